package org.matricula.discipline.appeal;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.discipline.OpenToAppeals;
import org.matricula.discipline.appeal.Appeals.Appeal;
import org.matricula.identity.Holder;
import org.matricula.identity.Holders;
import org.matricula.kernel.Acting;
import org.matricula.notice.Notices;
import org.matricula.page.Allowed;
import org.matricula.workflow.Forgotten;
import org.matricula.workflow.ForgottenFinder;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 申诉期限将到和已过: the committee's clock, and the province's.
@Service
class ForgottenAppeals implements ForgottenFinder {

    private static final int AHEAD = 5;
    private static final Set<Long> REMINDED = Set.of(5L, 1L, -1L);

    private final Appeals appeals;
    private final Holders holders;
    private final Notices notices;

    ForgottenAppeals(Appeals appeals, Holders holders, Notices notices) {
        this.appeals = appeals;
        this.holders = holders;
        this.notices = notices;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Forgotten> find(LocalDate today, int limit) {
        if (!Acting.now()
                .holds(
                        AnnotatedElementUtils.findMergedAnnotation(
                                        OpenToAppeals.class, Allowed.class)
                                .value())) {
            return List.of();
        }
        return appeals.running(today.plusDays(AHEAD + 1), limit).stream()
                .map(it ->
                        new Forgotten(
                                it.open() ? "appeal-due" : "province-due",
                                it.name(),
                                "/appeals/" + it.caseId(),
                                due(it),
                                owners(it, today).stream()
                                        .map(Holder::name)
                                        .distinct()
                                        .limit(3)
                                        .collect(Collectors.joining("、")),
                                due(it).isBefore(today)))
                .toList();
    }

    @Override
    @Transactional
    public void remind(LocalDate today) {
        for (var it : appeals.running(today.plusDays(AHEAD + 1), 100_000)) {
            if (REMINDED.contains(ChronoUnit.DAYS.between(today, due(it)))) {
                notices.tell(
                        owners(it, today).stream().map(Holder::account).toList(),
                        "notice.appeal.due",
                        "/appeals/" + it.caseId(),
                        it.caseNumber(),
                        due(it).toString());
            }
        }
    }

    private static LocalDate due(Appeal it) {
        var province = it.provinceDueOn();
        return province == null ? it.dueOn() : province;
    }

    private List<Holder> owners(Appeal it, LocalDate today) {
        return holders.holding(
                it.open() ? "appeals-committee" : "student-affairs", it.unitId(), today);
    }
}
