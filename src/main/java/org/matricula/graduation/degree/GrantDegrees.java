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
import org.matricula.graduation.DegreesRevoked;
import org.matricula.graduation.audit.Requirements;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 授予学位 (学位法 第二十四条、第二十八条): what the committee decided, under its own number and day, upon those
/// whom the audit put forward; made public with it (第二十九条). The diploma does not wait for it, and
/// nobody gets a degree by graduating.
@Service
public class GrantDegrees {

    private static final int LONGEST = 60;

    private final DegreeDecisions decisions;
    private final Requirements requirements;
    private final PublishDegrees publishDegrees;
    private final HearDegrees hearDegrees;
    private final ApplicationEventPublisher news;
    private final Ledger ledger;
    private final Clock clock;

    GrantDegrees(
            DegreeDecisions decisions,
            Requirements requirements,
            PublishDegrees publishDegrees,
            HearDegrees hearDegrees,
            ApplicationEventPublisher news,
            Ledger ledger,
            Clock clock) {
        this.decisions = decisions;
        this.requirements = requirements;
        this.publishDegrees = publishDegrees;
        this.hearDegrees = hearDegrees;
        this.news = news;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param chosen conclusions of those it granted degrees to
    /// @param all how many wait, as they were seen, where it granted them all; null where it chose
    /// @return how many
    /// @throws Refused if one of them does not wait for a degree, if the number stands for another
    ///   meeting, or if the acting person decided that they graduate
    @Transactional
    public int grant(
            UUID institution,
            String committee,
            String number,
            @Nullable LocalDate on,
            Collection<UUID> chosen,
            @Nullable Integer all) {
        var school = requirements.school(institution);
        Refused.unlessEmpty(
                Refusal.all(
                        words("committee", committee),
                        words("number", number),
                        on == null || on.isAfter(LocalDate.now(clock))
                                ? Refusal.input("on", "graduation.meeting-on")
                                : null,
                        chosen.isEmpty() == (all == null)
                                ? Refusal.input("id", "degree.choose")
                                : null));
        var held = decisions.hold(institution, chosen, all != null);
        Refused.unlessEmpty(
                Refusal.all(
                        held.isEmpty() ? Refusal.conflict("degree.nobody") : null,
                        !chosen.isEmpty() && held.size() != new HashSet<>(chosen).size()
                                ? Refusal.conflict("degree.not-waiting")
                                : null,
                        all != null && !held.isEmpty() && all != held.size()
                                ? Refusal.conflict("degree.moved", held.size())
                                : null,
                        decisions.graduatedBySelf(held)
                                ? Refusal.forbidden("graduation.duties-apart")
                                : null,
                        on != null
                                        && decisions.otherMeeting(
                                                institution, number.strip(), committee.strip(), on)
                                ? Refusal.conflict("degree.number-twice", number.strip())
                                        .at("number")
                                : null));
        var id =
                decisions.add(
                        school,
                        committee.strip(),
                        number.strip(),
                        Objects.requireNonNull(on),
                        held.size(),
                        Acting.now(),
                        clock.instant());
        decisions.grant(id, held);
        publishDegrees.publish(id);
        ledger.record(
                Act.of("graduation.grant-degrees", "degree-decision:" + id)
                        .at(school.pos())
                        .to(
                                Map.of(
                                        "committee", committee.strip(),
                                        "number", number.strip(),
                                        "on", on.toString(),
                                        "students", held.size())));
        return held.size();
    }

    /// 撤回登记: what was written down wrongly, by a second person, while no degree certificate stands
    /// on it.
    @Transactional
    public void revoke(UUID decision, String reason) {
        var it = decisions.find(decision).orElseThrow(() -> new Absent("degree decision"));
        var school = requirements.school(it.institutionId());
        Refused.unlessEmpty(
                Refusal.all(
                        it.revokedAt() != null ? Refusal.conflict("degree.revoked") : null,
                        Objects.equals(it.deciderId(), Acting.now().account())
                                ? Refusal.forbidden("graduation.second-person")
                                : null,
                        reason.isBlank() ? Refusal.input("reason", "reason.missing") : null));
        var conclusions = decisions.granted(decision);
        Refused.unlessEmpty(
                Refusal.all(
                        hearDegrees.pending(conclusions)
                                ? Refusal.conflict("degree.hearing-open")
                                : null));
        news.publishEvent(new DegreesRevoked(it.institutionId(), conclusions));
        decisions.revoke(decision, Acting.now().name(), reason.strip(), clock.instant());
        publishDegrees.takeDown(decision, reason.strip());
        ledger.record(
                Act.of("graduation.revoke-degrees", "degree-decision:" + decision)
                        .at(school.pos())
                        .because(reason.strip())
                        .from(Map.of("number", it.number(), "students", conclusions.size())));
    }

    @Transactional(readOnly = true)
    public List<DegreeDecisions.Waiting> waiting(UUID institution, int from, int limit) {
        requirements.school(institution);
        return decisions.waiting(institution, from, limit);
    }

    @Transactional(readOnly = true)
    public int waiting(UUID institution) {
        requirements.school(institution);
        return decisions.waiting(institution);
    }

    @Transactional(readOnly = true)
    public List<DegreeDecisions.Decision> decided(UUID institution) {
        requirements.school(institution);
        return decisions.of(institution, 50);
    }

    static @Nullable Refusal words(String field, String given) {
        return given.isBlank() || given.length() > LONGEST
                ? Refusal.input(field, "graduation.words", LONGEST)
                : null;
    }
}
