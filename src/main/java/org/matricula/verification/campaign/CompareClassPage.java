package org.matricula.verification.campaign;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Units;
import org.matricula.page.Choice;
import org.matricula.verification.OpenToVerifiers;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 班级比对: one class's list, gone through by keyboard.
@Controller
@RequestMapping("/verifications/{campaign}/classes")
@OpenToVerifiers
class CompareClassPage {

    private static final String SAID = "said-";

    private final Campaigns campaigns;
    private final CampaignLines lines;
    private final CompareClass compareClass;
    private final Units units;
    private final MessageSource messages;

    CompareClassPage(
            Campaigns campaigns,
            CampaignLines lines,
            CompareClass compareClass,
            Units units,
            MessageSource messages) {
        this.campaigns = campaigns;
        this.lines = lines;
        this.compareClass = compareClass;
        this.units = units;
        this.messages = messages;
    }

    @GetMapping("/{unit}")
    String show(@PathVariable UUID campaign, @PathVariable UUID unit, Model model, Locale locale) {
        var it = campaigns.get(campaign);
        var at =
                units.find(unit)
                        .filter(u -> u.pos() >= it.lo() && u.pos() <= it.hi())
                        .filter(u -> Acting.now().scope().reaches(u.pos()))
                        .orElseThrow(() -> new Absent("class"));
        model.addAttribute("campaign", it);
        model.addAttribute("unit", at);
        model.addAttribute("rows", lines.ofClass(campaign, unit));
        model.addAttribute(
                "problems",
                CompareClass.PROBLEMS.stream()
                        .map(code ->
                                new Choice(
                                        code,
                                        messages.getMessage(
                                                "verification.problem." + code, null, locale)))
                        .toList());
        return "verification/class";
    }

    /// Each student's answer is the parameter `said-<enrolment>`; blank says nothing.
    @PostMapping("/{unit}")
    String compare(
            @PathVariable UUID campaign,
            @PathVariable UUID unit,
            @RequestParam Map<String, String> form,
            RedirectAttributes redirect,
            Locale locale) {
        var many = compareClass.compare(campaign, unit, said(form));
        redirect.addFlashAttribute(
                "flash", messages.getMessage("verification.compared", new Object[] {many}, locale));
        return "redirect:/verifications/" + campaign + "/classes/" + unit;
    }

    private static Map<UUID, String> said(Map<String, String> form) {
        var said = new HashMap<UUID, String>();
        for (var it : form.entrySet()) {
            if (it.getKey().startsWith(SAID) && !it.getValue().isBlank()) {
                try {
                    said.put(UUID.fromString(it.getKey().substring(SAID.length())), it.getValue());
                } catch (IllegalArgumentException nobody) {
                    throw new Absent("line");
                }
            }
        }
        return said;
    }
}
