package org.matricula.change.hearing;

import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.policy.Policies;
import org.matricula.registry.ServedDecisions;
import org.matricula.workflow.OpenTurns;
import org.matricula.workflow.SafeguardPolicies;
import org.matricula.workflow.StepEvidence;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 听取、审查、会议 (普通高等学校学生管理规定 第五十五条、第五十六条): each written down at its own step, by whoever decides that
/// step, on the day it happened, with its paper.
@Service
class HearWithdrawal {

    /// A file as it comes from a form.
    record Upload(String name, InputStream content) {}

    /// As it was told.
    ///
    /// @param by the student, or whom they sent
    record Statement(String kind, String words, String by, @Nullable LocalDate on) {}

    /// As it was told.
    ///
    /// @param members accounts of those who sat
    record Meeting(
            String meeting,
            @Nullable LocalDate on,
            String number,
            List<UUID> members,
            String resolution) {}

    static final List<String> KINDS = List.of("stated", "hearing", "waived", "lapsed");
    static final List<String> MEETINGS = List.of("principals", "authorised");
    static final int MOST = 4000;

    private final HearingRows hearings;
    private final MeetingCandidates candidates;
    private final ServedDecisions served;
    private final OpenTurns turns;
    private final StepEvidence evidence;
    private final Policies policies;
    private final Ledger ledger;
    private final Clock clock;

    HearWithdrawal(
            HearingRows hearings,
            MeetingCandidates candidates,
            ServedDecisions served,
            OpenTurns turns,
            StepEvidence evidence,
            Policies policies,
            Ledger ledger,
            Clock clock) {
        this.hearings = hearings;
        this.candidates = candidates;
        this.served = served;
        this.turns = turns;
        this.evidence = evidence;
        this.policies = policies;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// By the student, or a minor's guardian, themselves.
    @Transactional
    void state(UUID caseId, String words) {
        var it = hearings.lock(caseId);
        if (!it.ownOf(Acting.now())) {
            throw new Refused(Refusal.forbidden("withdrawal.not-party"));
        }
        Refused.unlessEmpty(Refusal.all(unheard(it), text("statement", words)));
        write(it, new Statement("stated", words, Acting.now().name(), today()), today());
    }

    /// By the office that heard them.
    @Transactional
    void record(UUID caseId, Statement told, @Nullable Upload file) {
        var it = hearings.lock(caseId);
        var spoken = told.kind().equals("stated") || told.kind().equals("hearing");
        Refused.unlessEmpty(
                Refusal.all(
                        mine(it, "hearing"),
                        KINDS.contains(told.kind())
                                ? null
                                : Refusal.input("kind", "withdrawal.statement-kind"),
                        unheard(it),
                        day(it, told),
                        spoken ? text("statement", told.words()) : null,
                        file == null && !told.kind().equals("lapsed")
                                ? Refusal.input("file", "withdrawal.statement-file")
                                : null,
                        told.by().isBlank() || told.by().length() > 60
                                ? Refusal.input("by", "withdrawal.spoken-by")
                                : null));
        keep(it, "statement-record", file);
        write(it, told, Objects.requireNonNull(told.on()));
    }

    @Transactional
    void review(UUID caseId, @Nullable Boolean lawful, String opinion, @Nullable Upload file) {
        var it = hearings.lock(caseId);
        Refused.unlessEmpty(
                Refusal.all(
                        mine(it, "legality"),
                        lawful == null ? Refusal.input("lawful", "withdrawal.lawful") : null,
                        text("opinion", opinion),
                        file == null ? Refusal.input("file", "withdrawal.opinion-file") : null));
        keep(it, "legality-opinion", file);
        hearings.reviewed(caseId, Objects.requireNonNull(lawful), opinion.strip(), today());
        note(it, "withdrawal.review", Map.of("lawful", lawful));
    }

    @Transactional
    void meet(UUID caseId, Meeting told, @Nullable Upload minutes) {
        var it = hearings.lock(caseId);
        var all = candidates.of(it);
        var sat = all.stream().filter(one -> told.members().contains(one.account())).toList();
        var fewest = policies.value(HearingPolicies.FEWEST, it.institutionId(), today());
        Refused.unlessEmpty(
                Refusal.all(
                        mine(it, "meeting"),
                        MEETINGS.contains(told.meeting())
                                ? null
                                : Refusal.input("meeting", "withdrawal.meeting"),
                        sat.size() < told.members().stream().distinct().count()
                                ? Refusal.input("members", "withdrawal.member-unknown")
                                : null,
                        sat.size() < fewest
                                ? Refusal.input("members", "withdrawal.members", fewest)
                                : null,
                        sat.stream().noneMatch(MeetingCandidates.Member::leads)
                                ? Refusal.input("members", "withdrawal.no-principal")
                                : null,
                        sat.stream()
                                .filter(MeetingCandidates.Member::aside)
                                .findFirst()
                                .map(one ->
                                        Refusal.rule("withdrawal.member-aside", one.name())
                                                .at("members"))
                                .orElse(null),
                        day(it, told.on()),
                        told.number().isBlank() || told.number().length() > 100
                                ? Refusal.input("number", "withdrawal.minutes-number")
                                : null,
                        text("resolution", told.resolution()),
                        minutes == null ? Refusal.input("file", "withdrawal.minutes-file") : null));
        keep(it, "meeting-minutes", minutes);
        hearings.met(
                caseId,
                told,
                Objects.requireNonNull(told.on()),
                sat.stream().map(MeetingCandidates.Member::name).collect(Collectors.joining("、")));
        note(it, "withdrawal.meet", Map.of("number", told.number().strip()));
    }

    private void write(Hearing it, Statement told, LocalDate on) {
        hearings.heard(
                it.caseId(),
                told.kind(),
                told.words().isBlank() ? null : told.words().strip(),
                told.by().strip(),
                on);
        note(it, "withdrawal.hear", Map.of("kind", told.kind(), "on", on.toString()));
    }

    private void keep(Hearing it, String kind, @Nullable Upload file) {
        if (file != null) {
            evidence.add(it.caseId(), kind, file.name(), file.content());
        }
    }

    private void note(Hearing it, String act, Map<String, ?> to) {
        ledger.record(
                Act.of(act, "case:" + it.caseId()).at(it.scopePos()).inCase(it.caseId()).to(to));
    }

    private @Nullable Refusal mine(Hearing it, String task) {
        if (!it.at(task)) {
            return Refusal.conflict("withdrawal.not-now");
        }
        return turns.mine(it.caseId()) ? null : Refusal.forbidden("step.not-yours");
    }

    private @Nullable Refusal unheard(Hearing it) {
        var told = served.told(it.caseId());
        if (!it.at("hearing")) {
            return Refusal.conflict("withdrawal.not-now");
        }
        if (told.isEmpty() || told.get().isAfter(today())) {
            return Refusal.rule("withdrawal.untold");
        }
        return it.statementKind() == null ? null : Refusal.conflict("withdrawal.heard");
    }

    /// Neither before the student was told nor in the future; silence only once their days are
    /// over.
    private @Nullable Refusal day(Hearing it, Statement told) {
        var toldOn = served.told(it.caseId()).orElse(null);
        if (told.on() == null || told.on().isAfter(today())) {
            return Refusal.input("on", "withdrawal.heard-on");
        }
        if (toldOn == null) {
            return null;
        }
        if (told.on().isBefore(toldOn)) {
            return Refusal.rule("safeguard.told").at("on");
        }
        var days = days(it);
        return told.kind().equals("lapsed") && told.on().isBefore(toldOn.plusDays(days))
                ? Refusal.rule("withdrawal.lapsed", days).at("kind")
                : null;
    }

    /// After the review, and not before the student has had their days.
    private @Nullable Refusal day(Hearing it, @Nullable LocalDate on) {
        if (on == null || on.isAfter(today())) {
            return Refusal.input("on", "withdrawal.meeting-on");
        }
        var days = days(it);
        var soonest = served.told(it.caseId()).map(day -> day.plusDays(days));
        if (soonest.isEmpty() || on.isBefore(soonest.get())) {
            return Refusal.rule("safeguard.time", days).at("on");
        }
        var reviewed = it.reviewedOn();
        return reviewed == null || on.isBefore(reviewed)
                ? Refusal.rule("safeguard.reviewed").at("on")
                : null;
    }

    private int days(Hearing it) {
        return policies.value(SafeguardPolicies.STATEMENT_DAYS, it.institutionId(), today());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static @Nullable Refusal text(String field, String given) {
        return given.isBlank() || given.length() > MOST
                ? Refusal.input(field, "withdrawal.text", MOST)
                : null;
    }
}
