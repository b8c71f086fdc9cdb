package org.matricula.change.leave;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.identity.Holder;
import org.matricula.identity.Holders;
import org.matricula.notice.Notices;
import org.matricula.workflow.Forgotten;
import org.matricula.workflow.ForgottenFinder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 休学将满、期满未复学.
@Service
class ForgottenLeaves implements ForgottenFinder {

    private static final int AHEAD_DAYS = 30;
    private static final Set<Long> REMINDED = Set.of(30L, 15L, 0L);

    private final LeaveEnds ends;
    private final Holders holders;
    private final Notices notices;

    ForgottenLeaves(LeaveEnds ends, Holders holders, Notices notices) {
        this.ends = ends;
        this.holders = holders;
        this.notices = notices;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Forgotten> find(LocalDate today, int limit) {
        return ends.before(today.plusDays(AHEAD_DAYS + 1), limit).stream()
                .map(it -> forgotten(it, today))
                .toList();
    }

    @Override
    @Transactional
    public void remind(LocalDate today) {
        for (var it : ends.before(today.plusDays(AHEAD_DAYS + 1), 100_000)) {
            var left = ChronoUnit.DAYS.between(today, it.lastOn());
            if (REMINDED.contains(left) || left == -1) {
                notices.tell(
                        owners(it, today).stream().map(Holder::account).toList(),
                        left < 0 ? "notice.leave.over" : "notice.leave.ends",
                        "/forgotten",
                        it.name(),
                        it.lastOn().toString());
            }
        }
    }

    private Forgotten forgotten(LeaveEnds.End it, LocalDate today) {
        var late = it.lastOn().isBefore(today);
        return new Forgotten(
                late ? "leave-over" : "leave-ends",
                it.name(),
                it.studentNumber().isEmpty() ? null : "/students/" + it.studentNumber(),
                it.lastOn(),
                owners(it, today).stream()
                        .map(Holder::name)
                        .distinct()
                        .limit(3)
                        .collect(Collectors.joining("、")),
                late);
    }

    /// Whoever looks after the class; the registry where nobody does.
    private List<Holder> owners(LeaveEnds.End it, LocalDate today) {
        for (var role : List.of("counsellor", "class-teacher", "point-reviewer", "registrar")) {
            var found = holders.holding(role, it.unitId(), today);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }
}
