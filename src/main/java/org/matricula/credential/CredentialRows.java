package org.matricula.credential;

import java.util.List;
import org.matricula.registry.StudentRows;
import org.springframework.stereotype.Component;

@Component
class CredentialRows implements StudentRows {

    @Override
    public List<Table> tables() {
        return List.of(
                Table.of("credential.certificate"),
                Table.of("credential.handing"),
                Table.of("credential.sealing"),
                Table.of("credential.voiding"),
                Table.of("credential.surrender"),
                Table.part(
                        "credential.photo_comparison",
                        "case_id in (select c.id from workflow.case_file c where c.subject_id = any (:enrolments))"),
                Table.of("credential.national_line"));
    }
}
