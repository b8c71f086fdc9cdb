package org.matricula.document;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.page.Allowed;
import org.matricula.page.Rate;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// 文书核验: where the code on a document leads, for people and for programs.
@Controller
@Allowed(Allowed.PUBLIC)
class VerifyPage {

    private static final String UNKNOWN = "unknown";

    record Kind(String code, String label) {}

    /// @param state `genuine`, `expired`, `superseded`, `void`, `unknown`, and of a file `changed`
    ///   or `signed`
    /// @param appended of a changed file, whether something was only added behind what was signed
    record Answer(
            String state,
            @Nullable Kind kind,
            @Nullable String number,
            @Nullable LocalDate issuedOn,
            @Nullable String institution,
            @Nullable String name,
            @Nullable LocalDate endedOn,
            @Nullable LocalDate validUntil,
            boolean appended,
            @Nullable String sha256,
            @Nullable String certificateSha256) {

        static Answer signed(@Nullable String institution) {
            return new Answer(
                    "signed", null, null, null, institution, null, null, null, false, null, null);
        }

        static final Answer NONE =
                new Answer(
                        VerifyPage.UNKNOWN,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        false,
                        null,
                        null);
    }

    private final Verification verification;
    private final Rate rate;
    private final Rate files;
    private final int limit;
    private final MessageSource words;

    VerifyPage(
            Verification verification,
            DocumentSettings settings,
            MessageSource words,
            Clock clock) {
        this.verification = verification;
        this.rate = new Rate(settings.verificationsAMinute(), clock);
        this.files = new Rate(settings.filesAMinute(), clock);
        this.limit = settings.fileLimit();
        this.words = words;
    }

    /// For whoever has only the paper and types its code.
    @GetMapping("/verify")
    String ask(@RequestParam(defaultValue = "") String code, Model model) {
        if (!code.isBlank()) {
            return "redirect:/verify/"
                    + URLEncoder.encode(VerificationCode.read(code), StandardCharsets.UTF_8);
        }
        model.addAttribute("code", "");
        return "document/verification";
    }

    @GetMapping(path = "/verify/{code}", produces = MediaType.TEXT_HTML_VALUE)
    String show(
            @PathVariable String code,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute("code", code);
        var wait = rate.wait(request.getRemoteAddr());
        if (wait > 0) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait));
            model.addAttribute("state", "busy");
            return "document/verification";
        }
        var found = verification.of(code);
        model.addAttribute("state", found.map(Verified::told).orElse(UNKNOWN));
        model.addAttribute("found", found.orElse(null));
        if (found.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
        }
        return "document/verification";
    }

    @GetMapping(path = "/verify/{code}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Answer> tell(
            @PathVariable String code, HttpServletRequest request, Locale locale) {
        var wait = rate.wait(request.getRemoteAddr());
        if (wait > 0) {
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                    .header(HttpHeaders.RETRY_AFTER, String.valueOf(wait))
                    .build();
        }
        var found = verification.of(code);
        return ResponseEntity.status(found.isPresent() ? HttpStatus.OK : HttpStatus.NOT_FOUND)
                .cacheControl(CacheControl.noStore())
                .body(found.map(it -> answer(it.told(), it, false, locale)).orElse(Answer.NONE));
    }

    /// For whoever has the file: it is looked at and not kept.
    @PostMapping("/verify/file")
    String look(
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute("code", "");
        var wait = files.wait(request.getRemoteAddr());
        if (wait > 0) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait));
            model.addAttribute("state", "busy");
            return "document/verification";
        }
        if (file == null || file.isEmpty() || file.getSize() > limit) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute(
                    "state", file == null || file.isEmpty() ? "no-file" : "file-too-large");
            return "document/verification";
        }
        var found = verification.of(file.getBytes());
        model.addAttribute(
                "state",
                switch (found.state()) {
                    case UNKNOWN -> "unknown-file";
                    case "changed" -> found.appended() ? "appended" : "changed";
                    default -> found.state();
                });
        model.addAttribute("found", found.document());
        model.addAttribute("signer", found.signer());
        return "document/verification";
    }

    /// The same for programs.
    @PostMapping(path = "/api/v1/file-verifications", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Answer> look(
            @RequestParam(required = false) @Nullable MultipartFile file,
            HttpServletRequest request,
            Locale locale)
            throws IOException {
        var wait = files.wait(request.getRemoteAddr());
        if (wait > 0) {
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                    .header(HttpHeaders.RETRY_AFTER, String.valueOf(wait))
                    .build();
        }
        if (file == null || file.isEmpty() || file.getSize() > limit) {
            throw new Refused(
                    Refusal.input("file", "document.verification-file", limit / (1024 * 1024)));
        }
        var found = verification.of(file.getBytes());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(
                        found.document() != null
                                ? answer(found.state(), found.document(), found.appended(), locale)
                                : found.signer() != null
                                        ? Answer.signed(found.signer())
                                        : Answer.NONE);
    }

    private Answer answer(String state, Verified it, boolean appended, Locale locale) {
        return new Answer(
                state,
                new Kind(it.kind().code(), words.getMessage(it.kind().label(), null, locale)),
                it.number(),
                it.issuedOn(),
                it.institution(),
                it.name(),
                it.endedOn(),
                it.validUntil(),
                appended,
                it.sha256(),
                it.certificate());
    }
}
