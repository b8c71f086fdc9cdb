package org.matricula.registration.term;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.identity.Holder;
import org.matricula.notice.Notices;
import org.matricula.policy.Policies;
import org.matricula.workflow.Forgotten;
import org.matricula.workflow.ForgottenFinder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 逾期未注册: whoever looks after the class is to report the student for withdrawal, once the time the
/// rules give is past (普通高等学校学生管理规定 第三十条第五项). No standing changes by itself.
@Service
class ForgottenRegistrations implements ForgottenFinder {

    private static final int MOST = 100_000;
    private static final Set<Long> REMINDED = Set.of(1L, 7L);

    private final Openings openings;
    private final OverdueRows overdueRows;
    private final Caretakers caretakers;
    private final Policies policies;
    private final Notices notices;

    ForgottenRegistrations(
            Openings openings,
            OverdueRows overdueRows,
            Caretakers caretakers,
            Policies policies,
            Notices notices) {
        this.openings = openings;
        this.overdueRows = overdueRows;
        this.caretakers = caretakers;
        this.policies = policies;
        this.notices = notices;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Forgotten> find(LocalDate today, int limit) {
        return overdueRows.left(today, limit).stream().map(it -> forgotten(it, today)).toList();
    }

    @Override
    @Transactional
    public void remind(LocalDate today) {
        openings.layRunning(today);
        var left =
                overdueRows.left(today, MOST).stream()
                        .collect(Collectors.groupingBy(OverdueRows.Left::unit));
        left.forEach((unit, lines) -> {
            var due =
                    lines.stream()
                            .filter(it -> {
                                var past = ChronoUnit.DAYS.between(it.lastOn(), today);
                                return REMINDED.contains(past) || past == overdue(it, today) + 1L;
                            })
                            .toList();
            if (!due.isEmpty()) {
                notices.tell(
                        caretakers.of(unit, today).stream().map(Holder::account).toList(),
                        "notice.registration.left",
                        "/forgotten",
                        due.getFirst().name(),
                        String.valueOf(due.size()));
            }
        });
    }

    private Forgotten forgotten(OverdueRows.Left it, LocalDate today) {
        var withdraw = it.lastOn().plusDays(overdue(it, today));
        var late = withdraw.isBefore(today);
        return new Forgotten(
                late ? "registration-over" : "registration-left",
                it.name(),
                href(it, late),
                withdraw,
                caretakers.of(it.unit(), today).stream()
                        .map(Holder::name)
                        .distinct()
                        .limit(3)
                        .collect(Collectors.joining("、")),
                late);
    }

    private static @Nullable String href(OverdueRows.Left it, boolean late) {
        if (it.caseId() != null) {
            return "/cases/" + it.caseId();
        }
        if (it.number().isEmpty()) {
            return null;
        }
        return late ? "/apply?student=" + it.number() : "/students/" + it.number();
    }

    private int overdue(OverdueRows.Left it, LocalDate today) {
        return policies.value(RegistrationPolicies.OVERDUE, it.institution(), today);
    }
}
