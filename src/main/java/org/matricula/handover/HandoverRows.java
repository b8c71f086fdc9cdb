package org.matricula.handover;

import java.util.List;
import org.matricula.registry.StudentRows;
import org.springframework.stereotype.Component;

/// A list and its lines lie with the unit that hands them over, wherever the student goes.
@Component
class HandoverRows implements StudentRows {

    @Override
    public List<Table> tables() {
        return List.of(
                Table.of("handover.line").butFor("true"), Table.ofUnit("handover.list"));
    }
}
