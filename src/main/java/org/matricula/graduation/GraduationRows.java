package org.matricula.graduation;

import java.util.List;
import org.matricula.registry.StudentRows;
import org.springframework.stereotype.Component;

@Component
class GraduationRows implements StudentRows {

    @Override
    public List<Table> tables() {
        return List.of(Table.of("graduation.conclusion"));
    }
}
