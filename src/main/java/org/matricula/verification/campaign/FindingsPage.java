package org.matricula.verification.campaign;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.calendar.WorkingDays;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Scope;
import org.matricula.organisation.Units;
import org.matricula.page.Choice;
import org.matricula.verification.OpenToCampaigners;
import org.matricula.verification.OpenToVerifiers;
import org.matricula.verification.check.Findings;
import org.matricula.verification.check.SettleFinding;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 核查问题: the tasks of a campaign, mended where the record is edited and looked at once more here.
@Controller
@RequestMapping("/verifications")
@OpenToVerifiers
public class FindingsPage {

    private static final int SHOWN = 50;
    private static final List<String> STATES = List.of("open", "waiving", "waived", "mended");

    private final Campaigns campaigns;
    private final Findings findings;
    private final SettleFinding settle;
    private final FindingWords words;
    private final Units units;
    private final WorkingDays workingDays;
    private final MessageSource messages;
    private final Clock clock;

    FindingsPage(
            Campaigns campaigns,
            Findings findings,
            SettleFinding settle,
            FindingWords words,
            Units units,
            WorkingDays workingDays,
            MessageSource messages,
            Clock clock) {
        this.campaigns = campaigns;
        this.findings = findings;
        this.settle = settle;
        this.words = words;
        this.units = units;
        this.workingDays = workingDays;
        this.messages = messages;
        this.clock = clock;
    }

    /// One task as the list shows it.
    ///
    /// @param days working days to its day, negative when overdue
    public record Shown(
            Findings.Finding it, String title, String detail, String remedy, int days) {}

    @GetMapping("/{campaign}/findings")
    String list(
            @PathVariable UUID campaign,
            @RequestParam(defaultValue = "") String rule,
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable String after,
            Model model,
            Locale locale) {
        var it = campaigns.get(campaign);
        var scope = within(it, unit);
        var page =
                findings.page(
                        new Findings.Sought(
                                campaign,
                                rule,
                                state,
                                owner,
                                scope.lo(),
                                scope.hi(),
                                after,
                                SHOWN));
        var today = LocalDate.now(clock);
        model.addAttribute("campaign", it);
        model.addAttribute(
                "findings", page.items().stream().map(row -> shown(row, today, locale)).toList());
        model.addAttribute("next", page.next());
        model.addAttribute("first", after == null);
        model.addAttribute("rule", rule);
        model.addAttribute("state", state);
        model.addAttribute("owner", owner);
        model.addAttribute("unit", unit);
        model.addAttribute(
                "rules",
                findings.counts(campaign, scope.lo(), scope.hi()).stream()
                        .map(row ->
                                new Choice(
                                        row.rule(),
                                        words.rule(row.rule(), locale) + " " + row.open()))
                        .toList());
        model.addAttribute(
                "states",
                STATES.stream()
                        .map(code -> new Choice(code, say("verification.state." + code, locale)))
                        .toList());
        model.addAttribute("account", Acting.now().account());
        model.addAttribute("mayDecide", Acting.now().holds(Campaigners.ROLES));
        model.addAttribute(
                "owners",
                Arrays.stream(new String[] {"class-teacher", "registrar"})
                        .map(code -> new Choice(code, say("role." + code, locale)))
                        .toList());
        return "verification/findings";
    }

    @PostMapping("/findings/{finding}/take")
    String take(@PathVariable UUID finding, RedirectAttributes redirect, Locale locale) {
        return done(settle.take(finding), "verification.taken", redirect, locale);
    }

    @PostMapping("/findings/{finding}/recheck")
    String again(@PathVariable UUID finding, RedirectAttributes redirect, Locale locale) {
        var it = settle.again(finding);
        return done(
                it,
                it.state().equals("mended") ? "verification.mended" : "verification.still",
                redirect,
                locale);
    }

    @PostMapping("/findings/{finding}/waiver")
    String propose(
            @PathVariable UUID finding,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        return done(settle.propose(finding, reason), "verification.proposed", redirect, locale);
    }

    @PostMapping("/findings/{finding}/waiver/decision")
    @OpenToCampaigners
    String decide(
            @PathVariable UUID finding,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes redirect,
            Locale locale) {
        return done(
                settle.decide(finding, decision.equals("waive"), note),
                "verification.decided",
                redirect,
                locale);
    }

    private Shown shown(Findings.Finding it, LocalDate today, Locale locale) {
        return new Shown(
                it,
                words.rule(it.rule(), locale),
                words.detail(it.rule(), it.detail(), locale),
                words.remedy(it.rule(), locale),
                workingDays.between(today, it.dueOn()));
    }

    private Scope within(Campaigns.Campaign it, @Nullable UUID unit) {
        var scope = Acting.now().scope().within(it.lo(), it.hi());
        return unit == null
                ? scope
                : units.find(unit)
                        .map(at -> scope.within(at.pos(), at.posEnd()))
                        .orElse(Scope.NOTHING);
    }

    private String say(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }

    private String done(
            Findings.Finding it, String key, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", say(key, locale));
        return "redirect:/verifications/" + it.campaignId() + "/findings";
    }
}
