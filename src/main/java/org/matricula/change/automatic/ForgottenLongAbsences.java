package org.matricula.change.automatic;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matricula.coursework.attendance.LongAbsence;
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

/// 连续旷课: whoever looks after the class and the registrar are told once, when it has lasted long
/// enough; it stays on the list until the student is back, has leave, or a case is under way.
@Service
class ForgottenLongAbsences implements ForgottenFinder {

    static final String PATH = "/long-absences";

    private static final String[] STAFF =
            AnnotatedElementUtils.findMergedAnnotation(OpenToAbsences.class, Allowed.class).value();

    private final PointOutAbsences pointOut;
    private final AbsencesTold told;
    private final Holders holders;
    private final Notices notices;
    private final Clock clock;

    ForgottenLongAbsences(
            PointOutAbsences pointOut,
            AbsencesTold told,
            Holders holders,
            Notices notices,
            Clock clock) {
        this.pointOut = pointOut;
        this.told = told;
        this.holders = holders;
        this.notices = notices;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Forgotten> find(LocalDate today, int limit) {
        if (!Acting.now().holds(STAFF)) {
            return List.of();
        }
        return pointOut.all(today).stream()
                .filter(it -> it.caseId() == null)
                .limit(limit)
                .map(it ->
                        new Forgotten(
                                "long-absence",
                                it.name(),
                                PATH,
                                it.lastOn(),
                                caretakers(it.unit(), today).stream()
                                        .map(Holder::name)
                                        .distinct()
                                        .limit(3)
                                        .collect(Collectors.joining("、")),
                                true))
                .toList();
    }

    @Override
    @Transactional
    public void remind(LocalDate today) {
        for (var it : pointOut.all(today)) {
            if (it.caseId() == null && told.first(it, clock.instant())) {
                notices.tell(
                        whom(it, today),
                        "notice.absence.long",
                        PATH,
                        it.name(),
                        it.lostOn().toString(),
                        String.valueOf(it.days()));
            }
        }
    }

    private List<UUID> whom(LongAbsence it, LocalDate today) {
        return Stream.concat(
                        caretakers(it.unit(), today).stream(),
                        holders.holding("registrar", it.unit(), today).stream())
                .map(Holder::account)
                .distinct()
                .toList();
    }

    private List<Holder> caretakers(UUID unit, LocalDate today) {
        var found =
                Stream.of("counsellor", "class-teacher", "point-reviewer")
                        .flatMap(role -> holders.holding(role, unit, today).stream())
                        .toList();
        return found.isEmpty() ? holders.holding("registrar", unit, today) : found;
    }
}
