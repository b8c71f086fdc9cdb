package org.matricula.consignment;

import java.util.List;
import org.matricula.registry.StudentRows;
import org.springframework.stereotype.Component;

/// A list and its lines lie with the unit that hands them over, wherever the student goes.
@Component
class ConsignmentRows implements StudentRows {

    @Override
    public List<Table> tables() {
        return List.of(
                Table.of("consignment.line").butFor("true"), Table.ofUnit("consignment.list"));
    }
}
