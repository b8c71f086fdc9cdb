package org.matricula.credential.certificate;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 贴照片、盖钢印、盖公章, one certificate or a class at once; each in its turn, by whoever does it, before
/// the certificate is issued.
@Service
public class SealCertificates {

    private final DiplomaRows rows;
    private final Diplomas certificates;
    private final Sealings sealings;
    private final Ledger ledger;
    private final Clock clock;

    SealCertificates(
            DiplomaRows rows,
            Diplomas certificates,
            Sealings sealings,
            Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.certificates = certificates;
        this.sealings = sealings;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    public void seal(UUID certificate, String act) {
        rows.lock(List.of(certificate));
        var it = certificates.get(certificate);
        Refused.unlessEmpty(
                Refusal.all(
                        it.state().equals("printed")
                                ? null
                                : Refusal.conflict("certificate.not-waiting", it.number())));
        var done = seal(List.of(certificate), act);
        if (done == 0) {
            throw new Refused(Refusal.conflict("certificate.sealed-before", it.number()));
        }
    }

    /// All printed ones of a kind in a class, or anything above it.
    ///
    /// @return how many
    @Transactional
    public int seal(UUID unit, String kind, String act) {
        Refused.unlessEmpty(Refusal.all(unknown(act)));
        var some = sealings.lacking(unit, kind, act);
        if (some.isEmpty()) {
            throw new Refused(Refusal.conflict("certificate.none-to-seal"));
        }
        return seal(some, act);
    }

    private int seal(List<UUID> some, String act) {
        Refused.unlessEmpty(Refusal.all(unknown(act)));
        if (!sealings.ready(some, act)) {
            throw new Refused(Refusal.rule("certificate.seal-order"));
        }
        var done = sealings.add(some, act, clock.instant());
        for (var one : done) {
            ledger.record(
                    Act.of("certificate.seal", "certificate:" + one.certificate())
                            .at(one.scopePos())
                            .to(Map.of("number", one.number(), "act", act)));
        }
        return done.size();
    }

    private static @org.jspecify.annotations.Nullable Refusal unknown(String act) {
        return Sealings.ACTS.contains(act) ? null : Refusal.input("act", "certificate.seal-act");
    }
}
