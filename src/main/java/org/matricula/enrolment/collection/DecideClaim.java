package org.matricula.enrolment.collection;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 核实更正申报: an officer looks at the evidence. The record itself is put right where records are
/// edited.
@Service
class DecideClaim {

    private final Claims claims;
    private final Ledger ledger;
    private final Clock clock;

    DecideClaim(Claims claims, Ledger ledger, Clock clock) {
        this.claims = claims;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @return the collection
    @Transactional
    UUID decide(UUID id, boolean accepted, String note) {
        var claim = claims.lock(id).orElseThrow(() -> new Absent("claim"));
        var actor = Acting.now();
        Refused.unlessEmpty(
                Refusal.all(
                        claim.accepted() == null
                                ? null
                                : Refusal.conflict(
                                        "collection.decided", String.valueOf(claim.decider())),
                        actor.account() != null && actor.account().equals(claim.claimedBy())
                                ? Refusal.rule("collection.own")
                                : null,
                        !accepted && note.isBlank()
                                ? Refusal.input("note", "candidate.reason")
                                : null));
        var why = note.isBlank() ? null : note.strip();
        claims.decide(id, accepted, why, clock.instant());
        ledger.record(
                Act.of("collection.decide", "enrolment:" + claim.enrolmentId())
                        .at(claim.scopePos())
                        .because(why)
                        .to(Map.of("field", claim.field(), "accepted", accepted)));
        return claim.collectionId();
    }
}
