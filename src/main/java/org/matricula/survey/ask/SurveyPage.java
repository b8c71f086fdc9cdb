package org.matricula.survey.ask;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Slice;
import org.matricula.survey.OpenToSurveyReaders;
import org.matricula.survey.OpenToSurveyors;
import org.matricula.survey.SurveyStaff;
import org.matricula.survey.form.Aim;
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

/// One questionnaire: whom it asks, how many have answered, and its end.
@Controller
@RequestMapping("/surveys/{id}")
@OpenToSurveyReaders
class SurveyPage {

    private static final int LISTED = 200;

    private final ReadSurvey readSurvey;
    private final RunQuestionnaire run;
    private final MessageSource messages;
    private final Clock clock;

    SurveyPage(ReadSurvey readSurvey, RunQuestionnaire run, MessageSource messages, Clock clock) {
        this.readSurvey = readSurvey;
        this.run = run;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable UUID id, Model model) {
        var it = readSurvey.get(id);
        if (it.draft()) {
            return "redirect:/surveys/" + id + (SurveyStaff.surveys() ? "/build" : "/preview");
        }
        model.addAttribute("it", it);
        model.addAttribute("responses", readSurvey.responses(id));
        var reached = Acting.now().scope().reaches(it.scopePos());
        model.addAttribute("mayRun", SurveyStaff.surveys() && reached);
        model.addAttribute("mayReadResults", !it.anonymous() || reached);
        model.addAttribute("mayCopy", SurveyStaff.surveys());
        model.addAttribute("today", LocalDate.now(clock));
        return "survey/show";
    }

    @GetMapping("/missing")
    String missing(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable UUID after,
            Model model) {
        var it = readSurvey.get(id);
        model.addAttribute("it", it);
        model.addAttribute("unit", unit);
        model.addAttribute(
                "page",
                Slice.of(
                        readSurvey.missing(id, unit, after, LISTED + 1),
                        LISTED,
                        (AudienceRows.Missing one) -> one.enrolment().toString()));
        model.addAttribute("further", after != null);
        return "survey/missing";
    }

    @GetMapping("/audience")
    @OpenToSurveyors
    String audience(@PathVariable UUID id, Model model, Locale locale) {
        var it = readSurvey.get(id);
        if (!it.draft()) {
            throw new Refused(Refusal.conflict("survey.frozen"));
        }
        model.addAttribute("it", it);
        model.addAttribute("meant", run.meant(id));
        model.addAttribute("choices", readSurvey.choices(it, locale));
        model.addAttribute("today", LocalDate.now(clock));
        return "survey/audience";
    }

    @PostMapping("/audience")
    @OpenToSurveyors
    String aim(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable List<UUID> unit,
            @RequestParam(required = false) @Nullable List<Integer> grade,
            @RequestParam(required = false) @Nullable List<Integer> year,
            @RequestParam(required = false) @Nullable List<String> level,
            @RequestParam(required = false) @Nullable List<String> status,
            @RequestParam(required = false) @Nullable List<String> sex,
            @RequestParam(required = false) @Nullable List<String> boarding,
            @RequestParam(required = false) @Nullable UUID view,
            @RequestParam(defaultValue = "") String numbers) {
        run.aim(
                id,
                new Aim(
                        some(unit),
                        some(grade),
                        some(year),
                        some(level),
                        some(status),
                        some(sex),
                        some(boarding),
                        Arrays.stream(numbers.split("[\\s,;，；、]+"))
                                .filter(it -> !it.isBlank())
                                .distinct()
                                .toList(),
                        view));
        return "redirect:/surveys/" + id + "/audience";
    }

    @PostMapping("/open")
    @OpenToSurveyors
    String open(
            @PathVariable UUID id,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate until,
            RedirectAttributes redirect,
            Locale locale) {
        var asked = run.open(id, from, until);
        return done(id, redirect, say("survey.opened", locale, String.valueOf(asked)));
    }

    @PostMapping("/extend")
    @OpenToSurveyors
    String extend(
            @PathVariable UUID id,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate until,
            RedirectAttributes redirect,
            Locale locale) {
        run.extend(id, until);
        return done(id, redirect, say("survey.extended", locale));
    }

    @PostMapping("/remind")
    @OpenToSurveyors
    String remind(@PathVariable UUID id, RedirectAttributes redirect, Locale locale) {
        var told = run.remind(id);
        return done(id, redirect, say("survey.reminded", locale, String.valueOf(told)));
    }

    @PostMapping("/close")
    @OpenToSurveyors
    String close(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        run.close(id, reason);
        return done(id, redirect, say("survey.closed", locale));
    }

    @PostMapping("/reread")
    @OpenToSurveyors
    String reread(@PathVariable UUID id, RedirectAttributes redirect, Locale locale) {
        var read = run.reread(id);
        return done(id, redirect, say("survey.reread.done", locale, String.valueOf(read)));
    }

    private static <T> List<T> some(@Nullable List<T> given) {
        return given == null ? List.of() : given;
    }

    private String say(String key, Locale locale, Object... args) {
        return messages.getMessage(key, args, locale);
    }

    private static String done(UUID id, RedirectAttributes redirect, String words) {
        redirect.addFlashAttribute("flash", words);
        return "redirect:/surveys/" + id;
    }
}
