package org.matricula.registration.duty;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.matricula.calendar.CalendarFile;
import org.matricula.calendar.Duty;
import org.matricula.calendar.Terms;
import org.matricula.kernel.Acting;
import org.matricula.page.Allowed;
import org.matricula.workflow.Forgotten;
import org.matricula.workflow.ForgottenFinder;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// 工作日历: the term's dated duties of whoever asks, with what is left to do, and what is about to be
/// forgotten; the same as a file, and as an address that a calendar program subscribes to.
@Controller
@Allowed({"registrar", "academic-office-head", "department-registrar"})
class DutiesPage {

    record Answer(LocalDate from, LocalDate last, List<Duty> items) {}

    private static final int FORGOTTEN = 50;
    private static final int DAYS = 180;

    private final Duties duties;
    private final List<ForgottenFinder> finders;
    private final Terms terms;
    private final CalendarFeeds feeds;
    private final SubscribeCalendar subscribe;
    private final MessageSource messages;
    private final Clock clock;

    DutiesPage(
            Duties duties,
            List<ForgottenFinder> finders,
            Terms terms,
            CalendarFeeds feeds,
            SubscribeCalendar subscribe,
            MessageSource messages,
            Clock clock) {
        this.duties = duties;
        this.finders = finders;
        this.terms = terms;
        this.feeds = feeds;
        this.subscribe = subscribe;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/duties")
    String show(Model model) {
        var today = LocalDate.now(clock);
        var unit = Acting.now().unit();
        var term = unit == null ? null : terms.lastBegun(unit, today).orElse(null);
        var from = term == null ? today.minusDays(DAYS) : term.from();
        var until = term == null ? today.plusDays(DAYS) : later(term.until(), today.plusDays(DAYS));
        model.addAttribute("today", today);
        model.addAttribute("term", term == null ? "" : term.year() + " " + term.name());
        model.addAttribute("duties", duties.between(from, until));
        model.addAttribute("feed", feeds.of(Acting.now()).orElse(null));
        model.addAttribute(
                "forgotten",
                finders.stream()
                        .flatMap(it -> it.find(today, FORGOTTEN).stream())
                        .sorted(Comparator.comparing(Forgotten::on))
                        .limit(FORGOTTEN)
                        .toList());
        return "registration/duties";
    }

    @GetMapping("/duties/calendar.ics")
    ResponseEntity<byte[]> file(Locale locale) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, CalendarFile.MEDIA_TYPE)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(
                                        say("registration.duties", locale) + ".ics",
                                        StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .cacheControl(CacheControl.noStore())
                .body(duties.file(base(), locale));
    }

    @GetMapping("/api/v1/duties")
    @ResponseBody
    Answer list(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate last) {
        var first = from == null ? LocalDate.now(clock) : from;
        var end = last == null ? first.plusDays(DAYS) : last;
        return new Answer(first, end, duties.between(first, end.plusDays(1)));
    }

    /// The address is told once, on the page that follows.
    @PostMapping("/duties/feed")
    String make(RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute(
                "address", base() + "/calendar-feeds/" + subscribe.make(locale) + ".ics");
        redirect.addFlashAttribute("flash", say("registration.feed.made", locale));
        return "redirect:/duties";
    }

    @PostMapping("/duties/feed/revoke")
    String revoke(RedirectAttributes redirect, Locale locale) {
        subscribe.revoke();
        redirect.addFlashAttribute("flash", say("registration.feed.revoked", locale));
        return "redirect:/duties";
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static String base() {
        return ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
    }

    private String say(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
