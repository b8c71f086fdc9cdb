package org.matricula.graduation.check;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.notice.Notices;
import org.matricula.registry.AccountLinks;
import org.matricula.registry.CorrectDetails;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 审核更正: the registrar looks at the proof; what is accepted is written in the register, and the
/// graduate has to confirm the whole again.
@Service
class DecideCorrection {

    private final GraduateSheets sheets;
    private final GraduateClaims claims;
    private final CorrectDetails details;
    private final AccountLinks accounts;
    private final Notices notices;
    private final Ledger ledger;
    private final Clock clock;

    DecideCorrection(
            GraduateSheets sheets,
            GraduateClaims claims,
            CorrectDetails details,
            AccountLinks accounts,
            Notices notices,
            Ledger ledger,
            Clock clock) {
        this.sheets = sheets;
        this.claims = claims;
        this.details = details;
        this.accounts = accounts;
        this.notices = notices;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @return the campaign
    /// @throws Refused also where the register does not take the value, with what is wrong in it
    @Transactional
    UUID decide(UUID id, boolean accepted, String note) {
        var before = claims.find(id).orElseThrow(() -> new Absent("claim"));
        var graduate = sheets.lock(before.campaignId(), before.enrolmentId());
        var claim = claims.find(id).orElseThrow(() -> new Absent("claim"));
        var actor = Acting.now();
        Refused.unlessEmpty(
                Refusal.all(
                        claim.accepted() == null
                                ? null
                                : Refusal.conflict(
                                        "graduate.decided", String.valueOf(claim.decider())),
                        actor.account() != null && actor.account().equals(claim.claimedBy())
                                ? Refusal.forbidden("graduate.own-claim")
                                : null,
                        !accepted && note.isBlank()
                                ? Refusal.input("note", "graduate.missing")
                                : null));
        var act = accepted ? written(claim, note) : null;
        var why = note.isBlank() ? null : note.strip();
        claims.decide(id, accepted, why, act, clock.instant());
        if (graduate.signed() && !claims.waits(claim.enrolmentId())) {
            sheets.stands(graduate, "again");
        }
        notices.tell(
                accounts.parties(graduate.personId(), java.time.LocalDate.now(clock)),
                accepted ? "graduation.notice.accepted" : "graduation.notice.declined",
                "/own-graduation/" + claim.campaignId() + "/" + claim.enrolmentId(),
                graduate.name());
        ledger.record(
                Act.of("graduate.decide", "enrolment:" + claim.enrolmentId())
                        .at(claim.scopePos())
                        .because(why)
                        .to(Map.of("detail", claim.detail().code(), "accepted", accepted)));
        return claim.campaignId();
    }

    /// 录入错误: the new value holds for all days.
    private UUID written(GraduateClaims.Claim claim, @Nullable String note) {
        return details.correct(
                new CorrectDetails.Correction(
                        claim.enrolmentId(),
                        Map.of(claim.detail(), claim.value()),
                        null,
                        null,
                        note == null || note.isBlank() ? claim.detail().code() : note.strip()));
    }
}
