package org.matricula.card.issue;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.matricula.document.VerificationCode;
import org.matricula.page.Allowed;
import org.matricula.page.Rate;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// 学生证核验: where the code on a card leads. It says whether the card is valid, of which school and
/// until when; nothing of whose it is.
@Controller
@Allowed(Allowed.PUBLIC)
class CardCheckPage {

    /// @param state `valid`, `void` or `unknown`
    record Answer(String state, @Nullable String institution, @Nullable LocalDate validUntil) {}

    private final CardChecks checks;
    private final Rate rate;

    CardCheckPage(CardChecks checks, CardSettings settings, Clock clock) {
        this.checks = checks;
        this.rate = new Rate(settings.verificationsAMinute(), clock);
    }

    @GetMapping(path = "/student-cards/{code}", produces = MediaType.TEXT_HTML_VALUE)
    String show(
            @PathVariable String code,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var wait = rate.wait(request.getRemoteAddr());
        if (wait > 0) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait));
            model.addAttribute("state", "busy");
            return "card/check";
        }
        var found = checks.of(VerificationCode.read(code));
        model.addAttribute("state", state(found));
        model.addAttribute("institution", found.map(Cards.Told::institution).orElse(null));
        model.addAttribute("validUntil", until(found));
        if (found.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
        }
        return "card/check";
    }

    @GetMapping(path = "/student-cards/{code}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Answer> tell(@PathVariable String code, HttpServletRequest request) {
        var wait = rate.wait(request.getRemoteAddr());
        if (wait > 0) {
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                    .header(HttpHeaders.RETRY_AFTER, String.valueOf(wait))
                    .build();
        }
        var found = checks.of(VerificationCode.read(code));
        return ResponseEntity.status(found.isPresent() ? HttpStatus.OK : HttpStatus.NOT_FOUND)
                .cacheControl(CacheControl.noStore())
                .body(
                        new Answer(
                                state(found),
                                found.map(Cards.Told::institution).orElse(null),
                                until(found)));
    }

    private static String state(Optional<Cards.Told> found) {
        return found.map(it -> it.valid() ? "valid" : "void").orElse("unknown");
    }

    /// A card that is void was never until a day.
    private static @Nullable LocalDate until(Optional<Cards.Told> found) {
        return found.filter(Cards.Told::valid).map(Cards.Told::validUntil).orElse(null);
    }
}
