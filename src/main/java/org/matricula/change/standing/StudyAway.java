package org.matricula.change.standing;

import static org.matricula.registry.StatusVerb.STUDY_ABROAD;
import static org.matricula.registry.StatusVerb.VISIT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.matricula.change.student.ChangeRules;
import org.matricula.kernel.Refusal;
import org.matricula.policy.Policies;
import org.matricula.registry.StatusVerb;
import org.matricula.workflow.Application;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Evidence;
import org.matricula.workflow.FormField;
import org.matricula.workflow.Proceedings;
import org.springframework.stereotype.Component;

/// 公派出国、国内访学 (普通高等学校学生管理规定 第十六条: credits earned elsewhere are recognised; 中小学生学籍管理办法 第二十条). Abroad
/// it is a standing of its own; a visit within the country leaves the student in attendance here.
@Component
class StudyAway implements StandingKind<StudyAway.Request> {

    /// @param sort `abroad` or `visit`
    /// @param place country or province, and school
    /// @param programme under which project or agreement
    record Request(
            String sort,
            LocalDate on,
            LocalDate lastOn,
            String place,
            String programme,
            String explanation,
            @Nullable String consent) {

        boolean abroad() {
            return sort.equals("abroad");
        }

        String term() {
            return abroad() ? "study-abroad" : "visit";
        }
    }

    private final Acts acts;
    private final ChangeRules rules;
    private final TimesAway timesAway;
    private final Policies policies;
    private final StandingPapers papers;

    StudyAway(
            Acts acts,
            ChangeRules rules,
            TimesAway timesAway,
            Policies policies,
            StandingPapers papers) {
        this.acts = acts;
        this.rules = rules;
        this.timesAway = timesAway;
        this.policies = policies;
        this.papers = papers;
    }

    @Override
    public Acts acts() {
        return acts;
    }

    @Override
    public String code() {
        return "study-away";
    }

    @Override
    public Class<Request> form() {
        return Request.class;
    }

    @Override
    public List<FormField> fields() {
        return List.of(
                FormField.choice("sort", "abroad", "visit"),
                FormField.day("on"),
                FormField.day("lastOn"),
                FormField.text("place"),
                FormField.text("programme"),
                FormField.longText("explanation"),
                FormField.choice("consent", "signed", "letter", "recorded-call", "other")
                        .optional());
    }

    @Override
    public Set<StatusVerb> verbs() {
        return Set.of(STUDY_ABROAD, VISIT);
    }

    @Override
    public StatusVerb verb(Request form) {
        return form.abroad() ? STUDY_ABROAD : VISIT;
    }

    @Override
    public Set<String> educations() {
        return Set.of("college", "school");
    }

    @Override
    public List<Evidence> evidence(Request form, Application it) {
        var all = new ArrayList<>(rules.evidence(form.consent(), it));
        all.add(Evidence.required("exchange-agreement"));
        if (form.abroad()) {
            all.add(Evidence.required("abroad-proof"));
        }
        return all;
    }

    @Override
    public List<Refusal> own(Request form, Application it) {
        if (form.lastOn().isBefore(form.on())) {
            return List.of(Refusal.rule("leave.period").at("lastOn"));
        }
        var most =
                policies.value(StandingPolicies.AWAY_MONTHS, it.subject().institution(), it.on());
        return Refusal.all(
                tooLong(most, form.on(), form.lastOn()),
                Refusal.when(
                        timesAway.running(it.subject().id(), form.term()).isPresent(),
                        "away.running"),
                rules.consent(form.consent(), it));
    }

    static @Nullable Refusal tooLong(int most, LocalDate on, LocalDate lastOn) {
        return Refusal.when(lastOn.isAfter(on.plusMonths(most).minusDays(1)), "away.months", most);
    }

    @Override
    public List<String> mayAskFor() {
        return List.of(
                "exchange-agreement",
                "abroad-proof",
                "guardian-consent",
                "call-record",
                "fee-clearance");
    }

    @Override
    public List<String> rules() {
        return ChangeRules.and("leave.period", "away.months", "away.running");
    }

    @Override
    public Set<String> waivable() {
        return ChangeRules.waivable("away.months");
    }

    @Override
    public LocalDate effectiveOn(Request form) {
        return form.on();
    }

    @Override
    public Act act(Request form, CaseView granted) {
        return Act.of(form.on(), null, "student").until(form.term(), form.lastOn());
    }

    @Override
    public void issue(Request form, CaseView granted, Proceedings proceedings) {
        StandingKind.super.issue(form, granted, proceedings);
        papers.away(granted, form.sort(), form.place(), form.on(), form.lastOn());
    }
}
