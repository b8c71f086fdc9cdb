package org.matricula.workflow.forgotten;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matricula.calendar.WorkingDays;
import org.matricula.identity.Holder;
import org.matricula.identity.Holders;
import org.matricula.notice.Notices;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Forgotten;
import org.matricula.workflow.ForgottenFinder;
import org.matricula.workflow.record.CaseRows;
import org.matricula.workflow.record.Step;
import org.matricula.workflow.record.StepRows;
import org.matricula.workflow.walk.Course;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 沉睡的审批: turns past their deadline, and applications returned and left lying.
@Service
class SleepingCases implements ForgottenFinder {

    private static final int AWAKE_DAYS = 10;

    private final SleepingRows rows;
    private final CaseRows cases;
    private final StepRows steps;
    private final Course course;
    private final Holders holders;
    private final Notices notices;
    private final WorkingDays workingDays;

    SleepingCases(
            SleepingRows rows,
            CaseRows cases,
            StepRows steps,
            Course course,
            Holders holders,
            Notices notices,
            WorkingDays workingDays) {
        this.rows = rows;
        this.cases = cases;
        this.steps = steps;
        this.course = course;
        this.holders = holders;
        this.notices = notices;
        this.workingDays = workingDays;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Forgotten> find(LocalDate today, int limit) {
        var overdue =
                rows.overdue(today, limit).stream()
                        .map(it -> of("overdue", it, today, owner(it.step())));
        var lying =
                rows.lying(workingDays.plus(today, -AWAKE_DAYS), limit).stream()
                        .map(it -> of("lying", it, today, cases.get(it.caseId()).applicant()));
        var ahead =
                rows.ahead(today, limit).stream()
                        .map(it -> of("ahead", it, today, cases.get(it.caseId()).applicant()));
        return Stream.of(overdue, lying, ahead).flatMap(it -> it).toList();
    }

    /// 超期上报: on the first working day after the deadline the next office is told.
    @Override
    @Transactional
    public void remind(LocalDate today) {
        for (var it : rows.overdue(today, 10_000)) {
            if (workingDays.between(it.on(), today) == 1) {
                var file = cases.get(it.caseId());
                steps.find(it.step())
                        .ifPresent(step ->
                                notices.tell(
                                        superiors(file, step, today),
                                        "notice.case.overdue",
                                        "/cases/" + it.caseId(),
                                        it.subject(),
                                        owner(it.step())));
            }
        }
    }

    private Set<UUID> superiors(CaseView it, Step step, LocalDate today) {
        var turns = course.drawing(it).turns();
        var at = turns.stream().map(turn -> turn.task()).toList().indexOf(step.task());
        var roles =
                at + 1 < turns.size() ? turns.get(at + 1).roles() : List.of("academic-office-head");
        var found = new HashSet<UUID>();
        for (var role : roles) {
            holders.holding(role, it.unit(), today).forEach(who -> found.add(who.account()));
        }
        return found;
    }

    private String owner(UUID stepId) {
        Optional<Step> step = steps.find(stepId);
        return step.map(it ->
                        it.assigned() != null
                                ? it.assigned()
                                : course.holders(cases.get(it.caseId()), it).stream()
                                        .map(Holder::name)
                                        .distinct()
                                        .limit(3)
                                        .collect(Collectors.joining("、")))
                .orElse("");
    }

    private static Forgotten of(String what, SleepingRows.Row it, LocalDate today, String owner) {
        return new Forgotten(
                what,
                it.subject(),
                "/cases/" + it.caseId(),
                it.on(),
                owner,
                it.on().isBefore(today));
    }
}
