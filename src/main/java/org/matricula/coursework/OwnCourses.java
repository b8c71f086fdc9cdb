package org.matricula.coursework;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.matricula.calendar.WorkingDays;
import org.matricula.kernel.Absent;
import org.matricula.policy.Policies;
import org.matricula.workflow.apply.DraftCase;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 我的课程: what one takes this term and what was published of late, and from there the applications
/// about a course.
@Service
public class OwnCourses {

    /// @param lastDay until when the mark may be asked about
    public record Result(GradeRechecks.Published of, LocalDate lastDay, boolean open) {}

    public record View(List<HeldMarks.Registered> courses, List<Result> results) {}

    private static final Set<String> KINDS =
            Set.of(ExamDeferral.CODE, CourseExemption.CODE, GradeRecheck.CODE);

    /// Results older than this are no longer listed; the application itself tells the exact day.
    private static final int LISTED_DAYS = 120;

    private final CountedGrades counted;
    private final HeldMarks marks;
    private final GradeRechecks rechecks;
    private final CourseRows rows;
    private final DraftCase draftCase;
    private final Policies policies;
    private final WorkingDays workingDays;
    private final Clock clock;

    OwnCourses(
            CountedGrades counted,
            HeldMarks marks,
            GradeRechecks rechecks,
            CourseRows rows,
            DraftCase draftCase,
            Policies policies,
            WorkingDays workingDays,
            Clock clock) {
        this.counted = counted;
        this.marks = marks;
        this.rechecks = rechecks;
        this.rows = rows;
        this.draftCase = draftCase;
        this.policies = policies;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    View show() {
        var own = counted.own();
        var today = LocalDate.now(clock);
        var results =
                rechecks.since(own, today.minusDays(LISTED_DAYS)).stream()
                        .map(it -> result(it, today))
                        .toList();
        return new View(marks.underWay(own), results);
    }

    /// Begins an application with the course filled in.
    ///
    /// @return the case
    @Transactional
    UUID apply(UUID grade, String kind) {
        if (!KINDS.contains(kind)) {
            throw new Absent("kind " + kind);
        }
        var it = rows.of(grade, counted.own()).orElseThrow(() -> new Absent("grade " + grade));
        return draftCase.draft(kind, it.enrolment(), Map.of("course", it.code()), null);
    }

    private Result result(GradeRechecks.Published it, LocalDate today) {
        var days = policies.value(GradePolicies.RECHECK_DAYS, it.institution(), today);
        var last = workingDays.plus(it.publishedOn(), days);
        return new Result(it, last, !today.isAfter(last) && !it.asked());
    }
}
