package org.matricula.survey.form;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.survey.OpenToSurveyReaders;
import org.matricula.survey.OpenToSurveyors;
import org.matricula.survey.SurveyStaff;
import org.matricula.survey.Theme;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 学籍调查: the questionnaires within reach, and a new one.
@Controller
@RequestMapping("/surveys")
@OpenToSurveyReaders
class SurveysPage {

    private static final int SHOWN = 50;

    private final ReadForms readForms;
    private final BuildQuestionnaire build;
    private final MessageSource messages;

    SurveysPage(ReadForms readForms, BuildQuestionnaire build, MessageSource messages) {
        this.readForms = readForms;
        this.build = build;
        this.messages = messages;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable UUID before,
            Model model) {
        model.addAttribute("page", readForms.page(state.isBlank() ? null : state, before, SHOWN));
        model.addAttribute("state", state);
        model.addAttribute("further", before != null);
        model.addAttribute("mayBuild", SurveyStaff.surveys());
        return "survey/list";
    }

    @GetMapping("/new")
    @OpenToSurveyors
    String fresh(Model model) {
        model.addAttribute("themes", Theme.codes());
        return "survey/new";
    }

    @PostMapping
    @OpenToSurveyors
    String create(
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String intro,
            @RequestParam(defaultValue = "") String theme,
            @RequestParam(defaultValue = "false") boolean anonymous,
            @RequestParam(defaultValue = "students") String asked,
            @RequestParam(defaultValue = "false") boolean paged,
            RedirectAttributes redirect,
            Locale locale) {
        var id = build.create(new Head(title, intro, theme, anonymous, asked, paged));
        redirect.addFlashAttribute("flash", messages.getMessage("survey.created", null, locale));
        return "redirect:/surveys/" + id;
    }

    @PostMapping("/{id}/copy")
    @OpenToSurveyors
    String copy(@PathVariable UUID id, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage("survey.copied", null, locale));
        return "redirect:/surveys/" + build.copy(id);
    }

    @PostMapping("/{id}/discard")
    @OpenToSurveyors
    String discard(@PathVariable UUID id, RedirectAttributes redirect, Locale locale) {
        build.discard(id);
        redirect.addFlashAttribute("flash", messages.getMessage("survey.discarded", null, locale));
        return "redirect:/surveys";
    }
}
