package org.matricula.graduation.degree;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.calendar.WorkingDays;
import org.matricula.document.DocumentKind;
import org.matricula.document.PaperDelivered;
import org.matricula.graduation.audit.Requirements;
import org.matricula.graduation.round.GraduationPolicies;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.notice.Notices;
import org.matricula.policy.Policies;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 告知和陈述申辩 (学位法 第三十九条): before a degree is refused or revoked whoever it concerns is told what is
/// meant, the facts, the reasons and the basis, and is heard. Without minutes of it the committee's
/// decision is not written down.
@Service
@Transactional
public class HearDegrees {

    private static final int LONGEST = 1000;
    private static final int SHOWN = 200;
    private static final Set<String> INTENTS = Set.of("refuse", "revoke");

    private final DegreeHearings hearings;
    private final DegreeRefusals refusals;
    private final DegreePapers papers;
    private final Requirements requirements;
    private final WorkingDays workingDays;
    private final Policies policies;
    private final Notices notices;
    private final Ledger ledger;
    private final Clock clock;

    HearDegrees(
            DegreeHearings hearings,
            DegreeRefusals refusals,
            DegreePapers papers,
            Requirements requirements,
            WorkingDays workingDays,
            Policies policies,
            Notices notices,
            Ledger ledger,
            Clock clock) {
        this.hearings = hearings;
        this.refusals = refusals;
        this.papers = papers;
        this.requirements = requirements;
        this.workingDays = workingDays;
        this.policies = policies;
        this.notices = notices;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// 告知: what is meant, to each of those with these student numbers, in the same words, each with
    /// a 告知书 of their own.
    ///
    /// @param intent `refuse` of those who wait for a degree, `revoke` of those who hold one
    /// @return how many were told
    /// @throws Refused naming who neither waits nor holds, or has been told already
    public int tell(
            UUID institution, String intent, List<String> numbers, String facts, String basis) {
        var school = requirements.school(institution);
        var asked = numbers.stream().map(String::strip).filter(it -> !it.isEmpty()).toList();
        Refused.unlessEmpty(
                Refusal.all(
                        INTENTS.contains(intent)
                                ? null
                                : Refusal.input("intent", "degree.hearing-intent"),
                        asked.isEmpty() || asked.size() > SHOWN
                                ? Refusal.input("numbers", "degree.hearing-numbers", SHOWN)
                                : null,
                        text("facts", facts),
                        text("basis", basis)));
        var them = hearings.concerned(institution, intent, asked);
        var found = them.stream().map(DegreeHearings.Concerned::studentNumber).toList();
        Refused.unlessEmpty(
                asked.stream()
                        .filter(it -> !found.contains(it))
                        .map(it -> Refusal.input("numbers", "degree.no-" + intent, it))
                        .toList());
        var today = LocalDate.now(clock);
        var until =
                workingDays.plus(
                        today, policies.value(GraduationPolicies.STATEMENT, institution, today));
        var conclusions = them.stream().map(DegreeHearings.Concerned::id).toList();
        hearings.add(conclusions, intent, facts.strip(), basis.strip(), today, until);
        for (var one : hearings.open(conclusions)) {
            hearings.papered(one.id(), papers.intent(one).id());
        }
        notices.tell(
                refusals.accounts(conclusions),
                "graduation.notice.degree-hearing-" + intent,
                "/own-progress",
                facts.strip(),
                until.toString());
        ledger.record(
                Act.of("graduation.tell-degree-hearing", "institution:" + institution)
                        .at(school.pos())
                        .because(facts.strip())
                        .to(
                                Map.of(
                                        "intent", intent,
                                        "basis", basis.strip(),
                                        "until", until.toString(),
                                        "conclusions", conclusions.toString())));
        return them.size();
    }

    /// 送达: their time to speak is counted from the day the 告知书 reached them.
    @EventListener
    public void delivered(PaperDelivered it) {
        if (it.kind() != DocumentKind.DEGREE_INTENT) {
            return;
        }
        hearings.of(it.document())
                .ifPresent(one ->
                        hearings.delivered(
                                one.id(),
                                it.on(),
                                workingDays.plus(
                                        it.on(),
                                        policies.value(
                                                GraduationPolicies.STATEMENT,
                                                one.institutionId(),
                                                LocalDate.now(clock)))));
    }

    /// 本人陈述申辩, or the declaration that they make none.
    ///
    /// @param words null where they declare that
    /// @throws Absent if it is not theirs
    /// @throws Refused once they have spoken, or the time is over
    public void state(UUID hearing, @Nullable String words) {
        var it =
                hearings.held(hearing)
                        .filter(one -> Acting.now().scope().persons().contains(one.personId()))
                        .orElseThrow(() -> new Absent("degree hearing"));
        var today = LocalDate.now(clock);
        Refused.unlessEmpty(
                Refusal.all(
                        it.hears(today) ? null : Refusal.conflict("degree.hearing-over"),
                        words == null ? null : text("words", words)));
        hearings.say(hearing, words == null ? null : words.strip(), today);
        ledger.record(
                Act.of("graduation.state-degree", "degree-hearing:" + hearing)
                        .at(it.scopePos())
                        .to(Map.of("waived", words == null)));
    }

    /// 听取记录: when and how they were heard, and what was said.
    ///
    /// @throws Refused for a way that does not fit: in writing without a statement, silence before
    ///   the time is over
    public void record(UUID hearing, @Nullable LocalDate on, String way, String minutes) {
        var it = mine(hearing);
        var today = LocalDate.now(clock);
        Refused.unlessEmpty(
                Refusal.all(
                        it.open() && !it.heard() ? null : Refusal.conflict("degree.hearing-heard"),
                        on == null || on.isAfter(today) || on.isBefore(it.notifiedOn())
                                ? Refusal.input("on", "degree.heard-on", it.notifiedOn())
                                : null,
                        way.equals("silent") && it.unreached()
                                ? Refusal.input("way", "degree.notice-undelivered")
                                : fits(it, way, today)
                                        ? null
                                        : Refusal.input("way", "degree.hearing-way"),
                        text("minutes", minutes)));
        if (on != null) {
            hearings.record(hearing, on, way, minutes.strip());
            ledger.record(
                    Act.of("graduation.hear-degree", "degree-hearing:" + hearing)
                            .at(it.scopePos())
                            .to(Map.of("on", on.toString(), "way", way)));
        }
    }

    /// 撤回拟作决定: after hearing them, or because it was told in error.
    public void drop(UUID hearing, String reason) {
        var it = mine(hearing);
        Refused.unlessEmpty(
                Refusal.all(
                        it.open() ? null : Refusal.conflict("degree.hearing-heard"),
                        reason.isBlank() ? Refusal.input("reason", "reason.missing") : null));
        hearings.close(List.of(it.conclusionId()), "dropped", reason.strip(), LocalDate.now(clock));
        papers.dropped(it, reason.strip());
        notices.tell(
                refusals.accounts(List.of(it.conclusionId())),
                "graduation.notice.degree-hearing-dropped",
                "/own-progress");
        ledger.record(
                Act.of("graduation.drop-degree-hearing", "degree-hearing:" + hearing)
                        .at(it.scopePos())
                        .because(reason.strip()));
    }

    public List<DegreeHearing> of(UUID institution) {
        requirements.school(institution);
        return hearings.of(institution, SHOWN);
    }

    DegreeHearing get(UUID hearing) {
        return mine(hearing);
    }

    /// Of the acting student.
    public List<DegreeHearing> own() {
        return hearings.own(Acting.now().scope().persons());
    }

    /// Nothing is decided upon somebody who was not heard on it, and not by whoever gave the notice
    /// or wrote the minutes.
    List<Refusal> unheard(Collection<UUID> conclusions, String intent) {
        var today = LocalDate.now(clock);
        var heard =
                hearings.open(conclusions).stream()
                        .filter(it -> it.ripe(today) && it.intent().equals(intent))
                        .count();
        var without = new HashSet<>(conclusions).size() - (int) heard;
        return Refusal.all(
                without > 0 ? Refusal.rule("degree.unheard", without) : null,
                hearings.bySelf(conclusions)
                        ? Refusal.forbidden("graduation.second-person")
                        : null);
    }

    /// Whether somebody is being heard about one of them.
    boolean pending(Collection<UUID> conclusions) {
        return !hearings.open(conclusions).isEmpty();
    }

    private DegreeHearing mine(UUID hearing) {
        var it = hearings.held(hearing).orElseThrow(() -> new Absent("degree hearing"));
        requirements.school(it.institutionId());
        return it;
    }

    private static boolean fits(DegreeHearing it, String way, LocalDate today) {
        return switch (way) {
            case "written" -> it.statement() != null;
            case "oral" -> !it.waived();
            case "waived" -> it.waived();
            case "silent" -> it.statedOn() == null && it.lapsed(today);
            default -> false;
        };
    }

    private static @Nullable Refusal text(String field, String given) {
        return given.isBlank() || given.length() > LONGEST
                ? Refusal.input(field, "graduation.words", LONGEST)
                : null;
    }
}
