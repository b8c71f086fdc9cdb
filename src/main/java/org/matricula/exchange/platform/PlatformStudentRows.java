package org.matricula.exchange.platform;

import java.util.List;
import org.matricula.registry.StudentRows;
import org.springframework.stereotype.Component;

@Component
class PlatformStudentRows implements StudentRows {

    @Override
    public List<Table> tables() {
        return List.of(Table.of("exchange.platform_line"));
    }
}
