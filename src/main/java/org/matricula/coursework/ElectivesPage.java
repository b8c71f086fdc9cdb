package org.matricula.coursework;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.curriculum.OpenToPlanners;
import org.matricula.curriculum.OpenToTeaching;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Slice;
import org.matricula.page.Allowed;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 选修课选课: the offices open and settle it, the students choose.
@Controller
class ElectivesPage {

    private static final int SHOWN = 100;

    private final OfferElective offerElective;
    private final ChooseElective chooseElective;
    private final SettleElective settleElective;
    private final ElectiveQueue queue;
    private final ListElectives listElectives;
    private final MessageSource messages;
    private final Clock clock;

    ElectivesPage(
            OfferElective offerElective,
            ChooseElective chooseElective,
            SettleElective settleElective,
            ElectiveQueue queue,
            ListElectives listElectives,
            MessageSource messages,
            Clock clock) {
        this.offerElective = offerElective;
        this.chooseElective = chooseElective;
        this.settleElective = settleElective;
        this.queue = queue;
        this.listElectives = listElectives;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/electives")
    @OpenToTeaching
    String list(@RequestParam(required = false) @Nullable UUID after, Model model) {
        model.addAttribute(
                "page",
                Slice.of(
                        listElectives.list(after, SHOWN + 1),
                        SHOWN,
                        (Offering it) -> it.taskId().toString()));
        model.addAttribute("further", after != null);
        model.addAttribute("now", clock.instant());
        model.addAttribute("zone", clock.getZone());
        model.addAttribute(
                "maySettle",
                Acting.now().holds("department-registrar", "registrar", "academic-office-head"));
        return "coursework/electives";
    }

    @PostMapping("/teaching-tasks/{task}/offering")
    @OpenToPlanners
    String offer(
            @PathVariable UUID task,
            @RequestParam(defaultValue = "0") int quota,
            @RequestParam(required = false) @Nullable String way,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
                    @Nullable LocalDateTime opensAt,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
                    @Nullable LocalDateTime closesAt,
            @RequestParam(required = false) @Nullable Integer weekday,
            @RequestParam(required = false) @Nullable Integer lessonFrom,
            @RequestParam(required = false) @Nullable Integer lessonTo,
            RedirectAttributes redirect,
            Locale locale) {
        offerElective.offer(
                task,
                new NewOffering(quota, way, opensAt, closesAt, weekday, lessonFrom, lessonTo));
        queue.advance(task);
        return said(redirect, locale, "/electives", "elective.offered");
    }

    @PostMapping("/electives/{task}/settle")
    @OpenToPlanners
    String settle(@PathVariable UUID task, RedirectAttributes redirect, Locale locale) {
        var outcome = settleElective.settle(task);
        return said(
                redirect,
                locale,
                "/electives",
                "elective.is-settled",
                String.valueOf(outcome.registered()),
                String.valueOf(outcome.refused()));
    }

    @GetMapping("/own-electives")
    @OpenToOwn
    String own(Model model) {
        model.addAttribute("lines", chooseElective.own());
        model.addAttribute("now", clock.instant());
        model.addAttribute("zone", clock.getZone());
        model.addAttribute("mayChoose", Acting.now().holds("student"));
        return "coursework/own-electives";
    }

    @PostMapping("/own-electives/{task}/choose")
    @Allowed("student")
    String choose(
            @PathVariable UUID task,
            @RequestParam UUID enrolment,
            RedirectAttributes redirect,
            Locale locale) {
        var taken = chooseElective.choose(task, enrolment);
        return said(redirect, locale, "/own-electives", taken ? "elective.got" : "elective.queued");
    }

    @PostMapping("/own-electives/{task}/withdraw")
    @Allowed("student")
    String withdraw(
            @PathVariable UUID task,
            @RequestParam UUID enrolment,
            RedirectAttributes redirect,
            Locale locale) {
        chooseElective.withdraw(task, enrolment);
        queue.advance(task);
        return said(redirect, locale, "/own-electives", "elective.withdrawn");
    }

    private String said(
            RedirectAttributes redirect, Locale locale, String to, String key, Object... args) {
        redirect.addFlashAttribute("flash", messages.getMessage(key, args, locale));
        return "redirect:" + to;
    }
}
