package org.matricula.teaching;

import java.util.List;
import org.matricula.registry.StudentRows;
import org.springframework.stereotype.Component;

/// Who has evaluated lies where the student does; the rest at a unit or a task.
@Component
class TeachingRows implements StudentRows {

    @Override
    public List<Table> tables() {
        return List.of(
                Table.of("teaching.evaluation_given"),
                Table.ofUnit("teaching.office"),
                Table.ofUnit("teaching.office_member"),
                Table.ofUnit("teaching.office_course"),
                Table.ofUnit("teaching.evaluation_answer"),
                Table.ofUnit("teaching.inspection"),
                Table.ofUnit("teaching.profile"));
    }
}
