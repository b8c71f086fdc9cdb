package org.matricula.change.platform;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refused;
import org.matricula.page.Allowed;
import org.matricula.page.Line;
import org.matricula.page.Problems;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// 退学申请表: printed, signed, sealed, scanned, and looked at.
@Controller
@RequestMapping("/platform-withdrawals/{case}")
@Allowed({
    "student",
    "class-teacher",
    "counsellor",
    "registrar",
    "point-reviewer",
    "branch-reviewer",
    "province-reviewer"
})
class PlatformSheetPage {

    private final PlatformSheet sheet;
    private final PrintPlatformForm print;
    private final Problems problems;

    PlatformSheetPage(PlatformSheet sheet, PrintPlatformForm print, Problems problems) {
        this.sheet = sheet;
        this.print = print;
        this.problems = problems;
    }

    @GetMapping
    String show(@PathVariable("case") UUID caseId, Model model) {
        return page(caseId, List.of(), model);
    }

    @PostMapping("/image")
    String keep(
            @PathVariable("case") UUID caseId,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            Locale locale)
            throws IOException {
        try {
            sheet.keep(
                    caseId,
                    file == null || file.getOriginalFilename() == null
                            ? "form"
                            : file.getOriginalFilename(),
                    file == null ? new ByteArrayInputStream(new byte[0]) : file.getInputStream());
        } catch (Refused refused) {
            return page(caseId, problems.lines(refused, locale), model);
        }
        return "redirect:/platform-withdrawals/" + caseId;
    }

    @PostMapping("/ticks")
    @OpenToPlatform
    String tick(
            @PathVariable("case") UUID caseId,
            @RequestParam(required = false) @Nullable UUID image,
            @RequestParam(name = "tick", required = false) @Nullable List<String> ticks,
            @RequestParam(defaultValue = "") String note,
            Model model,
            Locale locale) {
        try {
            sheet.tick(
                    caseId,
                    image == null ? new UUID(0, 0) : image,
                    ticks == null ? List.of() : ticks,
                    note);
        } catch (Refused refused) {
            return page(caseId, problems.lines(refused, locale), model);
        }
        return "redirect:/platform-withdrawals/" + caseId;
    }

    /// In four copies, on which only the student's signature and the day are left to the hand.
    @GetMapping("/form.pdf")
    ResponseEntity<byte[]> form(@PathVariable("case") UUID caseId) {
        var it = print.print(caseId);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        "Content-Disposition",
                        ContentDisposition.inline()
                                .filename(it.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("Cache-Control", "no-store")
                .body(it.pdf());
    }

    private String page(UUID caseId, List<Line> errors, Model model) {
        model.addAttribute("it", sheet.show(caseId));
        model.addAttribute("errors", errors);
        return "change/platform-sheet";
    }
}
