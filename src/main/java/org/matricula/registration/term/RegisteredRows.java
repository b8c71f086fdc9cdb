package org.matricula.registration.term;

import java.util.List;
import org.matricula.registry.StudentRows;
import org.springframework.stereotype.Component;

/// Registrations of terms and years follow their student.
@Component
class RegisteredRows implements StudentRows {

    @Override
    public List<Table> tables() {
        return List.of(
                Table.of("registration.term_registration"),
                Table.of("registration.year_registration"),
                Table.of("registration.overdue_case"));
    }
}
