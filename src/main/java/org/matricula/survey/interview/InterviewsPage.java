package org.matricula.survey.interview;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Slice;
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

/// 面谈: the plans within reach, one's own interviews, and each of them.
@Controller
@RequestMapping("/interviews")
@OpenToSurveyReaders
class InterviewsPage {

    private static final int SHOWN = 50;
    private static final int LISTED = 200;
    private static final int MOST_UNITS = 600;

    private final OpenInterviews openInterviews;
    private final HoldInterviews hold;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    InterviewsPage(
            OpenInterviews openInterviews,
            HoldInterviews hold,
            Units units,
            MessageSource messages,
            Clock clock) {
        this.openInterviews = openInterviews;
        this.hold = hold;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String list(@RequestParam(required = false) @Nullable UUID before, Model model) {
        model.addAttribute("page", hold.campaigns(before, SHOWN));
        model.addAttribute("further", before != null);
        model.addAttribute("mayOpen", SurveyStaff.surveys());
        return "survey/interviews";
    }

    @GetMapping("/mine")
    @OpenToSurveyors
    String mine(Model model) {
        model.addAttribute("own", hold.waiting(true, LISTED));
        model.addAttribute("free", hold.waiting(false, LISTED));
        return "survey/mine";
    }

    @GetMapping("/new")
    @OpenToSurveyors
    String fresh(@RequestParam(required = false) @Nullable UUID questionnaire, Model model) {
        var unit = Acting.now().unit();
        model.addAttribute("questionnaire", questionnaire);
        model.addAttribute("themes", Theme.codes());
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute(
                "units",
                unit == null
                        ? List.of()
                        : units.below(unit).stream()
                                .limit(MOST_UNITS)
                                .map(it -> new Choice(it.id().toString(), it.name()))
                                .toList());
        return "survey/new-interviews";
    }

    @PostMapping
    @OpenToSurveyors
    String open(
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(defaultValue = "") String theme,
            @RequestParam(defaultValue = "") String guide,
            @RequestParam(required = false) @Nullable UUID questionnaire,
            @RequestParam(defaultValue = "class-teacher") String interviewer,
            @RequestParam(required = false) @Nullable List<UUID> unit,
            @RequestParam(defaultValue = "none") String strata,
            @RequestParam(required = false) @Nullable Integer perStratum,
            @RequestParam(defaultValue = "") String numbers,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate dueOn,
            RedirectAttributes redirect,
            Locale locale) {
        var chosen =
                Arrays.stream(numbers.split("[\\s,;，；、]+"))
                        .filter(it -> !it.isBlank())
                        .distinct()
                        .toList();
        var id =
                openInterviews.open(
                        new NewCampaign(
                                title.strip(),
                                purpose.strip(),
                                theme,
                                guide.lines()
                                        .map(String::strip)
                                        .filter(it -> !it.isEmpty())
                                        .toList(),
                                questionnaire,
                                interviewer,
                                unit == null ? List.of() : unit,
                                strata,
                                chosen.isEmpty() ? perStratum : null,
                                chosen,
                                dueOn));
        return done("/interviews/" + id, "interview.opened", redirect, locale);
    }

    @GetMapping("/{campaign}")
    String show(
            @PathVariable UUID campaign,
            @RequestParam(required = false) @Nullable UUID after,
            Model model) {
        var it = hold.campaign(campaign);
        Slice<Interview> page = hold.interviews(campaign, after, LISTED);
        model.addAttribute("it", it);
        model.addAttribute("page", page);
        model.addAttribute("further", after != null);
        model.addAttribute("found", hold.found(campaign));
        model.addAttribute(
                "mayClose",
                it.open() && SurveyStaff.surveys() && Acting.now().scope().reaches(it.scopePos()));
        return "survey/campaign";
    }

    @PostMapping("/{campaign}/close")
    @OpenToSurveyors
    String close(
            @PathVariable UUID campaign,
            @RequestParam(defaultValue = "") String summary,
            RedirectAttributes redirect,
            Locale locale) {
        openInterviews.close(campaign, summary);
        return done("/interviews/" + campaign, "interview.closed.done", redirect, locale);
    }

    @GetMapping("/of/{interview}")
    String one(@PathVariable UUID interview, Model model) {
        var it = hold.get(interview);
        var me = Acting.now();
        model.addAttribute("it", it);
        model.addAttribute("campaign", hold.of(it));
        model.addAttribute("record", hold.read(interview).orElse(null));
        model.addAttribute(
                "mine",
                it.assigned()
                        && it.campaignOpen()
                        && it.interviewerId() != null
                        && it.interviewerId().equals(me.account()));
        model.addAttribute("mayTake", me.holds("class-teacher", "counsellor"));
        model.addAttribute("me", me.account());
        model.addAttribute(
                "candidates",
                me.holds("registrar", "department-registrar")
                        ? hold.candidates(it).stream()
                                .map(one ->
                                        new Choice(
                                                one.account().toString(),
                                                one.name() + " · " + role(one.role())))
                                .toList()
                        : List.of());
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("surveyor", SurveyStaff.surveys());
        return "survey/interview";
    }

    @PostMapping("/of/{interview}/assign")
    @OpenToSurveyors
    String assign(
            @PathVariable UUID interview,
            @RequestParam UUID account,
            RedirectAttributes redirect,
            Locale locale) {
        hold.assign(interview, account);
        return done("/interviews/of/" + interview, "interview.assigned", redirect, locale);
    }

    @PostMapping("/of/{interview}/record")
    @OpenToSurveyors
    String record(
            @PathVariable UUID interview,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate on,
            @RequestParam(defaultValue = "") String record,
            @RequestParam(defaultValue = "") String finding,
            @RequestParam(defaultValue = "") String words,
            RedirectAttributes redirect,
            Locale locale) {
        hold.record(interview, on, record, finding, words);
        return done("/interviews/of/" + interview, "interview.recorded", redirect, locale);
    }

    @PostMapping("/of/{interview}/missed")
    @OpenToSurveyors
    String missed(
            @PathVariable UUID interview,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        hold.missed(interview, reason);
        return done("/interviews/of/" + interview, "interview.recorded", redirect, locale);
    }

    private String role(String code) {
        return messages.getMessage(
                "role." + code,
                null,
                org.springframework.context.i18n.LocaleContextHolder.getLocale());
    }

    private String done(String to, String words, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(words, null, locale));
        return "redirect:" + to;
    }
}
