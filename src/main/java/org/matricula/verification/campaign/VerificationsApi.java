package org.matricula.verification.campaign;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Slice;
import org.matricula.organisation.Units;
import org.matricula.page.Allowed;
import org.matricula.verification.OpenToCampaigners;
import org.matricula.verification.OpenToVerifiers;
import org.matricula.verification.check.BeginPass;
import org.matricula.verification.check.Findings;
import org.matricula.verification.check.Passes;
import org.matricula.verification.check.SettleFinding;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Verification for other systems: the same acts by the same rules.
@RestController
@RequestMapping("/api/v1/verifications")
@OpenToVerifiers
class VerificationsApi {

    private static final int MOST = 200;

    record Told(
            UUID id,
            UUID unit,
            String unitName,
            String name,
            LocalDate opensOn,
            LocalDate closesOn,
            @Nullable String resultNumber) {}

    /// @param progress 0 to 1
    record Run(String state, @Nullable Integer students, int checked, double progress) {}

    record Answer(Told campaign, @Nullable Run pass, List<CampaignScores.Score> units) {}

    record Asked(
            @Nullable UUID unit,
            @Nullable String name,
            @Nullable String notice,
            @Nullable LocalDate opensOn,
            @Nullable LocalDate closesOn,
            @Nullable List<String> without) {}

    record Task(
            UUID id,
            String rule,
            String label,
            @Nullable UUID enrolment,
            @Nullable String studentNumber,
            @Nullable String name,
            String unit,
            String detail,
            String severity,
            String state,
            String owner,
            LocalDate dueOn,
            @Nullable String waiveReason) {}

    record Why(@Nullable String reason) {}

    record Decision(@Nullable String decision, @Nullable String note) {}

    /// @param said by enrolment: `ok`, or what the problem is
    record Comparison(Map<UUID, String> said) {}

    /// @param wrong names of the fields that are wrong
    record Confirmation(@Nullable List<String> wrong) {}

    private final Campaigns campaigns;
    private final OpenCampaign openCampaign;
    private final CampaignScores scores;
    private final Passes passes;
    private final BeginPass beginPass;
    private final Findings findings;
    private final SettleFinding settle;
    private final CompareClass compareClass;
    private final ConfirmOwn confirmOwn;
    private final SignResult signResult;
    private final FindingWords words;
    private final Units units;

    VerificationsApi(
            Campaigns campaigns,
            OpenCampaign openCampaign,
            CampaignScores scores,
            Passes passes,
            BeginPass beginPass,
            Findings findings,
            SettleFinding settle,
            CompareClass compareClass,
            ConfirmOwn confirmOwn,
            SignResult signResult,
            FindingWords words,
            Units units) {
        this.campaigns = campaigns;
        this.openCampaign = openCampaign;
        this.scores = scores;
        this.passes = passes;
        this.beginPass = beginPass;
        this.findings = findings;
        this.settle = settle;
        this.compareClass = compareClass;
        this.confirmOwn = confirmOwn;
        this.signResult = signResult;
        this.words = words;
        this.units = units;
    }

    @GetMapping
    Slice<Told> list() {
        return new Slice<>(campaigns.all(MOST).stream().map(VerificationsApi::told).toList(), null);
    }

    @PostMapping
    @OpenToCampaigners
    ResponseEntity<Told> open(@RequestBody Asked it) {
        var id =
                openCampaign.open(
                        new OpenCampaign.Asked(
                                it.unit(),
                                text(it.name()),
                                text(it.notice()),
                                it.opensOn(),
                                it.closesOn(),
                                it.without() == null ? List.of() : it.without()));
        return ResponseEntity.status(HttpStatus.CREATED).body(told(campaigns.get(id)));
    }

    /// @param unit a unit below the campaign's, or null for its own
    @GetMapping("/{campaign}")
    Answer show(@PathVariable UUID campaign, @RequestParam(required = false) @Nullable UUID unit) {
        var it = campaigns.get(campaign);
        var at = units.get(unit == null ? it.unitId() : unit);
        return new Answer(
                told(it),
                passes.latest(campaign).map(VerificationsApi::run).orElse(null),
                scores.below(campaign, at.id(), it.lo(), it.hi()));
    }

    @PostMapping("/{campaign}/passes")
    @OpenToCampaigners
    @ResponseStatus(HttpStatus.ACCEPTED)
    void begin(@PathVariable UUID campaign) {
        beginPass.begin(campaign);
    }

    @PostMapping("/{campaign}/passes/cancel")
    @OpenToCampaigners
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@PathVariable UUID campaign) {
        beginPass.cancel(campaign);
    }

    @PostMapping("/{campaign}/result")
    @Allowed({
        "registrar",
        "academic-office-head",
        "vice-principal",
        "branch-reviewer",
        "province-reviewer"
    })
    @ResponseStatus(HttpStatus.CREATED)
    Told sign(@PathVariable UUID campaign) {
        signResult.sign(campaign);
        return told(campaigns.get(campaign));
    }

    @GetMapping("/{campaign}/findings")
    Slice<Task> findings(
            @PathVariable UUID campaign,
            @RequestParam(defaultValue = "") String rule,
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Locale locale) {
        var it = campaigns.get(campaign);
        var scope = Acting.now().scope().within(it.lo(), it.hi());
        return findings.page(
                        new Findings.Sought(
                                campaign,
                                rule,
                                state,
                                owner,
                                scope.lo(),
                                scope.hi(),
                                cursor,
                                Math.clamp(limit, 1, MOST)))
                .map(row -> task(row, locale));
    }

    /// `take`, `recheck` or `waiver` with its reason.
    @PostMapping("/findings/{finding}/{act}")
    Task settle(
            @PathVariable UUID finding,
            @PathVariable String act,
            @RequestBody(required = false) @Nullable Why why,
            Locale locale) {
        return task(
                switch (act) {
                    case "take" -> settle.take(finding);
                    case "recheck" -> settle.again(finding);
                    case "waiver" ->
                            settle.propose(finding, text(why == null ? null : why.reason()));
                    default -> throw new org.matricula.kernel.Absent("act " + act);
                },
                locale);
    }

    /// `waive` or `decline`.
    @PostMapping("/findings/{finding}/waiver/decision")
    @OpenToCampaigners
    Task decide(@PathVariable UUID finding, @RequestBody Decision it, Locale locale) {
        return task(settle.decide(finding, "waive".equals(it.decision()), text(it.note())), locale);
    }

    @PostMapping("/{campaign}/classes/{unit}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void compare(@PathVariable UUID campaign, @PathVariable UUID unit, @RequestBody Comparison it) {
        compareClass.compare(campaign, unit, it.said());
    }

    @PostMapping("/{campaign}/confirmations/{enrolment}")
    @Allowed({"student", "guardian"})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void confirm(
            @PathVariable UUID campaign,
            @PathVariable UUID enrolment,
            @RequestBody Confirmation it) {
        confirmOwn.confirm(campaign, enrolment, it.wrong() == null ? List.of() : it.wrong());
    }

    private Task task(Findings.Finding it, Locale locale) {
        return new Task(
                it.id(),
                it.rule(),
                words.rule(it.rule(), locale),
                it.enrolmentId(),
                it.studentNumber(),
                it.student(),
                it.unit(),
                words.detail(it.rule(), it.detail(), locale),
                it.severity(),
                it.state(),
                it.owner(),
                it.dueOn(),
                it.waiveReason());
    }

    private static Told told(Campaigns.Campaign it) {
        return new Told(
                it.id(),
                it.unitId(),
                it.unit(),
                it.name(),
                it.opensOn(),
                it.closesOn(),
                it.resultNumber());
    }

    private static Run run(Passes.Pass it) {
        return new Run(it.state(), it.students(), it.checked(), it.progress());
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
