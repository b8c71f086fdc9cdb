package org.matricula.enrolment.certificate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 登记领取: who took one certificate or many, when, and how that was signed for.
@Service
class HandOverCertificates {

    private final CertificateRows rows;
    private final Ledger ledger;
    private final Clock clock;

    HandOverCertificates(CertificateRows rows, Ledger ledger, Clock clock) {
        this.rows = rows;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param to who took them
    /// @param note how it was signed for, such as on which sheet
    /// @throws Refused if nothing is chosen or said, or one of them is void or handed over already
    @Transactional
    void handOver(List<UUID> lines, String to, @Nullable LocalDate on, String note) {
        var held = rows.lock(lines);
        Refused.unlessEmpty(
                Refusal.all(
                        held.isEmpty() ? Refusal.input("id", "certificate.chosen") : null,
                        to.isBlank() ? Refusal.input("to", "certificate.to") : null,
                        note.isBlank() ? Refusal.input("note", "certificate.note") : null,
                        on == null
                                        || on.isAfter(LocalDate.now(clock))
                                        || held.stream().anyMatch(it -> on.isBefore(it.issuedOn()))
                                ? Refusal.input("on", "certificate.on")
                                : null,
                        held.stream()
                                .filter(it -> it.voidedAt() != null)
                                .findFirst()
                                .map(it -> Refusal.conflict("certificate.void", it.number()))
                                .orElse(null),
                        held.stream()
                                .filter(it -> it.handedTo() != null)
                                .findFirst()
                                .map(it ->
                                        Refusal.conflict(
                                                "certificate.handed", it.number(), it.handedTo()))
                                .orElse(null)));
        rows.handed(held, to.strip(), on, note.strip());
        for (var it : held) {
            ledger.record(
                    Act.of("certificate.hand-over", "certificate:" + it.id())
                            .at(it.scopePos())
                            .to(
                                    Map.of(
                                            "number", it.number(),
                                            "to", to.strip(),
                                            "on", on.toString())));
        }
    }
}
