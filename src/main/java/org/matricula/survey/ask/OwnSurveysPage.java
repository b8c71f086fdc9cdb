package org.matricula.survey.ask;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refused;
import org.matricula.page.Line;
import org.matricula.page.Problems;
import org.matricula.survey.OpenToAsked;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 我的问卷: what a student or guardian is asked, filled in on whatever they hold in their hand.
@Controller
@RequestMapping("/own-surveys")
@OpenToAsked
class OwnSurveysPage {

    private static final int LISTED = 50;

    private final AnswerQuestionnaire answer;
    private final Problems problems;
    private final MessageSource messages;

    OwnSurveysPage(AnswerQuestionnaire answer, Problems problems, MessageSource messages) {
        this.answer = answer;
        this.problems = problems;
        this.messages = messages;
    }

    @GetMapping
    String list(@RequestParam(required = false) @Nullable String cursor, Model model) {
        model.addAttribute("asked", answer.asked(cursor, LISTED));
        return "survey/own";
    }

    @GetMapping("/{questionnaire}/{enrolment}")
    String form(@PathVariable UUID questionnaire, @PathVariable UUID enrolment, Model model) {
        var shown = answer.show(questionnaire, enrolment);
        return form(shown, List.of(), model);
    }

    @PostMapping("/{questionnaire}/{enrolment}")
    String send(
            @PathVariable UUID questionnaire,
            @PathVariable UUID enrolment,
            @RequestParam MultiValueMap<String, String> given,
            RedirectAttributes redirect,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        try {
            answer.answer(questionnaire, enrolment, given);
        } catch (Refused refused) {
            if (refused.refusals().stream().anyMatch(it -> it.field() == null)) {
                throw refused;
            }
            response.setStatus(Problems.status(refused).value());
            var it = answer.show(questionnaire, enrolment);
            return form(
                    new AnswerQuestionnaire.Shown(
                            it.questionnaire(), it.enrolment(), it.name(), it.form(), given),
                    problems.lines(refused, locale),
                    model);
        }
        redirect.addFlashAttribute("flash", messages.getMessage("survey.thanks", null, locale));
        return "redirect:/own-surveys";
    }

    /// Keeps what was typed, while it is typed.
    @PostMapping("/{questionnaire}/{enrolment}/draft")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void keep(
            @PathVariable UUID questionnaire,
            @PathVariable UUID enrolment,
            @RequestParam MultiValueMap<String, String> given) {
        answer.keep(questionnaire, enrolment, given);
    }

    private static String form(AnswerQuestionnaire.Shown shown, List<Line> lines, Model model) {
        model.addAttribute("shown", shown);
        model.addAttribute("lines", lines);
        return "survey/answer";
    }
}
