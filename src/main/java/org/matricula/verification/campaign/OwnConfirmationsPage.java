package org.matricula.verification.campaign;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Codes;
import org.matricula.page.Allowed;
import org.matricula.page.Fact;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 本人确认, on a telephone: everything masked that somebody looking over a shoulder should not read.
@Controller
@RequestMapping("/own-verifications")
@Allowed({"student", "guardian"})
class OwnConfirmationsPage {

    private final Campaigns campaigns;
    private final CampaignLines lines;
    private final ConfirmOwn confirmOwn;
    private final Codes codes;
    private final MessageSource messages;
    private final Clock clock;

    OwnConfirmationsPage(
            Campaigns campaigns,
            CampaignLines lines,
            ConfirmOwn confirmOwn,
            Codes codes,
            MessageSource messages,
            Clock clock) {
        this.campaigns = campaigns;
        this.lines = lines;
        this.confirmOwn = confirmOwn;
        this.codes = codes;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("own", campaigns.own(LocalDate.now(clock)));
        return "verification/own";
    }

    @GetMapping("/{campaign}/{enrolment}")
    String show(
            @PathVariable UUID campaign, @PathVariable UUID enrolment, Model model, Locale locale) {
        var line = lines.get(campaign, enrolment);
        var it = campaigns.get(campaign);
        model.addAttribute("campaign", it);
        model.addAttribute("line", line);
        model.addAttribute("facts", facts(line, locale));
        model.addAttribute("fields", ConfirmOwn.FIELDS);
        model.addAttribute("open", confirmOwn.refusals(line, it).isEmpty());
        return "verification/own-line";
    }

    @PostMapping("/{campaign}/{enrolment}")
    String confirm(
            @PathVariable UUID campaign,
            @PathVariable UUID enrolment,
            @RequestParam(name = "wrong", required = false) @Nullable List<String> wrong,
            RedirectAttributes redirect,
            Locale locale) {
        var fields = wrong == null ? List.<String>of() : wrong;
        confirmOwn.confirm(campaign, enrolment, fields);
        redirect.addFlashAttribute(
                "flash",
                messages.getMessage(
                        fields.isEmpty() ? "verification.own.thanks" : "verification.own.told",
                        null,
                        locale));
        return "redirect:/own-verifications/" + campaign + "/" + enrolment;
    }

    private List<Fact> facts(CampaignLines.Line it, Locale locale) {
        return List.of(
                fact("institution", it.institution(), locale),
                fact("unit", it.unit(), locale),
                fact("studentNumber", it.studentNumber(), locale),
                fact("registryNumber", it.registryNumber(), locale),
                fact("name", it.name(), locale),
                fact("sex", codes.label("sex", it.sex()), locale),
                fact("birthOn", it.birthOn() == null ? null : it.birthOn().toString(), locale),
                fact(
                        "ethnicity",
                        it.ethnicity() == null ? null : codes.label("ethnicity", it.ethnicity()),
                        locale),
                fact("documentNumber", it.documentNumber(), locale),
                fact("phone", it.phone(), locale),
                fact("address", it.address(), locale),
                fact("guardian", it.guardian(), locale),
                fact(
                        "boarding",
                        it.boarding() == null ? null : codes.label("boarding", it.boarding()),
                        locale),
                fact("entryOn", it.entryOn().toString(), locale),
                fact(
                        "photo",
                        messages.getMessage(
                                it.photo() ? "verification.photo.there" : "verification.photo.none",
                                null,
                                locale),
                        locale));
    }

    private Fact fact(String field, @Nullable String value, Locale locale) {
        return new Fact(
                messages.getMessage("verification.field." + field, null, locale),
                value == null || value.isBlank() ? "—" : value);
    }
}
