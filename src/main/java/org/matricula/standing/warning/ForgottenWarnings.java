package org.matricula.standing.warning;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.matricula.identity.Holder;
import org.matricula.identity.Holders;
import org.matricula.notice.Notices;
import org.matricula.policy.Policies;
import org.matricula.standing.ConcernedStaff;
import org.matricula.standing.WarningPolicies;
import org.matricula.workflow.Forgotten;
import org.matricula.workflow.ForgottenFinder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 未签收的预警: whoever looks after the class is reminded until the student and the guardian have
/// signed.
@Service
class ForgottenWarnings implements ForgottenFinder {

    private static final int MOST = 20_000;
    private static final Set<Long> REMINDED = Set.of(1L, 7L);

    private final UnsignedRows rows;
    private final Holders holders;
    private final Policies policies;
    private final Notices notices;

    ForgottenWarnings(UnsignedRows rows, Holders holders, Policies policies, Notices notices) {
        this.rows = rows;
        this.holders = holders;
        this.policies = policies;
        this.notices = notices;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Forgotten> find(LocalDate today, int limit) {
        if (!ConcernedStaff.acting()) {
            return List.of();
        }
        return rows.find(limit).stream()
                .map(it -> {
                    var due = due(it, today);
                    return new Forgotten(
                            it.noticed() ? "warning-unsigned" : "warning-untold",
                            it.name(),
                            "/warnings/" + it.id(),
                            due,
                            owners(it.unit(), today).stream()
                                    .map(Holder::name)
                                    .distinct()
                                    .limit(3)
                                    .collect(Collectors.joining("、")),
                            due.isBefore(today));
                })
                .toList();
    }

    @Override
    @Transactional
    public void remind(LocalDate today) {
        var due =
                rows.find(MOST).stream()
                        .filter(it ->
                                REMINDED.contains(ChronoUnit.DAYS.between(due(it, today), today)))
                        .collect(Collectors.groupingBy(UnsignedRows.Unsigned::unit));
        due.forEach((unit, lines) ->
                notices.tell(
                        owners(unit, today).stream().map(Holder::account).toList(),
                        "notice.warning.unsigned",
                        "/warnings/" + lines.getFirst().id(),
                        lines.getFirst().name(),
                        String.valueOf(lines.size())));
    }

    private LocalDate due(UnsignedRows.Unsigned it, LocalDate today) {
        return it.since()
                .plusDays(policies.value(WarningPolicies.RECEIPT_DAYS, it.institution(), today));
    }

    private List<Holder> owners(UUID unit, LocalDate today) {
        var counsellors = holders.holding("counsellor", unit, today);
        return counsellors.isEmpty() ? holders.holding("class-teacher", unit, today) : counsellors;
    }
}
