package org.matricula.graduation.check;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.registry.CorrectDetails;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 审核更正前的对照: what the register says and what the graduate says it should be, side by side with the
/// proof. Private values are masked until somebody says why they read them.
@Service
public class ReadClaim {

    private static final int TELLING = 2;

    /// @param before what the register says now; null for nothing
    /// @param value what the graduate says it should be
    /// @param clear whether both are whole
    /// @param beside what waits to be put right with it, because they have to agree
    public record Shown(
            GraduateClaims.Claim claim,
            @Nullable String before,
            String value,
            boolean clear,
            List<Shown> beside) {

        /// Whether there is more to read than is shown.
        public boolean veiled() {
            return !clear
                    && (claim.detail().isPrivate() || beside.stream().anyMatch(Shown::veiled));
        }
    }

    private final GraduateClaims claims;
    private final DecideCorrection decide;
    private final GraduateFacts facts;
    private final CorrectDetails details;
    private final Ledger ledger;

    ReadClaim(
            GraduateClaims claims,
            DecideCorrection decide,
            GraduateFacts facts,
            CorrectDetails details,
            Ledger ledger) {
        this.claims = claims;
        this.decide = decide;
        this.facts = facts;
        this.details = details;
        this.ledger = ledger;
    }

    /// @throws Absent if there is none within reach
    @Transactional(readOnly = true)
    public Shown show(UUID id) {
        return whole(claims.find(id).orElseThrow(() -> new Absent("claim")), false);
    }

    /// In clear; the ledger says who read it and why.
    @Transactional
    public Shown unmasked(UUID id, String reason) {
        var claim = claims.find(id).orElseThrow(() -> new Absent("claim"));
        if (reason.strip().length() < TELLING) {
            throw new Refused(Refusal.input("reason", "graduate.unmask-why"));
        }
        ledger.record(
                Act.of("graduate.unmask", "enrolment:" + claim.enrolmentId())
                        .at(claim.scopePos())
                        .because(reason.strip())
                        .to(java.util.Map.of("detail", claim.detail().code())));
        return whole(claim, true);
    }

    private Shown whole(GraduateClaims.Claim it, boolean clear) {
        return shown(
                it,
                clear,
                decide.beside(it).stream().map(b -> shown(b, clear, List.of())).toList());
    }

    private Shown shown(GraduateClaims.Claim it, boolean clear, List<Shown> beside) {
        var detail = it.detail();
        var before = details.now(it.enrolmentId(), List.of(detail)).get(detail);
        return new Shown(
                it,
                before == null || before.isBlank()
                        ? null
                        : facts.shown(detail, clear ? before : detail.masked(before)),
                String.valueOf(facts.shown(detail, clear ? it.value() : detail.masked(it.value()))),
                clear,
                beside);
    }
}
