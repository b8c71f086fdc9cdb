package org.matricula.discipline.sanction;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.matricula.coursework.LowerGrade;
import org.matricula.coursework.LoweredGrades;
import org.matricula.discipline.Measure;
import org.matricula.discipline.offence.Offences;
import org.matricula.identity.Holders;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.workflow.Application;
import org.matricula.workflow.CaseKind;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Evidence;
import org.matricula.workflow.FormField;
import org.matricula.workflow.Outcome;
import org.matricula.workflow.Subject;
import org.springframework.stereotype.Component;

/// 处分 (普通高等学校学生管理规定 第五十一条至第五十七条): proposed from an offence; told and heard; checked for legality;
/// decided by the meeting; in force once it is delivered.
@Component
class SanctionKind implements CaseKind<SanctionProposal> {

    /// 主管教育行政部门.
    static final String AUTHORITY = "branch-reviewer";

    static final Set<String> READERS =
            Set.of(
                    "class-teacher",
                    "counsellor",
                    "department-registrar",
                    "student-affairs",
                    "legal-reviewer",
                    "appeals-committee",
                    "registrar",
                    "academic-office-head",
                    "vice-principal",
                    "archive-keeper",
                    "point-reviewer",
                    "branch-reviewer",
                    "province-reviewer");

    private final SanctionRules rules;
    private final Sanctions sanctions;
    private final Proceedings proceedings;
    private final TellAnew tellAnew;
    private final SanctionEffects effects;
    private final SanctionLetters letters;
    private final SanctionHindrances hindrances;
    private final Offences offences;
    private final LowerGrade lowerGrade;
    private final Holders holders;
    private final Clock clock;

    SanctionKind(
            SanctionRules rules,
            Sanctions sanctions,
            Proceedings proceedings,
            TellAnew tellAnew,
            SanctionEffects effects,
            SanctionLetters letters,
            SanctionHindrances hindrances,
            Offences offences,
            LowerGrade lowerGrade,
            Holders holders,
            Clock clock) {
        this.rules = rules;
        this.sanctions = sanctions;
        this.proceedings = proceedings;
        this.tellAnew = tellAnew;
        this.effects = effects;
        this.letters = letters;
        this.hindrances = hindrances;
        this.offences = offences;
        this.lowerGrade = lowerGrade;
        this.holders = holders;
        this.clock = clock;
    }

    @Override
    public String code() {
        return "sanction";
    }

    @Override
    public Class<SanctionProposal> form() {
        return SanctionProposal.class;
    }

    @Override
    public List<FormField> fields() {
        return SanctionProposal.fields();
    }

    @Override
    public Set<String> applicants() {
        return Set.of(
                "class-teacher",
                "counsellor",
                "department-registrar",
                "student-affairs",
                "point-reviewer");
    }

    @Override
    public Set<String> readers() {
        return READERS;
    }

    /// Begun from an offence, never from the list of applications.
    @Override
    public boolean offered(Subject subject) {
        return false;
    }

    @Override
    public boolean exclusive() {
        return false;
    }

    @Override
    public List<Evidence> evidence(SanctionProposal form, Application it) {
        return List.of(
                new Evidence("discipline-evidence", rules.unproved(form, it.subject().id())));
    }

    @Override
    public List<Refusal> refusals(SanctionProposal form, Application it) {
        return rules.refusals(form, it);
    }

    @Override
    public List<String> mayAskFor() {
        return List.of("discipline-evidence");
    }

    @Override
    public List<String> rules() {
        var all = new ArrayList<>(SanctionRules.CODES);
        all.addAll(SanctionHindrances.CODES);
        return all;
    }

    @Override
    public List<Refusal> hindrances(SanctionProposal form, CaseView it, String task) {
        return hindrances.of(form, it, task);
    }

    /// 报主管部门: an expulsion from a senior high school goes to the authority above it; where that is
    /// not on the register, the school files its reply.
    @Override
    public Map<String, Object> routing(SanctionProposal form, Application it) {
        var needed = form.what() == Measure.EXPULSION && it.subject().education().equals("school");
        var above = holders.holding(AUTHORITY, it.subject().institution(), LocalDate.now(clock));
        return Map.of("authority", !needed ? "none" : above.isEmpty() ? "reply" : "register");
    }

    @Override
    public LocalDate effectiveOn(SanctionProposal form) {
        return LocalDate.now(clock);
    }

    /// Handed in anew as something else, it goes before the offices that had passed the other.
    @Override
    public boolean approvedAsItIs() {
        return true;
    }

    @Override
    public void submitting(SanctionProposal form, CaseView submitted) {
        var offence = offences.numbered(submitted.subject(), form.offence()).orElseThrow();
        offences.lock(offence.id());
        offences.state(offence.id(), "proposed", submitted.id());
        proceedings.begin(submitted, offence.id());
        tellAnew.weigh(form, submitted);
    }

    @Override
    public Outcome effect(SanctionProposal form, CaseView granted) {
        var offence = proceedings.get(granted.id()).offenceId();
        var grade =
                form.what() == Measure.LOWERED_MARK
                        ? lowerGrade
                                .published(granted.subject(), String.valueOf(form.course()))
                                .map(LoweredGrades.Graded::id)
                                .orElseThrow(() ->
                                        new Refused(
                                                Refusal.rule(
                                                        "sanction.course",
                                                        String.valueOf(form.course()))))
                        : null;
        offences.state(offence, "sanctioned", granted.id());
        return Outcome.of(sanctions.add(granted, offence, form, grade, LocalDate.now(clock)));
    }

    @Override
    public void issue(
            SanctionProposal form, CaseView granted, org.matricula.workflow.Proceedings minutes) {
        var sanction = sanctions.get(made(granted).getFirst());
        var paper =
                letters.decision(
                        proceedings.get(granted.id()),
                        sanction,
                        form.course(),
                        sanction.decidedOn());
        sanctions.number(sanction.id(), paper.number());
    }

    @Override
    public Outcome reverse(
            SanctionProposal form, CaseView granted, CaseView reversal, String reason) {
        sanctions
                .standing(granted.id())
                .ifPresent(it -> {
                    if (it.expulsionId() != null) {
                        throw new Refused(Refusal.conflict("sanction.status-first"));
                    }
                    effects.revoke(it, String.valueOf(reversal.number()), reason);
                });
        return new Outcome(made(granted));
    }

    /// Nobody has applied for it.
    @Override
    public String news(String key) {
        return switch (key) {
            case "notice.case.on-behalf" -> "notice.sanction.proposed";
            case "notice.case.granted" -> "notice.sanction.decided";
            case "notice.case.refused" -> "notice.sanction.dropped";
            default -> key;
        };
    }

    @Override
    public String sheet(UUID caseId) {
        return Acting.now().holds("student", "guardian")
                ? "/own-discipline"
                : "/sanctions/" + caseId;
    }

    private static List<UUID> made(CaseView granted) {
        return Objects.requireNonNull(granted.outcome()).events();
    }
}
