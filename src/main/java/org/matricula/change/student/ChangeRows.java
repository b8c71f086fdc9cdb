package org.matricula.change.student;

import java.util.List;
import org.matricula.registry.StudentRows;
import org.springframework.stereotype.Component;

/// What hangs on a student follows the student; what lies at the programme asked for or at the
/// office that reports, the tree.
@Component
class ChangeRows implements StudentRows {

    @Override
    public List<Table> tables() {
        return List.of(
                Table.unowned("change.absence"),
                Table.of("change.absence_told"),
                Table.unowned("change.chase"),
                Table.unowned("change.chase_contact"),
                Table.unowned("change.leave"),
                Table.unowned("change.relaxation"),
                Table.unowned("change.study_extension"),
                Table.unowned("change.transfer_side"),
                Table.part(
                        "change.withdrawal_proceeding",
                        "case_id in (select c.id from workflow.case_file c where c.subject_id = any (:enrolments))"),
                Table.unowned("change.correction_item"),
                Table.unowned("change.correction_check"),
                Table.unowned("change.correction"),
                Table.unowned("change.correction_report_line"),
                Table.unowned("change.batch_line"),
                Table.of("change.platform_mark"),
                Table.of("change.platform_line"),
                Table.of("change.platform_check"),
                Table.of("change.platform_image"),
                Table.of("change.platform_withdrawal"),
                Table.ofUnit("change.platform_batch"),
                Table.ofUnit("change.platform_report"),
                Table.ofUnit("change.programme_candidate"),
                Table.ofUnit("change.correction_report"),
                Table.ofUnit("change.batch_change"),
                Table.ofUnit("change.batch_class"));
    }
}
