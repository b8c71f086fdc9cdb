package org.matricula.survey.form;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.page.Choice;
import org.matricula.page.Problems;
import org.matricula.survey.OpenToSurveyReaders;
import org.matricula.survey.OpenToSurveyors;
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

/// 编制问卷 in the browser: sections and questions, their order, what depends upon what, and how it
/// will look.
@Controller
@RequestMapping("/surveys/{id}")
@OpenToSurveyors
class BuildPage {

    private final ReadForms readForms;
    private final BuildQuestionnaire build;
    private final Problems problems;
    private final MessageSource messages;

    BuildPage(
            ReadForms readForms,
            BuildQuestionnaire build,
            Problems problems,
            MessageSource messages) {
        this.readForms = readForms;
        this.build = build;
        this.problems = problems;
        this.messages = messages;
    }

    @GetMapping("/build")
    String show(@PathVariable UUID id, Model model) {
        var it = readForms.get(id);
        if (!it.draft()) {
            throw new Refused(Refusal.conflict("survey.frozen"));
        }
        model.addAttribute("it", it);
        model.addAttribute("form", readForms.form(id));
        model.addAttribute("themes", Theme.codes());
        return "survey/build";
    }

    /// The questions as they will be asked, for whoever may read what comes of them too.
    @GetMapping("/preview")
    @OpenToSurveyReaders
    String preview(@PathVariable UUID id, Model model) {
        model.addAttribute("it", readForms.get(id));
        model.addAttribute("form", readForms.form(id));
        model.addAttribute("given", Map.of());
        model.addAttribute("lines", List.of());
        return "survey/preview";
    }

    @PostMapping("/head")
    String change(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String intro,
            @RequestParam(defaultValue = "") String theme,
            @RequestParam(defaultValue = "false") boolean anonymous,
            @RequestParam(defaultValue = "students") String asked,
            @RequestParam(defaultValue = "false") boolean paged,
            RedirectAttributes redirect,
            Locale locale) {
        build.change(id, new Head(title, intro, theme, anonymous, asked, paged));
        return done(id, "", "survey.saved", redirect, locale);
    }

    @PostMapping("/sections")
    String addSection(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes redirect,
            Locale locale) {
        var section = build.addSection(id, title, note);
        return done(id, "#s-" + section, "survey.section-added", redirect, locale);
    }

    @PostMapping("/sections/{section}")
    String changeSection(
            @PathVariable UUID id,
            @PathVariable UUID section,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes redirect,
            Locale locale) {
        build.changeSection(id, section, title, note);
        return done(id, "#s-" + section, "survey.saved", redirect, locale);
    }

    @PostMapping("/sections/{section}/remove")
    String removeSection(
            @PathVariable UUID id,
            @PathVariable UUID section,
            RedirectAttributes redirect,
            Locale locale) {
        build.removeSection(id, section);
        return done(id, "", "survey.removed", redirect, locale);
    }

    @PostMapping("/sections/{section}/move")
    String moveSection(
            @PathVariable UUID id,
            @PathVariable UUID section,
            @RequestParam boolean up,
            RedirectAttributes redirect,
            Locale locale) {
        build.moveSection(id, section, up);
        return done(id, "#s-" + section, "survey.moved", redirect, locale);
    }

    @GetMapping("/questions/new")
    String fresh(@PathVariable UUID id, @RequestParam UUID section, Model model) {
        return form(id, section, null, null, List.of(), model);
    }

    @GetMapping("/questions/{question}")
    String edit(@PathVariable UUID id, @PathVariable UUID question, Model model) {
        var it = readForms.question(id, question);
        return form(id, it.sectionId(), question, it, List.of(), model);
    }

    @PostMapping("/questions")
    String save(
            @PathVariable UUID id,
            @RequestParam UUID section,
            @RequestParam(required = false) @Nullable UUID question,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String hint,
            @RequestParam(defaultValue = "false") boolean mandatory,
            @RequestParam(required = false) @Nullable Integer least,
            @RequestParam(required = false) @Nullable Integer most,
            @RequestParam(defaultValue = "") String options,
            @RequestParam(defaultValue = "") String lines,
            @RequestParam(required = false) @Nullable List<String> when,
            RedirectAttributes redirect,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        QuestionRows.NewQuestion filled = null;
        try {
            filled =
                    QuestionInput.read(
                            kind,
                            words,
                            hint,
                            mandatory,
                            least,
                            most,
                            options,
                            lines,
                            when == null ? List.of() : when);
            var made = question;
            if (question == null) {
                made = build.add(id, section, filled);
            } else {
                build.change(id, question, section, filled);
            }
            return done(id, "#" + "q-" + made, "survey.saved", redirect, locale);
        } catch (Refused refused) {
            if (filled == null) {
                throw refused;
            }
            response.setStatus(Problems.status(refused).value());
            return form(
                    id,
                    section,
                    question,
                    shown(question, section, filled),
                    problems.lines(refused, locale),
                    model);
        }
    }

    @PostMapping("/questions/{question}/remove")
    String remove(
            @PathVariable UUID id,
            @PathVariable UUID question,
            RedirectAttributes redirect,
            Locale locale) {
        build.remove(id, question);
        return done(id, "", "survey.removed", redirect, locale);
    }

    @PostMapping("/questions/{question}/move")
    String move(
            @PathVariable UUID id,
            @PathVariable UUID question,
            @RequestParam boolean up,
            RedirectAttributes redirect,
            Locale locale) {
        build.moveQuestion(id, question, up);
        return done(id, "#q-" + question, "survey.moved", redirect, locale);
    }

    private String form(
            UUID id,
            UUID section,
            @Nullable UUID question,
            @Nullable Question filled,
            List<org.matricula.page.Line> lines,
            Model model) {
        var sections = readForms.form(id);
        model.addAttribute("it", readForms.get(id));
        model.addAttribute("question", question);
        model.addAttribute("filled", filled);
        model.addAttribute("section", section.toString());
        model.addAttribute("kinds", Arrays.asList(Kind.values()));
        model.addAttribute(
                "sections",
                sections.stream()
                        .map(it -> new Choice(it.id().toString(), title(sections.indexOf(it), it)))
                        .toList());
        model.addAttribute("before", readForms.before(id, section, question));
        model.addAttribute("lines", lines);
        return "survey/question";
    }

    private static String title(int nth, Section it) {
        return (nth + 1) + ". " + it.title();
    }

    private static Question shown(
            @Nullable UUID question, UUID section, QuestionRows.NewQuestion it) {
        return new Question(
                question == null ? section : question,
                section,
                it.kind(),
                it.words(),
                it.hint(),
                it.mandatory(),
                it.least(),
                it.most(),
                it.options(),
                it.lines(),
                it.shownIf(),
                it.shownPicks());
    }

    private String done(
            UUID id, String at, String words, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(words, null, locale));
        return "redirect:/surveys/" + id + "/build" + at;
    }
}
