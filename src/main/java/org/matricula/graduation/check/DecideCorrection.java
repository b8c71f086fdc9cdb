package org.matricula.graduation.check;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
import org.matricula.registry.Detail;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 审核更正: the registrar looks at the proof; what is accepted is written in the register, and the
/// graduate has to confirm the whole again.
@Service
class DecideCorrection {

    private static final Set<Detail> AGREEING =
            Set.of(Detail.DOCUMENT_TYPE, Detail.DOCUMENT_NUMBER, Detail.BIRTH_ON, Detail.SEX);

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

    /// @param together with the graduate's other waiting claims on document, birthday and sex,
    ///   which have to agree with one another and so are put right in one act or not at all
    /// @return the campaign
    /// @throws Refused also where the register does not take the value, with what is wrong in it
    @Transactional
    UUID decide(UUID id, boolean accepted, String note, boolean together) {
        var before = claims.find(id).orElseThrow(() -> new Absent("claim"));
        var graduate = sheets.lock(before.campaignId(), before.enrolmentId());
        var claim = claims.find(id).orElseThrow(() -> new Absent("claim"));
        var actor = Acting.now();
        var all = new ArrayList<>(List.of(claim));
        if (accepted && together) {
            all.addAll(beside(claim));
        }
        Refused.unlessEmpty(
                Refusal.all(
                        claim.accepted() == null
                                ? null
                                : Refusal.conflict(
                                        "graduate.decided", String.valueOf(claim.decider())),
                        actor.account() != null
                                        && all.stream()
                                                .anyMatch(it ->
                                                        actor.account().equals(it.claimedBy()))
                                ? Refusal.forbidden("graduate.own-claim")
                                : null,
                        !accepted && note.isBlank()
                                ? Refusal.input("note", "graduate.missing")
                                : null));
        var act = accepted ? written(all, note) : null;
        var why = note.isBlank() ? null : note.strip();
        for (var it : all) {
            claims.decide(it.id(), accepted, why, act, clock.instant());
            ledger.record(
                    Act.of("graduate.decide", "enrolment:" + it.enrolmentId())
                            .at(it.scopePos())
                            .because(why)
                            .to(Map.of("detail", it.detail().code(), "accepted", accepted)));
        }
        if (graduate.signed() && !claims.waits(claim.enrolmentId())) {
            sheets.stands(graduate, "again");
        }
        notices.tell(
                accounts.parties(graduate.personId(), java.time.LocalDate.now(clock)),
                accepted ? "graduation.notice.accepted" : "graduation.notice.declined",
                "/own-graduation/" + claim.campaignId() + "/" + claim.enrolmentId(),
                graduate.name());
        return claim.campaignId();
    }

    /// The graduate's other waiting claims that have to agree with this one.
    List<GraduateClaims.Claim> beside(GraduateClaims.Claim claim) {
        return AGREEING.contains(claim.detail())
                ? claims.of(claim.campaignId(), claim.enrolmentId()).stream()
                        .filter(it -> it.accepted() == null && !it.id().equals(claim.id()))
                        .filter(it -> AGREEING.contains(it.detail()))
                        .toList()
                : List.of();
    }

    /// 录入错误: the new values hold for all days.
    private UUID written(List<GraduateClaims.Claim> all, @Nullable String note) {
        var claim = all.getFirst();
        return details.correct(
                new CorrectDetails.Correction(
                        claim.enrolmentId(),
                        all.stream()
                                .collect(
                                        Collectors.toMap(
                                                GraduateClaims.Claim::detail,
                                                GraduateClaims.Claim::value)),
                        null,
                        null,
                        note == null || note.isBlank() ? claim.detail().code() : note.strip()));
    }
}
