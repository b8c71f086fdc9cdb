package org.matricula.graduation.degree;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.graduation.DegreesRevoked;
import org.matricula.graduation.audit.Requirements;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.notice.Notices;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 撤销学位 (学位法 第三十七条、第三十九条、第四十一条): the committee's decision upon one who holds it, after they were
/// told and heard, by another than who recorded the granting, and once the certificate is void. Who
/// it was taken from is told of the review they may ask for.
@Service
public class RevokeDegree {

    private static final int LONGEST = 200;

    private final DegreeHearings hearings;
    private final HearDegrees hearDegrees;
    private final DegreeRefusals refusals;
    private final PublishDegrees publishDegrees;
    private final Requirements requirements;
    private final Notices notices;
    private final ApplicationEventPublisher news;
    private final Ledger ledger;
    private final Clock clock;

    RevokeDegree(
            DegreeHearings hearings,
            HearDegrees hearDegrees,
            DegreeRefusals refusals,
            PublishDegrees publishDegrees,
            Requirements requirements,
            Notices notices,
            ApplicationEventPublisher news,
            Ledger ledger,
            Clock clock) {
        this.hearings = hearings;
        this.hearDegrees = hearDegrees;
        this.refusals = refusals;
        this.publishDegrees = publishDegrees;
        this.requirements = requirements;
        this.notices = notices;
        this.news = news;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @throws Refused where they were not heard, the certificate still stands, or the acting
    ///   person recorded the granting
    @Transactional
    public void revoke(
            UUID hearing, String committee, String number, @Nullable LocalDate on, String reason) {
        var it = hearings.held(hearing).orElseThrow(() -> new Absent("degree hearing"));
        requirements.school(it.institutionId());
        var today = LocalDate.now(clock);
        Refused.unlessEmpty(
                Refusal.all(
                        GrantDegrees.words("committee", committee),
                        GrantDegrees.words("number", number),
                        on == null || on.isAfter(today)
                                ? Refusal.input("on", "graduation.meeting-on")
                                : null,
                        reason.isBlank() ? Refusal.input("reason", "reason.missing") : null,
                        reason.length() > LONGEST
                                ? Refusal.input("reason", "graduation.words", LONGEST)
                                : null));
        var held =
                refusals.holding(it.conclusionId())
                        .orElseThrow(() ->
                                new Refused(
                                        Refusal.conflict(
                                                "degree.no-holder",
                                                String.valueOf(it.studentNumber()))));
        var them = List.of(it.conclusionId());
        Refused.unlessEmpty(
                Refusal.all(
                        Objects.equals(held.deciderId(), Acting.now().account())
                                ? Refusal.forbidden("graduation.second-person")
                                : null));
        Refused.unlessEmpty(hearDegrees.unheard(them, "revoke"));
        news.publishEvent(new DegreesRevoked(it.institutionId(), them));
        var of = committee.strip() + " " + number.strip();
        hearings.close(them, "revoked", of, today);
        refusals.strip(it.conclusionId());
        refusals.add(them, of, Objects.requireNonNull(on), reason.strip());
        if (held.decision() != null) {
            publishDegrees.anew(held.decision(), reason.strip());
        }
        notices.tell(
                refusals.accounts(them),
                "graduation.notice.degree-revoked",
                "/own-progress",
                reason.strip());
        ledger.record(
                Act.of("graduation.revoke-degree", "conclusion:" + it.conclusionId())
                        .at(held.scopePos())
                        .because(reason.strip())
                        .to(
                                Map.of(
                                        "committee", committee.strip(),
                                        "number", number.strip(),
                                        "on", on.toString())));
    }
}
