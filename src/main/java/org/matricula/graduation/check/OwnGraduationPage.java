package org.matricula.graduation.check;

import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.page.Allowed;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 我的毕业信息, on the graduate's own telephone. A guardian confirms nothing here: the graduate does.
@Controller
@RequestMapping("/own-graduation")
@Allowed("student")
class OwnGraduationPage {

    private final GraduateCampaigns campaigns;
    private final GraduateSheets sheets;
    private final GraduateFacts facts;
    private final GraduateClaims claims;
    private final ClaimCorrection claimCorrection;
    private final SignGraduateSheet signSheet;
    private final MessageSource messages;

    OwnGraduationPage(
            GraduateCampaigns campaigns,
            GraduateSheets sheets,
            GraduateFacts facts,
            GraduateClaims claims,
            ClaimCorrection claimCorrection,
            SignGraduateSheet signSheet,
            MessageSource messages) {
        this.campaigns = campaigns;
        this.sheets = sheets;
        this.facts = facts;
        this.claims = claims;
        this.claimCorrection = claimCorrection;
        this.signSheet = signSheet;
        this.messages = messages;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("graduates", sheets.own());
        return "graduation/own";
    }

    @GetMapping("/{campaign}/{enrolment}")
    String show(@PathVariable UUID campaign, @PathVariable UUID enrolment, Model model) {
        var it = sheets.get(campaign, enrolment);
        model.addAttribute("campaign", campaigns.get(campaign));
        model.addAttribute("graduate", it);
        model.addAttribute("facts", facts);
        model.addAttribute("rows", facts.lines(enrolment));
        model.addAttribute("claims", claims.of(campaign, enrolment));
        model.addAttribute("open", signSheet.refusals(it).isEmpty());
        model.addAttribute("corrigible", claimCorrection.refusals(campaign).isEmpty());
        return "graduation/own-check";
    }

    @PostMapping("/{campaign}/{enrolment}/claims")
    String claim(
            @PathVariable UUID campaign,
            @PathVariable UUID enrolment,
            @RequestParam(defaultValue = "") String field,
            @RequestParam(defaultValue = "") String value,
            @RequestParam(required = false) @Nullable MultipartFile evidence,
            RedirectAttributes redirect,
            Locale locale)
            throws IOException {
        var name = evidence == null ? null : evidence.getOriginalFilename();
        claimCorrection.claim(
                campaign,
                enrolment,
                field,
                value,
                name == null ? "" : name,
                evidence == null ? new byte[0] : evidence.getBytes());
        return done(campaign, enrolment, "graduation.claimed", redirect, locale);
    }

    @PostMapping("/{campaign}/{enrolment}/signature")
    String sign(
            @PathVariable UUID campaign,
            @PathVariable UUID enrolment,
            @RequestParam(defaultValue = "") String picture,
            @RequestParam(defaultValue = "") String strokes,
            RedirectAttributes redirect,
            Locale locale) {
        signSheet.sign(campaign, enrolment, picture, strokes);
        return done(campaign, enrolment, "graduation.signed", redirect, locale);
    }

    private String done(
            UUID campaign, UUID enrolment, String key, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(key, null, locale));
        return "redirect:/own-graduation/" + campaign + "/" + enrolment;
    }
}
