package org.matricula.change.standing;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matricula.identity.Holder;
import org.matricula.identity.Holders;
import org.matricula.notice.Notices;
import org.matricula.workflow.Forgotten;
import org.matricula.workflow.ForgottenFinder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 保留学籍、出国访学、保留入学资格将满和已满, and students missing for long.
@Service
class ForgottenAbsences implements ForgottenFinder {

    private static final int AHEAD_DAYS = 30;
    private static final int MISSING_DAYS = 30;
    private static final Set<Long> REMINDED = Set.of(30L, 15L, 0L, -1L);

    private final TimesAway timesAway;
    private final Holders holders;
    private final Notices notices;

    ForgottenAbsences(TimesAway timesAway, Holders holders, Notices notices) {
        this.timesAway = timesAway;
        this.holders = holders;
        this.notices = notices;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Forgotten> find(LocalDate today, int limit) {
        return Stream.concat(
                        timesAway.endingBefore(today.plusDays(AHEAD_DAYS + 1), limit).stream()
                                .map(it -> forgotten(it, today, it.lastOn().isBefore(today))),
                        timesAway.missingSince(today.minusDays(MISSING_DAYS), limit).stream()
                                .map(it -> forgotten(it, today, true)))
                .toList();
    }

    @Override
    @Transactional
    public void remind(LocalDate today) {
        for (var it : timesAway.endingBefore(today.plusDays(AHEAD_DAYS + 1), 100_000)) {
            var left = ChronoUnit.DAYS.between(today, it.lastOn());
            if (REMINDED.contains(left)) {
                notices.tell(
                        owners(it, today).stream().map(Holder::account).toList(),
                        left < 0 ? "notice.absence.over" : "notice.absence.ends",
                        "/forgotten",
                        it.name(),
                        it.lastOn().toString());
            }
        }
    }

    private Forgotten forgotten(TimesAway.End it, LocalDate today, boolean late) {
        return new Forgotten(
                it.kind().equals("missing") ? "missing" : it.kind() + (late ? "-over" : "-ends"),
                it.name(),
                it.studentNumber() == null || it.studentNumber().isEmpty()
                        ? null
                        : "/students/" + it.studentNumber(),
                it.lastOn(),
                owners(it, today).stream()
                        .map(Holder::name)
                        .distinct()
                        .limit(3)
                        .collect(Collectors.joining("、")),
                late);
    }

    private List<Holder> owners(TimesAway.End it, LocalDate today) {
        for (var role : List.of("counsellor", "class-teacher", "point-reviewer", "registrar")) {
            var found = holders.holding(role, it.unitId(), today);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }
}
