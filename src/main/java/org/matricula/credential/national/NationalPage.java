package org.matricula.credential.national;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.credential.OpenToCertificates;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 学历电子注册: what is ready, what was sent, and the differences that came back.
@Controller
@RequestMapping("/diploma-registration")
@OpenToCertificates
class NationalPage {

    private static final int SHOWN = 50;
    private static final int FURTHEST = 10_000;

    private final NationalFiles files;
    private final NationalDesk desk;
    private final MessageSource messages;

    NationalPage(NationalFiles files, NationalDesk desk, MessageSource messages) {
        this.files = files;
        this.desk = desk;
        this.messages = messages;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(required = false) @Nullable UUID after,
            Model model) {
        model.addAttribute("decisions", files.decisions(Math.clamp(page, 0, FURTHEST), SHOWN));
        model.addAttribute("further", page > 0);
        model.addAttribute("files", files.page(after, SHOWN));
        model.addAttribute("filesFurther", after != null);
        return "credential/certificate/registration";
    }

    @PostMapping
    String make(
            @RequestParam(required = false) @Nullable UUID institution,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        if (institution == null) {
            throw new Refused(Refusal.input("decision", "certificate.decision"));
        }
        var id = desk.make(institution, decision, reason);
        redirect.addFlashAttribute("flash", say("national.made", locale));
        return "redirect:/diploma-registration/" + id;
    }

    @GetMapping("/{file}")
    String show(@PathVariable UUID file, Model model) {
        model.addAttribute("file", files.file(file));
        model.addAttribute("lines", files.lines(file));
        return "credential/certificate/registration-file";
    }

    /// @param as `xlsx`, `dbf` or `zip`
    @PostMapping("/{file}/graduates.{as}")
    void take(
            @PathVariable UUID file,
            @PathVariable String as,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response)
            throws IOException {
        files.file(file);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"graduates." + as + "\"");
        switch (as) {
            case "xlsx" ->
                    response.setContentType(
                            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
            case "dbf" -> response.setContentType("application/octet-stream");
            case "zip" -> response.setContentType("application/zip");
            default -> throw new Absent("file");
        }
        // made whole before it is sent: whoever reads slowly holds no connection, whoever hangs up
        // has been told of to the ledger
        var made = Files.createTempFile("graduates", "." + as);
        try {
            try (var out = Files.newOutputStream(made)) {
                if (as.equals("zip")) {
                    desk.photographs(file, reason, out);
                } else {
                    desk.write(file, as, reason, out);
                }
            }
            Files.copy(made, response.getOutputStream());
        } finally {
            Files.deleteIfExists(made);
        }
    }

    @PostMapping("/{file}/answer")
    String answer(
            @PathVariable UUID file,
            @RequestParam(required = false) @Nullable MultipartFile result,
            RedirectAttributes redirect,
            Locale locale)
            throws IOException {
        var differ = desk.answer(file, result == null ? new byte[0] : result.getBytes());
        redirect.addFlashAttribute("flash", say("national.answered", locale, differ));
        return "redirect:/diploma-registration/" + file;
    }

    @PostMapping("/lines/{line}/solve")
    String solve(
            @PathVariable UUID line,
            @RequestParam(defaultValue = "") String solution,
            RedirectAttributes redirect,
            Locale locale) {
        desk.solve(line, solution);
        redirect.addFlashAttribute("flash", say("national.solved", locale));
        return "redirect:/diploma-registration";
    }

    private String say(String key, Locale locale, Object... args) {
        return messages.getMessage(key, args, locale);
    }
}
