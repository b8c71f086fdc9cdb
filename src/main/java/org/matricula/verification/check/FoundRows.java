package org.matricula.verification.check;

import java.util.List;
import org.matricula.registry.StudentRows;
import org.springframework.stereotype.Component;

/// Lines and findings follow their student.
@Component
class FoundRows implements StudentRows {

    @Override
    public List<Table> tables() {
        return List.of(Table.of("verification.line"), Table.of("verification.finding"));
    }
}
