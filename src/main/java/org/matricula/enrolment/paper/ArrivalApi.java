package org.matricula.enrolment.paper;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.page.Allowed;
import org.matricula.page.Rate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// The same for a newcomer's own program, such as the school's app: the code is all the proof there
/// is.
@RestController
@RequestMapping("/api/v1/arrivals/{batch}")
@Allowed(Allowed.PUBLIC)
class ArrivalApi {

    record Bearer(@Nullable String code) {}

    /// @param open whether papers are taken in
    record ToldArrival(
            String institution,
            String batch,
            String name,
            boolean open,
            List<SentPapersApi.ToldMaterial> materials) {}

    private final SendPaper sendPaper;
    private final Rate rate;

    ArrivalApi(
            SendPaper sendPaper,
            Clock clock,
            @Value("${matricula.entrance.posts-a-minute:30}") int postsAMinute) {
        this.sendPaper = sendPaper;
        this.rate = new Rate(postsAMinute, clock);
    }

    @PostMapping
    ResponseEntity<ToldArrival> look(
            @PathVariable UUID batch, @RequestBody Bearer bearer, HttpServletRequest request) {
        var code = bearer.code() == null ? "" : bearer.code();
        var busy = busy(request);
        return busy == null ? ResponseEntity.ok(told(sendPaper.look(batch, code))) : busy;
    }

    @PostMapping("/papers/{material}")
    ResponseEntity<ToldArrival> send(
            @PathVariable UUID batch,
            @PathVariable UUID material,
            @RequestParam(defaultValue = "") String code,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "false") boolean guardian,
            @RequestParam(defaultValue = "false") boolean consent,
            HttpServletRequest request)
            throws IOException {
        var busy = busy(request);
        if (busy != null) {
            return busy;
        }
        var name = file.getOriginalFilename();
        try (var content = file.getInputStream()) {
            var sent = new SendPaper.Sent(name == null ? "" : name, content, guardian, consent);
            return ResponseEntity.ok(told(sendPaper.send(batch, code, material, sent)));
        }
    }

    private @Nullable ResponseEntity<ToldArrival> busy(HttpServletRequest request) {
        var wait = rate.wait(request.getRemoteAddr());
        return wait == 0
                ? null
                : ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                        .header(HttpHeaders.RETRY_AFTER, String.valueOf(wait))
                        .build();
    }

    private static ToldArrival told(SendPaper.Arrival it) {
        return new ToldArrival(
                it.batch().institution(),
                it.batch().name(),
                it.candidate().name(),
                it.open(),
                it.materials().stream().map(SentPapersApi.ToldMaterial::of).toList());
    }
}
