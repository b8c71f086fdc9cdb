package org.matricula.coursework;

import java.util.List;
import org.matricula.registry.StudentRows;
import org.springframework.stereotype.Component;

/// Tasks lie where their class does, what is kept about a student where the student does.
@Component
class CourseworkRows implements StudentRows {

    @Override
    public List<Table> tables() {
        return List.of(
                Table.part(
                        "coursework.grade_version",
                        "grade_id in (select g.id from coursework.grade g where g.enrolment_id = any (:enrolments))"),
                Table.of("coursework.correction"),
                Table.of("coursework.rank_line"),
                Table.of("coursework.grade"),
                Table.of("coursework.choice"),
                Table.of("coursework.absence"),
                Table.of("coursework.held_mark"),
                Table.of("coursework.practice"),
                Table.of("coursework.exam_bar"),
                Table.of("coursework.recheck"),
                Table.ofUnit("coursework.task"),
                Table.ofUnit("coursework.offering"),
                Table.ofUnit("coursework.co_teacher"),
                Table.ofUnit("coursework.ranking"));
    }
}
