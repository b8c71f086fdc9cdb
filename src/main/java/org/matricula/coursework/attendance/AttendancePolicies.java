package org.matricula.coursework.attendance;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.matricula.policy.FlagPolicy;
import org.matricula.policy.NumberPolicy;
import org.matricula.policy.Policies;
import org.matricula.policy.Policy;
import org.matricula.policy.PolicyDeclarations;
import org.springframework.stereotype.Component;

/// What a school sets for attendance.
@Component
class AttendancePolicies implements PolicyDeclarations {

    /// Lessons of a term stayed away from without leave, from which the parties are told.
    static final NumberPolicy WARN_AT =
            Policy.number("attendance.warn-at", 10, 1, 400).source("学校学生管理规定（考勤）");

    /// So many lessons more, and the parties are told once more; 0 for never again.
    static final NumberPolicy WARN_EVERY =
            Policy.number("attendance.warn-every", 10, 0, 400).source("学校学生管理规定（考勤）");

    /// So many late comings or early leavings count as one absence.
    static final NumberPolicy LATES =
            Policy.number("attendance.lates", 3, 1, 20).source("学校学生管理规定（考勤）");

    /// Share of a course's lessons, in percent, from which a student may not sit its exam.
    static final NumberPolicy BARRED_FROM =
            Policy.number("attendance.barred-from", 33, 1, 100).source("学校学生管理规定（考勤）");

    /// Whether lessons missed with leave count towards that share.
    static final FlagPolicy LEAVE_COUNTS =
            Policy.flag("attendance.leave-counts", false).source("学校学生管理规定（考勤）");

    /// Days after a lesson within which its teacher may still take or mend the roll.
    static final NumberPolicy OPEN_DAYS =
            Policy.number("attendance.open-days", 14, 0, 200).source("学校学生管理规定（考勤）");

    @Override
    public List<Policy<?>> policies() {
        return List.of(WARN_AT, WARN_EVERY, LATES, BARRED_FROM, LEAVE_COUNTS, OPEN_DAYS);
    }

    static MissedLessons.Measure measure(Policies policies, UUID institution, LocalDate on) {
        return new MissedLessons.Measure(
                policies.value(LATES, institution, on),
                policies.value(BARRED_FROM, institution, on),
                policies.value(LEAVE_COUNTS, institution, on));
    }
}
