package org.matricula.enrolment.review;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.enrolment.admission.Candidates;
import org.matricula.enrolment.admission.Moves;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 准假: by somebody other than whoever wrote the request down.
@Service
class DecidePostponement {

    private final Candidates candidates;
    private final Absences absences;
    private final Ledger ledger;
    private final Clock clock;

    DecidePostponement(Candidates candidates, Absences absences, Ledger ledger, Clock clock) {
        this.candidates = candidates;
        this.absences = absences;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @return the candidate
    @Transactional
    UUID decide(UUID id, boolean granted, String note) {
        var asked = absences.lock(id).orElseThrow(() -> new Absent("postponement"));
        var candidate = candidates.get(asked.candidateId());
        var actor = Acting.now();
        Refused.unlessEmpty(
                Refusal.all(
                        asked.granted() == null
                                ? null
                                : Refusal.conflict(
                                        "postponement.decided", String.valueOf(asked.decider())),
                        actor.account() != null && actor.account().equals(asked.askedBy())
                                ? Refusal.rule("postponement.own")
                                : null,
                        !granted && note.isBlank()
                                ? Refusal.input("note", "candidate.reason")
                                : null));
        var why = note.isBlank() ? null : note.strip();
        absences.decide(id, granted, why, actor, clock.instant());
        ledger.record(
                Act.of("admission.decide-postponement", Moves.subject(candidate.id()))
                        .at(candidate.scopePos())
                        .because(why)
                        .to(Map.of("granted", granted, "until", asked.untilOn().toString())));
        return candidate.id();
    }
}
