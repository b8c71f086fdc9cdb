package org.matricula.discipline;

import java.util.List;
import org.matricula.registry.StudentRows;
import org.springframework.stereotype.Component;

/// Offences, sanctions and appeals follow their student.
@Component
class DisciplineRows implements StudentRows {

    @Override
    public List<Table> tables() {
        return List.of(
                Table.part(
                        "discipline.paper",
                        "offence_id in (select o.id from discipline.offence o where o.enrolment_id = any (:enrolments)) or case_id in (select c.id from workflow.case_file c where c.subject_id = any (:enrolments)) or document_id in (select d.id from document.document d where d.enrolment_id = any (:enrolments))"),
                Table.part(
                        "discipline.proceeding",
                        "case_id in (select c.id from workflow.case_file c where c.subject_id = any (:enrolments))"),
                Table.part(
                        "discipline.delivery",
                        "case_id in (select c.id from workflow.case_file c where c.subject_id = any (:enrolments)) or case_id is null and document_id in (select d.id from document.document d where d.enrolment_id = any (:enrolments))"),
                Table.part(
                        "discipline.appeal",
                        "case_id in (select c.id from workflow.case_file c where c.subject_id = any (:enrolments))"),
                Table.part(
                        "discipline.appeal_member",
                        "case_id in (select c.id from workflow.case_file c where c.subject_id = any (:enrolments))"),
                Table.part(
                        "discipline.meeting_member",
                        "case_id in (select c.id from workflow.case_file c where c.subject_id = any (:enrolments))"),
                Table.of("discipline.offence"),
                Table.of("discipline.sanction"));
    }
}
