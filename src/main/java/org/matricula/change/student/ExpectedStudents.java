package org.matricula.change.student;

import java.util.Optional;
import java.util.UUID;
import org.matricula.workflow.Subject;

/// 拟转入学生: whom a case can be about before they have an enrolment here.
public interface ExpectedStudents {

    Optional<Subject> find(UUID id);

    /// As [#find], and nobody else writes upon it until the transaction ends.
    Optional<Subject> lock(UUID id);

    /// 转出办理中: whether the school has let a student of its own go, and another one decides.
    boolean leaving(UUID enrolment);
}
