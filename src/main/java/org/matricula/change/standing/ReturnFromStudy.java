package org.matricula.change.standing;

import static org.matricula.registry.StatusVerb.RETURN_FROM_ABROAD;
import static org.matricula.registry.StatusVerb.RETURN_FROM_VISIT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.change.student.ChangeRules;
import org.matricula.kernel.Refusal;
import org.matricula.registry.StatusVerb;
import org.matricula.workflow.Application;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Evidence;
import org.matricula.workflow.FormField;
import org.matricula.workflow.Proceedings;
import org.springframework.stereotype.Component;

/// 回国复学、访学返校.
@Component
class ReturnFromStudy implements StandingKind<ReturnFromStudy.Request> {

    /// @param credits what was studied there and is to be recognised
    record Request(
            String sort,
            LocalDate on,
            @Nullable UUID unit,
            @Nullable Integer gradeLevel,
            @Nullable String credits,
            String explanation) {

        boolean abroad() {
            return sort.equals("abroad");
        }
    }

    private final Acts acts;
    private final TimesAway timesAway;
    private final StandingPapers papers;

    ReturnFromStudy(Acts acts, TimesAway timesAway, StandingPapers papers) {
        this.acts = acts;
        this.timesAway = timesAway;
        this.papers = papers;
    }

    @Override
    public Acts acts() {
        return acts;
    }

    @Override
    public String code() {
        return "return-from-study";
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
                FormField.unit("unit").optional(),
                FormField.number("gradeLevel").optional(),
                FormField.longText("credits").optional(),
                FormField.longText("explanation"));
    }

    @Override
    public Set<StatusVerb> verbs() {
        return Set.of(RETURN_FROM_ABROAD, RETURN_FROM_VISIT);
    }

    @Override
    public StatusVerb verb(Request form) {
        return form.abroad() ? RETURN_FROM_ABROAD : RETURN_FROM_VISIT;
    }

    @Override
    public Set<String> educations() {
        return Set.of("college", "school");
    }

    @Override
    public List<Evidence> evidence(Request form, Application it) {
        return List.of(Evidence.required("study-record"));
    }

    @Override
    public List<Refusal> own(Request form, Application it) {
        var all = new ArrayList<>(acts.placing(form.unit(), form.gradeLevel(), form.on(), it));
        var term = form.abroad() ? "study-abroad" : "visit";
        all.addAll(
                Refusal.all(
                        Refusal.when(
                                timesAway.running(it.subject().id(), term).isEmpty(),
                                "away.none")));
        return all;
    }

    @Override
    public List<String> mayAskFor() {
        return List.of("study-record");
    }

    @Override
    public List<String> rules() {
        return ChangeRules.and("away.none", "return.elsewhere", "return.jump");
    }

    @Override
    public Set<String> waivable() {
        return ChangeRules.waivable();
    }

    @Override
    public LocalDate effectiveOn(Request form) {
        return form.on();
    }

    @Override
    public Act act(Request form, CaseView granted) {
        return Act.of(form.on(), null, "student").into(form.unit(), form.gradeLevel());
    }

    @Override
    public void issue(Request form, CaseView granted, Proceedings proceedings) {
        StandingKind.super.issue(form, granted, proceedings);
        papers.back(granted, form.on());
    }
}
