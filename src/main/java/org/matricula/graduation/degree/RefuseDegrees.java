package org.matricula.graduation.degree;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.graduation.audit.Requirements;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.notice.Notices;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 不授予学位 (学位法 第三十七条、第三十九条、第四十一条): the committee decided against somebody whom the audit put
/// forward, after they were told what was meant and heard. The student is told why, and of the
/// review they may ask for; whom it then decides upon anew waits again.
@Service
public class RefuseDegrees {

    private static final int LONGEST = 200;
    private static final int SHOWN = 200;

    private final DegreeDecisions decisions;
    private final DegreeRefusals refusals;
    private final HearDegrees hearDegrees;
    private final DegreeHearings hearings;
    private final Requirements requirements;
    private final Notices notices;
    private final Ledger ledger;
    private final Clock clock;

    RefuseDegrees(
            DegreeDecisions decisions,
            DegreeRefusals refusals,
            HearDegrees hearDegrees,
            DegreeHearings hearings,
            Requirements requirements,
            Notices notices,
            Ledger ledger,
            Clock clock) {
        this.decisions = decisions;
        this.refusals = refusals;
        this.hearDegrees = hearDegrees;
        this.hearings = hearings;
        this.requirements = requirements;
        this.notices = notices;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param reason told to each of them
    /// @return how many
    /// @throws Refused if one of them does not wait for a degree, or was not heard
    @Transactional
    public int refuse(
            UUID institution,
            String committee,
            String number,
            @Nullable LocalDate on,
            Collection<UUID> chosen,
            String reason) {
        var school = requirements.school(institution);
        Refused.unlessEmpty(
                Refusal.all(
                        GrantDegrees.words("committee", committee),
                        GrantDegrees.words("number", number),
                        on == null || on.isAfter(LocalDate.now(clock))
                                ? Refusal.input("on", "graduation.meeting-on")
                                : null,
                        chosen.isEmpty() ? Refusal.input("id", "degree.choose") : null,
                        reason.isBlank() ? Refusal.input("reason", "reason.missing") : null,
                        reason.length() > LONGEST
                                ? Refusal.input("reason", "graduation.words", LONGEST)
                                : null));
        var held = decisions.undecided(institution, chosen);
        Refused.unlessEmpty(
                Refusal.all(
                        held.size() != new HashSet<>(chosen).size()
                                ? Refusal.conflict("degree.not-waiting")
                                : null,
                        decisions.graduatedBySelf(held)
                                ? Refusal.forbidden("graduation.duties-apart")
                                : null));
        Refused.unlessEmpty(hearDegrees.unheard(held, "refuse"));
        hearings.close(
                held, "refused", committee.strip() + " " + number.strip(), LocalDate.now(clock));
        refusals.add(
                held,
                committee.strip() + " " + number.strip(),
                Objects.requireNonNull(on),
                reason.strip());
        notices.tell(
                refusals.accounts(held),
                "graduation.notice.degree-refused",
                "/own-progress",
                reason.strip());
        ledger.record(
                Act.of("graduation.refuse-degrees", "institution:" + institution)
                        .at(school.pos())
                        .because(reason.strip())
                        .to(
                                Map.of(
                                        "committee", committee.strip(),
                                        "number", number.strip(),
                                        "on", on.toString(),
                                        "conclusions", held.toString())));
        return held.size();
    }

    /// 复核后重新评议, or what was written down wrongly: by a second person.
    @Transactional
    public void takeBack(UUID conclusion, String reason) {
        var it = refusals.find(conclusion).orElseThrow(() -> new Absent("refused degree"));
        requirements.school(it.institutionId());
        Refused.unlessEmpty(
                Refusal.all(
                        Objects.equals(it.refuserId(), Acting.now().account())
                                ? Refusal.forbidden("graduation.second-person")
                                : null,
                        reason.isBlank() ? Refusal.input("reason", "reason.missing") : null));
        refusals.takeBack(conclusion);
        notices.tell(
                refusals.accounts(List.of(conclusion)),
                "graduation.notice.degree-anew",
                "/own-progress");
        ledger.record(
                Act.of("graduation.withdraw-refusal", "conclusion:" + conclusion)
                        .at(it.scopePos())
                        .because(reason.strip())
                        .from(Map.of("of", it.of(), "on", it.on().toString(), "why", it.reason())));
    }

    @Transactional(readOnly = true)
    public List<DegreeRefusals.Refused> refused(UUID institution) {
        requirements.school(institution);
        return refusals.of(institution, SHOWN);
    }
}
