package org.matricula.survey.measure;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Units;
import org.matricula.page.Choice;
import org.matricula.survey.OpenToSurveyReaders;
import org.matricula.survey.OpenToSurveyors;
import org.matricula.survey.SurveyStaff;
import org.matricula.survey.Theme;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 个别帮扶: what is being done for whom, by when, and what came of it.
@Controller
@RequestMapping("/measures")
@OpenToSurveyReaders
class MeasuresPage {

    private static final int SHOWN = 50;
    private static final int AHEAD = 30;
    private static final int MOST_CLASSES = 600;

    private final TakeMeasure take;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    MeasuresPage(TakeMeasure take, Units units, MessageSource messages, Clock clock) {
        this.take = take;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "open") String which,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        model.addAttribute("page", take.page(which, cursor, SHOWN));
        model.addAttribute("which", which);
        model.addAttribute("further", cursor != null);
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("maySet", SurveyStaff.surveys());
        return "survey/measures";
    }

    @GetMapping("/new")
    @OpenToSurveyors
    String fresh(
            @RequestParam(defaultValue = "") String student,
            @RequestParam(required = false) @Nullable UUID questionnaire,
            @RequestParam(required = false) @Nullable UUID interview,
            Model model) {
        var unit = Acting.now().unit();
        var here = unit == null ? null : units.get(unit);
        model.addAttribute("student", student);
        model.addAttribute("questionnaire", questionnaire);
        model.addAttribute("interview", interview);
        model.addAttribute("themes", Theme.codes());
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("due", LocalDate.now(clock).plusDays(AHEAD));
        model.addAttribute(
                "classes",
                here == null
                        ? List.of()
                        : here.kind().equals("class")
                                ? List.of(new Choice(here.id().toString(), here.name()))
                                : units.below(here.id(), "class").stream()
                                        .limit(MOST_CLASSES)
                                        .map(it -> new Choice(it.id().toString(), it.name()))
                                        .toList());
        model.addAttribute("owners", unit == null ? List.of() : owners(unit));
        return "survey/new-measure";
    }

    @PostMapping
    @OpenToSurveyors
    String set(
            @RequestParam(defaultValue = "") String student,
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable UUID questionnaire,
            @RequestParam(required = false) @Nullable UUID interview,
            @RequestParam(defaultValue = "") String theme,
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") String goal,
            @RequestParam(required = false) @Nullable UUID owner,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate dueOn,
            RedirectAttributes redirect,
            Locale locale) {
        var id =
                take.set(
                        new NewMeasure(
                                student,
                                unit,
                                questionnaire,
                                interview,
                                theme,
                                what,
                                goal,
                                owner,
                                dueOn));
        return done(id, "measure.set.done", redirect, locale);
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, Model model) {
        var it = take.get(id);
        model.addAttribute("it", it);
        model.addAttribute("notes", take.notes(id));
        model.addAttribute("carries", TakeMeasure.carries(it));
        model.addAttribute("today", LocalDate.now(clock));
        var unit = it.unitId() == null ? Acting.now().unit() : it.unitId();
        model.addAttribute("owners", unit == null ? List.of() : owners(unit));
        return "survey/measure";
    }

    @PostMapping("/{id}/notes")
    @OpenToSurveyors
    String note(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String words,
            RedirectAttributes redirect,
            Locale locale) {
        take.note(id, words);
        return done(id, "measure.noted", redirect, locale);
    }

    @PostMapping("/{id}/hand")
    @OpenToSurveyors
    String hand(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID owner,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate dueOn,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        take.hand(id, owner, dueOn, reason);
        return done(id, "measure.handed", redirect, locale);
    }

    @PostMapping("/{id}/done")
    @OpenToSurveyors
    String end(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String effect,
            @RequestParam(defaultValue = "") String outcome,
            RedirectAttributes redirect,
            Locale locale) {
        take.done(id, effect, outcome);
        return done(id, "measure.done.done", redirect, locale);
    }

    @PostMapping("/{id}/drop")
    @OpenToSurveyors
    String drop(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        take.drop(id, reason);
        return done(id, "measure.dropped", redirect, locale);
    }

    private List<Choice> owners(UUID unit) {
        return take.owners(unit).stream()
                .map(it -> new Choice(it.account().toString(), it.name()))
                .toList();
    }

    private String done(UUID id, String words, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(words, null, locale));
        return "redirect:/measures/" + id;
    }
}
