package org.matricula.registration.duty;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import org.matricula.calendar.CalendarFile;
import org.matricula.kernel.Acting;
import org.matricula.page.Allowed;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// 我的期限: a student's or guardian's own deadlines, as a list, a file, and a private address that a
/// calendar program subscribes to.
@Controller
@RequestMapping("/own-duties")
@Allowed({"student", "guardian"})
class OwnDutiesPage {

    private static final int BACK = 14;
    private static final int AHEAD = 370;

    private final Duties duties;
    private final CalendarFeeds feeds;
    private final SubscribeCalendar subscribe;
    private final MessageSource messages;
    private final Clock clock;

    OwnDutiesPage(
            Duties duties,
            CalendarFeeds feeds,
            SubscribeCalendar subscribe,
            MessageSource messages,
            Clock clock) {
        this.duties = duties;
        this.feeds = feeds;
        this.subscribe = subscribe;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String show(Model model) {
        var today = LocalDate.now(clock);
        model.addAttribute("today", today);
        model.addAttribute("duties", duties.between(today.minusDays(BACK), today.plusDays(AHEAD)));
        model.addAttribute("feed", feeds.of(Acting.now()).orElse(null));
        return "registration/own-duties";
    }

    @GetMapping("/calendar.ics")
    ResponseEntity<byte[]> file(Locale locale) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, CalendarFile.MEDIA_TYPE)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(
                                        say("registration.own-duties", locale) + ".ics",
                                        StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .cacheControl(CacheControl.noStore())
                .body(duties.file(base(), locale));
    }

    /// The address is told once, on the page that follows.
    @PostMapping("/feed")
    String make(RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute(
                "address", base() + "/calendar-feeds/" + subscribe.make(locale) + ".ics");
        redirect.addFlashAttribute("flash", say("registration.feed.made", locale));
        return "redirect:/own-duties";
    }

    @PostMapping("/feed/revoke")
    String revoke(RedirectAttributes redirect, Locale locale) {
        subscribe.revoke();
        redirect.addFlashAttribute("flash", say("registration.feed.revoked", locale));
        return "redirect:/own-duties";
    }

    private static String base() {
        return ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
    }

    private String say(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
