package org.matricula.change.homeclass;

import static org.matricula.registry.StatusVerb.CHANGE_CLASS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.change.paper.MovePapers;
import org.matricula.change.student.ChangeRules;
import org.matricula.change.student.Destinations;
import org.matricula.change.student.Granting;
import org.matricula.document.DocumentKind;
import org.matricula.kernel.Refusal;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.registry.Cohorts;
import org.matricula.registry.Registry;
import org.matricula.registry.StandingChange;
import org.matricula.registry.StudentRecord;
import org.matricula.registry.StudentStatus;
import org.matricula.workflow.Application;
import org.matricula.workflow.CaseKind;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Evidence;
import org.matricula.workflow.FormField;
import org.matricula.workflow.Outcome;
import org.matricula.workflow.Proceedings;
import org.matricula.workflow.Publicity;
import org.matricula.workflow.Subject;
import org.springframework.stereotype.Component;

/// 转班: another class of the same year of study and the same programme; another programme is asked
/// for by 转专业. To another teaching point of an open university it is the 转学 within it: same
/// programme, same type of student, and branch and province decide too.
@Component
class ChangeOfClass implements CaseKind<ClassRequest> {

    private static final int REPORT_WITHIN_DAYS = 3;

    private final ChangeRules rules;
    private final Destinations destinations;
    private final Granting granting;
    private final MovePapers papers;
    private final Registry registry;
    private final Cohorts cohorts;
    private final Units units;

    ChangeOfClass(
            ChangeRules rules,
            Destinations destinations,
            Granting granting,
            MovePapers papers,
            Registry registry,
            Cohorts cohorts,
            Units units) {
        this.rules = rules;
        this.destinations = destinations;
        this.granting = granting;
        this.papers = papers;
        this.registry = registry;
        this.cohorts = cohorts;
        this.units = units;
    }

    @Override
    public String code() {
        return "change-of-class";
    }

    @Override
    public Publicity publicity() {
        return Publicity.WITHIN;
    }

    @Override
    public Class<ClassRequest> form() {
        return ClassRequest.class;
    }

    @Override
    public List<FormField> fields() {
        return ClassRequest.fields();
    }

    @Override
    public Set<String> applicants() {
        return Granting.APPLICANTS;
    }

    @Override
    public boolean offered(Subject subject) {
        return subject.status().equals(StudentStatus.ENROLLED.code());
    }

    @Override
    public List<Evidence> evidence(ClassRequest form, Application it) {
        var all = new ArrayList<>(rules.evidence(form.consent(), it));
        all.add(Evidence.welcome("other-proof"));
        return all;
    }

    @Override
    public List<Refusal> refusals(ClassRequest form, Application it) {
        var student = registry.on(it.subject().id(), form.on());
        var institution = it.subject().institution();
        var all =
                new ArrayList<>(
                        rules.refusals(
                                StandingChange.of(student.enrolment(), CHANGE_CLASS, form.on()),
                                it));
        all.addAll(
                Refusal.all(
                        rules.consent(form.consent(), it),
                        destinations.elsewhere(institution, form.unit(), form.on()),
                        destinations.otherYear(form.unit(), student.gradeLevel()),
                        destinations.full(institution, form.unit(), form.on()),
                        student.unit().equals(form.unit())
                                ? Refusal.rule("class.same").at("unit")
                                : null,
                        otherProgramme(student, form.unit()),
                        otherType(student, form.unit())));
        return all;
    }

    private @Nullable Refusal otherProgramme(StudentRecord student, UUID unit) {
        var from = major(student.unit());
        var to = units.find(unit).isEmpty() ? null : major(unit);
        return from == null
                        || to == null
                        || from.id().equals(to.id())
                        || otherPoint(student, unit) && from.name().equals(to.name())
                ? null
                : Refusal.rule("class.other-programme", to.name()).at("unit");
    }

    /// 国开: never between types of student.
    private @Nullable Refusal otherType(StudentRecord student, UUID unit) {
        var own = cohorts.of(student.enrolment());
        return units.find(unit)
                .filter(it -> cohorts.within(it).stream().anyMatch(one -> !one.ofType(own)))
                .map(_ -> Refusal.rule("class.other-type").at("unit"))
                .orElse(null);
    }

    private boolean otherPoint(StudentRecord student, UUID unit) {
        var to = units.find(unit).isEmpty() ? null : lowest(unit, "teaching-point");
        var from = lowest(student.unit(), "teaching-point");
        return from != null && to != null && !from.id().equals(to.id());
    }

    private @Nullable Unit major(UUID unit) {
        return lowest(unit, "major");
    }

    private @Nullable Unit lowest(UUID unit, String kind) {
        return units.path(unit).stream()
                .filter(it -> it.kind().equals(kind))
                .reduce((higher, lower) -> lower)
                .orElse(null);
    }

    @Override
    public Map<String, Object> routing(ClassRequest form, Application it) {
        return Map.of(
                "otherPoint", otherPoint(registry.on(it.subject().id(), form.on()), form.unit()));
    }

    @Override
    public List<String> mayAskFor() {
        return List.of("other-proof", "guardian-consent", "call-record", "fee-clearance");
    }

    @Override
    public List<String> rules() {
        return ChangeRules.and(
                "class.same",
                "class.other-programme",
                "class.other-type",
                "move.elsewhere",
                "move.other-year",
                "move.full");
    }

    @Override
    public Set<String> waivable() {
        return ChangeRules.waivable("move.full");
    }

    @Override
    public LocalDate effectiveOn(ClassRequest form) {
        return form.on();
    }

    @Override
    public Outcome effect(ClassRequest form, CaseView granted) {
        return Outcome.of(
                granting.apply(
                        StandingChange.of(granted.subject(), CHANGE_CLASS, form.on())
                                .to(form.unit(), null)
                                .because(null, granted.applicantRole()),
                        granted));
    }

    @Override
    public void issue(ClassRequest form, CaseView granted, Proceedings proceedings) {
        papers.issue(
                new MovePapers.Move(
                        DocumentKind.CHANGE_OF_CLASS_FORM,
                        DocumentKind.CHANGE_OF_CLASS_NOTICE,
                        form.on(),
                        null,
                        form.explanation(),
                        null,
                        REPORT_WITHIN_DAYS),
                granted,
                proceedings);
    }

    @Override
    public Outcome reverse(ClassRequest form, CaseView granted, CaseView reversal, String reason) {
        return granting.reverse(granted, reversal, reason);
    }
}
