package org.matricula.verification.campaign;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.page.Choice;
import org.matricula.verification.OpenToCampaigners;
import org.matricula.verification.OpenToVerifiers;
import org.matricula.verification.check.BeginPass;
import org.matricula.verification.check.CheckRules;
import org.matricula.verification.check.Findings;
import org.matricula.verification.check.Passes;
import org.springframework.context.MessageSource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 学籍核查: the campaigns, how far each has come, and its result.
@Controller
@RequestMapping("/verifications")
@OpenToVerifiers
class CampaignsPage {

    private static final int SHOWN = 50;
    private static final String SHEET =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Campaigns campaigns;
    private final OpenCampaign openCampaign;
    private final CheckRules rules;
    private final BeginPass beginPass;
    private final Passes passes;
    private final Findings findings;
    private final CampaignScores scores;
    private final CampaignResults results;
    private final SignResult signResult;
    private final GapReport gapReport;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    CampaignsPage(
            Campaigns campaigns,
            OpenCampaign openCampaign,
            CheckRules rules,
            BeginPass beginPass,
            Passes passes,
            Findings findings,
            CampaignScores scores,
            CampaignResults results,
            SignResult signResult,
            GapReport gapReport,
            Units units,
            MessageSource messages,
            Clock clock) {
        this.campaigns = campaigns;
        this.openCampaign = openCampaign;
        this.rules = rules;
        this.beginPass = beginPass;
        this.passes = passes;
        this.findings = findings;
        this.scores = scores;
        this.results = results;
        this.signResult = signResult;
        this.gapReport = gapReport;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String list(Model model) {
        var may = Acting.now().holds(Campaigners.ROLES);
        model.addAttribute("campaigns", campaigns.all(SHOWN));
        model.addAttribute("mayOpen", may);
        model.addAttribute("units", may ? choices() : List.of());
        model.addAttribute("rules", may ? rules.all() : List.of());
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("suggested", may ? suggested() : "");
        return "verification/campaigns";
    }

    @PostMapping
    @OpenToCampaigners
    String open(
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String notice,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate opensOn,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate closesOn,
            @RequestParam(name = "rule", required = false) @Nullable List<String> wanted,
            RedirectAttributes redirect,
            Locale locale) {
        var kept = wanted == null ? List.<String>of() : wanted;
        var without =
                rules.all().stream().map(it -> it.code()).filter(it -> !kept.contains(it)).toList();
        var id =
                openCampaign.open(
                        new OpenCampaign.Asked(unit, name, notice, opensOn, closesOn, without));
        return done(id, "verification.opened", redirect, locale);
    }

    @GetMapping("/{campaign}")
    String show(
            @PathVariable UUID campaign,
            @RequestParam(required = false) @Nullable UUID unit,
            Model model) {
        var it = campaigns.get(campaign);
        var at = unit(it, unit);
        var scope = Acting.now().scope().within(at.pos(), at.posEnd());
        model.addAttribute("campaign", it);
        model.addAttribute("unit", at);
        model.addAttribute("scores", scores.below(campaign, at.id(), at.pos(), at.posEnd()));
        model.addAttribute("counts", findings.counts(campaign, scope.lo(), scope.hi()));
        model.addAttribute("pass", passes.latest(campaign).orElse(null));
        model.addAttribute("mayRun", mayRun(it));
        model.addAttribute(
                "maySign", Acting.now().holds(Campaigners.SIGNERS) && mayRun(it) && !it.signed());
        model.addAttribute("result", results.find(campaign).orElse(null));
        model.addAttribute(
                "compared",
                it.signed()
                        ? signResult.compared(
                                results.units(campaign).stream()
                                        .filter(line -> line.depth() <= 1)
                                        .toList(),
                                results.find(campaign).orElseThrow().previousId())
                        : List.of());
        return "verification/campaign";
    }

    @PostMapping("/{campaign}/passes")
    @OpenToCampaigners
    String begin(@PathVariable UUID campaign, RedirectAttributes redirect, Locale locale) {
        beginPass.begin(campaign);
        return done(campaign, "verification.pass.begun", redirect, locale);
    }

    @PostMapping("/{campaign}/passes/cancel")
    @OpenToCampaigners
    String cancel(@PathVariable UUID campaign, RedirectAttributes redirect, Locale locale) {
        beginPass.cancel(campaign);
        return done(campaign, "verification.pass.cancelled", redirect, locale);
    }

    @PostMapping("/{campaign}/result")
    @org.matricula.page.Allowed({
        "registrar",
        "academic-office-head",
        "vice-principal",
        "branch-reviewer",
        "province-reviewer"
    })
    String sign(@PathVariable UUID campaign, RedirectAttributes redirect, Locale locale) {
        signResult.sign(campaign);
        return done(campaign, "verification.result.signed", redirect, locale);
    }

    @GetMapping("/{campaign}/result.pdf")
    @OpenToCampaigners
    ResponseEntity<FileSystemResource> result(@PathVariable UUID campaign) {
        var content = signResult.open(campaign);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, attached(content.file().name()))
                .body(new FileSystemResource(content.path()));
    }

    @GetMapping("/{campaign}/gaps.xlsx")
    void gaps(@PathVariable UUID campaign, HttpServletResponse response, Locale locale)
            throws IOException {
        var name = campaigns.get(campaign).name();
        response.setContentType(SHEET);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, attached(name + ".xlsx"));
        gapReport.write(campaign, response.getOutputStream(), locale);
    }

    private static String attached(String name) {
        return ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString();
    }

    private static boolean mayRun(Campaigns.Campaign it) {
        var actor = Acting.now();
        return actor.holds(Campaigners.ROLES)
                && actor.scope().reaches(it.lo())
                && actor.scope().reaches(it.hi());
    }

    /// The unit looked at: the one asked for, else the highest the reader reaches.
    private Unit unit(Campaigns.Campaign it, @Nullable UUID asked) {
        if (asked != null) {
            return units.find(asked)
                    .filter(at -> it.lo() <= at.pos() && at.pos() <= it.hi())
                    .filter(at -> Acting.now().scope().reaches(at.pos()))
                    .orElseThrow(() -> new Absent("unit"));
        }
        return Acting.now().scope().reaches(it.lo())
                ? units.get(it.unitId())
                : units.at(Acting.now().scope().lo()).orElseGet(() -> units.get(it.unitId()));
    }

    private String suggested() {
        return units.institutions().stream()
                .filter(it -> Acting.now().scope().reaches(it.pos()))
                .findFirst()
                .map(it -> openCampaign.suggested(it.id()))
                .orElse("");
    }

    private List<Choice> choices() {
        var scope = Acting.now().scope();
        var all = new ArrayList<Choice>();
        for (var it : units.institutions()) {
            if (scope.reaches(it.pos())) {
                all.add(new Choice(it.id().toString(), it.name()));
            }
            units.below(it.id(), "teaching-point", "department", "grade").stream()
                    .filter(u -> scope.reaches(u.pos()) && scope.reaches(u.posEnd()))
                    .forEach(u -> all.add(new Choice(u.id().toString(), "\u3000" + u.name())));
        }
        return all;
    }

    private String done(UUID campaign, String key, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(key, null, locale));
        return "redirect:/verifications/" + campaign;
    }
}
