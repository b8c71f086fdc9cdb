package org.matricula.enrolment.certificate;

import java.util.List;
import org.matricula.registry.StudentRows;
import org.springframework.stereotype.Component;

/// Certificates of status follow their student.
@Component
class CertificatePlaces implements StudentRows {

    @Override
    public List<Table> tables() {
        return List.of(Table.of("enrolment.certificate"));
    }
}
