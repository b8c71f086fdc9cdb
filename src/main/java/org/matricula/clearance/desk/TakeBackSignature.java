package org.matricula.clearance.desk;

import java.time.Clock;
import java.util.HashMap;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.clearance.CertificateHanded;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 撤回签办: an office signed what was not settled. From then on it holds the item, with the reason,
/// which the student sees; it waits to be settled by name. No more once a certificate is handed
/// over: what the signature was for has happened.
@Service
class TakeBackSignature {

    private static final int LONGEST = 200;

    private final ClearanceRows offices;
    private final SigningRows rows;
    private final OwnPersons own;
    private final ObjectProvider<CertificateHanded> handed;
    private final Ledger ledger;
    private final Clock clock;

    TakeBackSignature(
            ClearanceRows offices,
            SigningRows rows,
            OwnPersons own,
            ObjectProvider<CertificateHanded> handed,
            Ledger ledger,
            Clock clock) {
        this.offices = offices;
        this.rows = rows;
        this.own = own;
        this.handed = handed;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @throws Absent if there is no such item of this office within reach
    /// @throws Refused if the acting person does not sign for it, it is not cleared, no reason is
    ///   given, or a certificate was handed over
    @Transactional
    void takeBack(UUID office, UUID item, String reason) {
        var of = offices.office(office).orElseThrow(() -> new Absent("office"));
        var actor = Acting.now();
        if (!actor.holds(of.role())) {
            throw new Refused(Refusal.forbidden("clearance.other", of.name()));
        }
        var it = rows.lockOne(office, item).orElseThrow(() -> new Absent("item"));
        if (own.of(actor).contains(it.personId())) {
            throw new Refused(Refusal.forbidden("clearance.own-item", of.name()));
        }
        var words = reason.strip();
        Refused.unlessEmpty(
                Refusal.all(
                        words.isEmpty() || words.length() > LONGEST
                                ? Refusal.input("reason", "clearance.back-reason", LONGEST)
                                : null,
                        it.state().equals("cleared")
                                ? null
                                : Refusal.conflict("clearance.not-signed", it.name()),
                        handed.stream().anyMatch(one -> one.handed(it.enrolmentId()))
                                ? Refusal.conflict("clearance.handed", it.name())
                                : null));
        rows.takeBack(item, words, clock.instant());
        var before = new HashMap<String, Object>();
        before.put("state", it.state());
        before.put("signedBy", String.valueOf(it.signedBy()));
        if (it.tracking() != null) {
            before.put("tracking", it.tracking());
        }
        ledger.record(
                Act.of("clearance.take-back", "enrolment:" + it.enrolmentId())
                        .at(it.scopePos())
                        .because(words)
                        .from(before)
                        .to(java.util.Map.of("office", of.name(), "state", "held")));
    }
}
