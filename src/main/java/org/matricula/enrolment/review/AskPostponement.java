package org.matricula.enrolment.review;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.enrolment.AdmissionState;
import org.matricula.enrolment.admission.Candidates;
import org.matricula.enrolment.admission.Moves;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 报到请假: written down by whoever takes the newcomer's letter or call (普通高等学校学生管理规定 第八条).
@Service
class AskPostponement {

    private static final int MOST_DAYS = 60;

    private final Candidates candidates;
    private final Absences absences;
    private final Ledger ledger;
    private final Clock clock;

    AskPostponement(Candidates candidates, Absences absences, Ledger ledger, Clock clock) {
        this.candidates = candidates;
        this.absences = absences;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    UUID ask(UUID id, @Nullable LocalDate until, String reason) {
        var candidate = candidates.lock(List.of(id)).getFirst();
        var today = LocalDate.now(clock);
        var asking = absences.postponements(id).stream().anyMatch(it -> it.granted() == null);
        Refused.unlessEmpty(
                Refusal.all(
                        candidate.state() == AdmissionState.ADMITTED
                                ? null
                                : Refusal.conflict("postponement.state", candidate.name()),
                        asking ? Refusal.conflict("postponement.open", candidate.name()) : null,
                        reason.isBlank() ? Refusal.input("reason", "candidate.reason") : null,
                        until == null
                                        || until.isBefore(today)
                                        || until.isAfter(today.plusDays(MOST_DAYS))
                                ? Refusal.rule("postponement.until", String.valueOf(MOST_DAYS))
                                        .at("until")
                                : null));
        var asked = absences.ask(candidate, until, reason.strip(), Acting.now(), clock.instant());
        ledger.record(
                Act.of("admission.ask-postponement", Moves.subject(id))
                        .at(candidate.scopePos())
                        .because(reason.strip())
                        .to(Map.of("until", until.toString())));
        return asked;
    }
}
