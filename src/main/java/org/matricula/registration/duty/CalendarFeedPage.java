package org.matricula.registration.duty;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.matricula.calendar.CalendarFile;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.page.Allowed;
import org.matricula.page.Rate;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// What a calendar program reads by itself: nobody is signed in, the address is the secret.
@Controller
@Allowed(Allowed.PUBLIC)
class CalendarFeedPage {

    private static final int A_MINUTE = 30;

    private final SubscribeCalendar subscribe;
    private final Duties duties;
    private final Rate rate;

    CalendarFeedPage(SubscribeCalendar subscribe, Duties duties, Clock clock) {
        this.subscribe = subscribe;
        this.duties = duties;
        this.rate = new Rate(A_MINUTE, clock);
    }

    @GetMapping("/calendar-feeds/{token}.ics")
    ResponseEntity<byte[]> read(@PathVariable String token, HttpServletRequest request) {
        var wait = rate.wait(request.getRemoteAddr());
        if (wait > 0) {
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                    .header(HttpHeaders.RETRY_AFTER, String.valueOf(wait))
                    .build();
        }
        var base = ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
        var reader =
                Acting.call(
                        Actor.system("calendar-feed"),
                        () -> subscribe.reader(token, request.getRemoteAddr()));
        return reader.map(it ->
                        ResponseEntity.ok()
                                .header(HttpHeaders.CONTENT_TYPE, CalendarFile.MEDIA_TYPE)
                                .cacheControl(CacheControl.noStore())
                                .body(
                                        Acting.call(
                                                it.actor(), () -> duties.file(base, it.locale()))))
                .orElseGet(() ->
                        ResponseEntity.status(HttpStatus.NOT_FOUND)
                                .cacheControl(CacheControl.noStore())
                                .build());
    }
}
