package org.matricula.graduation.register;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.matricula.codebook.Codes;
import org.matricula.graduation.check.GraduateCampaigns;
import org.matricula.graduation.check.GraduateSheets;
import org.matricula.page.Allowed;
import org.matricula.page.Choice;
import org.matricula.page.Problems;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 毕业生登记表, filled in and signed on the graduate's own telephone.
@Controller
@RequestMapping("/own-graduation/{campaign}/{enrolment}/register")
@Allowed("student")
public class OwnRegisterPage {

    private final GraduateCampaigns campaigns;
    private final GraduateSheets sheets;
    private final RegisterForms forms;
    private final FillRegister fill;
    private final KnownItems known;
    private final Codes codes;
    private final Problems problems;
    private final MessageSource messages;

    OwnRegisterPage(
            GraduateCampaigns campaigns,
            GraduateSheets sheets,
            RegisterForms forms,
            FillRegister fill,
            KnownItems known,
            Codes codes,
            Problems problems,
            MessageSource messages) {
        this.campaigns = campaigns;
        this.sheets = sheets;
        this.forms = forms;
        this.fill = fill;
        this.known = known;
        this.codes = codes;
        this.problems = problems;
        this.messages = messages;
    }

    @GetMapping
    String show(
            @PathVariable UUID campaign, @PathVariable UUID enrolment, Model model, Locale locale) {
        var graduate = sheets.get(campaign, enrolment);
        var form = forms.find(enrolment).orElse(null);
        var content = fill.begun(campaign, enrolment);
        var begun = form != null && !form.content().items().isEmpty();
        model.addAttribute("campaign", campaigns.get(campaign));
        model.addAttribute("graduate", graduate);
        model.addAttribute("form", form);
        model.addAttribute("content", content);
        model.addAttribute("known", known.of(enrolment));
        model.addAttribute("absent", known.absent(enrolment));
        model.addAttribute("stages", TypedRegister.padded(content.education()));
        model.addAttribute(
                "faults",
                begun
                        ? fill.faults(graduate, content).stream()
                                .map(it -> problems.line(it, locale))
                                .toList()
                        : List.of());
        model.addAttribute("begun", begun);
        model.addAttribute("codes", this);
        return "graduation/own-register";
    }

    public List<Choice> choices(String table) {
        return codes.list(table).stream().map(it -> new Choice(it.code(), it.label())).toList();
    }

    @PostMapping
    String fill(
            @PathVariable UUID campaign,
            @PathVariable UUID enrolment,
            @RequestParam Map<String, String> typed,
            @RequestParam(defaultValue = "0") int version,
            RedirectAttributes redirect,
            Locale locale) {
        var wrong = fill.fill(campaign, enrolment, TypedRegister.read(typed), version).size();
        return done(
                campaign,
                enrolment,
                wrong == 0 ? "graduation.form.filled" : "graduation.form.saved",
                redirect,
                locale,
                wrong);
    }

    @PostMapping("/signature")
    String sign(
            @PathVariable UUID campaign,
            @PathVariable UUID enrolment,
            @RequestParam(defaultValue = "") String picture,
            @RequestParam(defaultValue = "") String strokes,
            RedirectAttributes redirect,
            Locale locale) {
        fill.sign(campaign, enrolment, picture, strokes);
        return done(campaign, enrolment, "graduation.signed", redirect, locale);
    }

    private String done(
            UUID campaign,
            UUID enrolment,
            String key,
            RedirectAttributes redirect,
            Locale locale,
            Object... args) {
        redirect.addFlashAttribute("flash", messages.getMessage(key, args, locale));
        return "redirect:/own-graduation/" + campaign + "/" + enrolment + "/register";
    }
}
