package org.matricula.standing.desk;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Slice;
import org.matricula.page.Allowed;
import org.matricula.standing.OpenToWarned;
import org.matricula.standing.OpenToWarningOffice;
import org.matricula.standing.OpenToWarningStaff;
import org.matricula.standing.rule.ChangeWarningRule;
import org.matricula.standing.rule.WarningRule;
import org.matricula.standing.rule.WarningRules;
import org.matricula.standing.run.BeginWarningRun;
import org.matricula.standing.run.WarningRun;
import org.matricula.standing.treatment.DecideTreatment;
import org.matricula.standing.treatment.OpenTreatmentCase;
import org.matricula.standing.treatment.Treatment;
import org.matricula.standing.treatment.Treatments;
import org.matricula.standing.warning.ConfirmWarnings;
import org.matricula.standing.warning.ReviewWarnings;
import org.matricula.standing.warning.Warning;
import org.matricula.standing.warning.WarningDetails;
import org.matricula.standing.warning.Warnings;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Warnings, their rules and runs, and the decisions that follow, for other systems.
@RestController
@RequestMapping("/api/v1")
class WarningsApi {

    private static final int RUNS = 200;
    private static final int MOST = 200;

    record Told(
            Warning warning,
            List<WarningDetails.Ground> grounds,
            List<WarningDetails.FailedCourse> courses,
            List<WarningDetails.Done> steps,
            @Nullable Treatment treatment) {}

    record Begun(
            @Nullable UUID institution,
            @Nullable UUID term,
            @Nullable String sort,
            @Nullable LocalDate rulesOn,
            @Nullable String kind,
            @Nullable Integer level,
            @Nullable BigDecimal threshold) {}

    record Rule(
            @Nullable UUID institution,
            @Nullable String kind,
            @Nullable Integer level,
            @Nullable BigDecimal threshold,
            @Nullable Boolean enabled,
            @Nullable String source,
            @Nullable LocalDate from) {}

    record Review(@Nullable List<UUID> ids, @Nullable Boolean kept, @Nullable String reason) {}

    record Decision(@Nullable String decision, @Nullable String reason) {}

    private final WarningDesk desk;
    private final WarningRules rules;
    private final ChangeWarningRule changeRule;
    private final BeginWarningRun beginRun;
    private final Warnings warnings;
    private final WarningDetails details;
    private final ReviewWarnings reviewWarnings;
    private final ConfirmWarnings confirmWarnings;
    private final Treatments treatments;
    private final DecideTreatment decideTreatment;
    private final OpenTreatmentCase openCase;
    private final OwnWarningsPage own;

    WarningsApi(
            WarningDesk desk,
            WarningRules rules,
            ChangeWarningRule changeRule,
            BeginWarningRun beginRun,
            Warnings warnings,
            WarningDetails details,
            ReviewWarnings reviewWarnings,
            ConfirmWarnings confirmWarnings,
            Treatments treatments,
            DecideTreatment decideTreatment,
            OpenTreatmentCase openCase,
            OwnWarningsPage own) {
        this.desk = desk;
        this.rules = rules;
        this.changeRule = changeRule;
        this.beginRun = beginRun;
        this.warnings = warnings;
        this.details = details;
        this.reviewWarnings = reviewWarnings;
        this.confirmWarnings = confirmWarnings;
        this.treatments = treatments;
        this.decideTreatment = decideTreatment;
        this.openCase = openCase;
        this.own = own;
    }

    /// @param on the day whose rules are asked for
    @GetMapping("/warning-rules")
    @OpenToWarningOffice
    List<WarningRule> rules(
            @RequestParam(required = false) @Nullable UUID institution,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate on) {
        return rules.on(desk.school(institution).id(), on);
    }

    @PostMapping("/warning-rules")
    @OpenToWarningOffice
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, UUID> change(@RequestBody Rule it) {
        return Map.of(
                "id",
                changeRule.change(
                        desk.school(it.institution()).id(),
                        new ChangeWarningRule.Wish(
                                text(it.kind()),
                                Objects.requireNonNullElse(it.level(), 0),
                                it.threshold(),
                                !Boolean.FALSE.equals(it.enabled()),
                                text(it.source()),
                                it.from())));
    }

    @GetMapping("/warning-runs")
    @OpenToWarningStaff
    List<WarningRun> runs() {
        return desk.seen(RUNS);
    }

    /// `sort` `rehearsal` tries the rules of a day out, with one of them changed where `kind` and
    /// `level` name it.
    @PostMapping("/warning-runs")
    @OpenToWarningOffice
    @ResponseStatus(HttpStatus.ACCEPTED)
    Map<String, UUID> begin(@RequestBody Begun it) {
        var school = desk.school(it.institution()).id();
        var trial =
                it.kind() == null || it.level() == null
                        ? null
                        : new BeginWarningRun.Trial(it.kind(), it.level(), it.threshold());
        return Map.of(
                "id",
                "rehearsal".equals(it.sort())
                        ? beginRun.rehearse(school, it.term(), it.rulesOn(), trial)
                        : beginRun.begin(school, it.term()));
    }

    @GetMapping("/warning-runs/{run}")
    @OpenToWarningStaff
    WarningRun run(@PathVariable UUID run) {
        return desk.run(run);
    }

    @GetMapping("/warning-runs/{run}/warnings")
    @OpenToWarningStaff
    Slice<Warning> list(
            @PathVariable UUID run,
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(defaultValue = "-1") int level,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        desk.run(run);
        return warnings.page(
                new Warnings.Sought(run, unit, level, state), cursor, Math.clamp(limit, 1, MOST));
    }

    @PostMapping("/warning-runs/{run}/reviews")
    @Allowed({"department-registrar", "registrar", "point-reviewer"})
    Map<String, Integer> review(@PathVariable UUID run, @RequestBody Review it) {
        desk.run(run);
        return Map.of(
                "reviewed",
                reviewWarnings.review(
                        run,
                        it.ids() == null ? List.of() : it.ids(),
                        Boolean.TRUE.equals(it.kept()),
                        text(it.reason())));
    }

    @PostMapping("/warning-runs/{run}/confirmation")
    @Allowed({"academic-office-head", "vice-principal"})
    Map<String, Integer> confirm(@PathVariable UUID run) {
        return Map.of("warnings", confirmWarnings.confirm(run));
    }

    @GetMapping("/warnings/{warning}")
    @OpenToWarningStaff
    Told warning(@PathVariable UUID warning) {
        return new Told(
                warnings.get(warning),
                details.grounds(warning),
                details.courses(warning),
                details.done(warning),
                treatments.find(warning).orElse(null));
    }

    @PostMapping("/warnings/{warning}/treatment")
    @Allowed({"academic-office-head", "vice-principal"})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decide(@PathVariable UUID warning, @RequestBody Decision it) {
        decideTreatment.decide(warning, text(it.decision()), text(it.reason()));
    }

    /// Drafts the case that the decision calls for.
    @PostMapping("/warnings/{warning}/treatment/case")
    @Allowed({"registrar", "counsellor", "point-reviewer"})
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, UUID> open(@PathVariable UUID warning) {
        return Map.of("case", openCase.open(warning));
    }

    @GetMapping("/own-warnings")
    @OpenToWarned
    List<OwnWarningsPage.Shown> own() {
        return own.own();
    }

    private static String text(@Nullable String given) {
        return Objects.requireNonNullElse(given, "");
    }
}
