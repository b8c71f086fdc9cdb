package org.matricula.credential.certificate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 原件收回: somebody of the registry takes the original in, under their account. Before they have,
/// what takes its place is not handed over, for two papers would be outside.
@Service
public class ReceiveOriginal {

    private static final int LONGEST = 200;

    private final Diplomas certificates;
    private final DiplomaRows rows;
    private final Surrenders surrenders;
    private final Ledger ledger;
    private final Clock clock;

    ReceiveOriginal(
            Diplomas certificates,
            DiplomaRows rows,
            Surrenders surrenders,
            Ledger ledger,
            Clock clock) {
        this.certificates = certificates;
        this.rows = rows;
        this.surrenders = surrenders;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param note what else is to be said of it, as its condition; blank for nothing
    /// @throws Refused if it was never handed over, or lies at the desk
    @Transactional
    public void receive(UUID certificate, String note) {
        rows.lock(List.of(certificate));
        var it = certificates.get(certificate);
        Refused.unlessEmpty(
                Refusal.all(
                        surrenders.handedOver(certificate)
                                ? null
                                : Refusal.conflict("certificate.never-handed", it.number()),
                        surrenders.held(certificate)
                                ? Refusal.conflict("certificate.original-here", it.number())
                                : null,
                        note.strip().length() > LONGEST
                                ? Refusal.input("note", "certificate.original-note", LONGEST)
                                : null));
        surrenders.receive(it, LocalDate.now(clock), note.strip());
        ledger.record(
                Act.of("certificate.receive-original", "certificate:" + certificate)
                        .at(it.scopePos())
                        .because(note.isBlank() ? null : note.strip())
                        .to(Map.of("number", it.number())));
    }

    /// 退还原件: the exchange was refused or taken back, and it stands.
    ///
    /// @throws Refused if it does not lie at the desk, or is void
    @Transactional
    public void giveBack(UUID certificate) {
        rows.lock(List.of(certificate));
        var it = certificates.get(certificate);
        Refused.unlessEmpty(
                Refusal.all(
                        it.stands() ? null : Refusal.conflict("certificate.ended", it.number()),
                        surrenders.held(certificate)
                                ? null
                                : Refusal.conflict("certificate.original-absent", it.number())));
        surrenders.giveBack(certificate, LocalDate.now(clock));
        ledger.record(
                Act.of("certificate.return-original", "certificate:" + certificate)
                        .at(it.scopePos())
                        .to(Map.of("number", it.number())));
    }
}
