package org.matricula.credential.openbadge;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.matricula.page.Allowed;
import org.matricula.page.Rate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;

/// 我的数字证书: downloaded by the graduate; its status list is open to all.
@Controller
class CredentialsPage {

    private static final String TYPE = "application/vc+jwt";
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final BadgeRows rows;
    private final GiveCredential giveCredential;
    private final StatusLists statusLists;
    private final Rate rate;

    CredentialsPage(
            BadgeRows rows,
            GiveCredential giveCredential,
            StatusLists statusLists,
            @Value("${matricula.document.verifications-a-minute:30}") int aMinute,
            Clock clock) {
        this.rate = new Rate(aMinute, clock);
        this.rows = rows;
        this.giveCredential = giveCredential;
        this.statusLists = statusLists;
    }

    @GetMapping("/own-credentials")
    @Allowed("student")
    String show(Model model) {
        model.addAttribute("conclusions", rows.own());
        return "credential/owncredentials";
    }

    @GetMapping("/own-credentials/{conclusion}/credential.jwt")
    @Allowed("student")
    ResponseEntity<String> file(@PathVariable UUID conclusion) {
        return ResponseEntity.ok()
                .header("Content-Type", TYPE)
                .header("Content-Disposition", "attachment; filename=\"credential.jwt\"")
                .cacheControl(CacheControl.noStore())
                .body(giveCredential.give(conclusion));
    }

    @GetMapping("/api/v1/own-credentials")
    @Allowed("student")
    @ResponseBody
    List<OwnConclusion> list() {
        return rows.own();
    }

    @GetMapping("/api/v1/own-credentials/{conclusion}")
    @Allowed("student")
    ResponseEntity<String> one(@PathVariable UUID conclusion) {
        return ResponseEntity.ok()
                .header("Content-Type", TYPE)
                .cacheControl(CacheControl.noStore())
                .body(giveCredential.give(conclusion));
    }

    @GetMapping("/verify/schools/{school}/status/{list}")
    @Allowed(Allowed.PUBLIC)
    ResponseEntity<String> status(
            @PathVariable String school, @PathVariable long list, HttpServletRequest request) {
        var wait = rate.wait(request.getRemoteAddr());
        if (wait > 0) {
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                    .header(HttpHeaders.RETRY_AFTER, String.valueOf(wait))
                    .build();
        }
        return ResponseEntity.ok()
                .header("Content-Type", TYPE)
                .header("Access-Control-Allow-Origin", "*")
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .body(statusLists.signed(school, list));
    }
}
