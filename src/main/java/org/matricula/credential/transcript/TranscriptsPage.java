package org.matricula.credential.transcript;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.credential.OpenToTranscripts;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Units;
import org.matricula.page.Allowed;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 成绩单出具登记簿, and the English names without which no English one is issued.
@Controller
@RequestMapping("/transcripts")
@OpenToTranscripts
class TranscriptsPage {

    private static final int SHOWN = 100;
    private static final int NAMES = 300;
    static final List<String> PURPOSES = List.of("personal", "career", "class", "guardian");

    private final IssuedTranscripts issued;
    private final ExportTranscripts exportTranscripts;
    private final EnglishNames names;
    private final Units units;
    private final NameInEnglish nameInEnglish;
    private final MessageSource messages;
    private final Clock clock;

    TranscriptsPage(
            IssuedTranscripts issued,
            ExportTranscripts exportTranscripts,
            EnglishNames names,
            Units units,
            NameInEnglish nameInEnglish,
            MessageSource messages,
            Clock clock) {
        this.issued = issued;
        this.exportTranscripts = exportTranscripts;
        this.names = names;
        this.units = units;
        this.nameInEnglish = nameInEnglish;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(required = false) @Nullable UUID after,
            Model model) {
        model.addAttribute(
                "page", issued.page(new IssuedTranscripts.Sought(q, purpose, after, SHOWN)));
        model.addAttribute("q", q);
        model.addAttribute("purpose", purpose);
        model.addAttribute("further", after != null);
        model.addAttribute("purposes", PURPOSES);
        model.addAttribute("today", LocalDate.now(clock));
        return "credential/transcripts";
    }

    /// The register as it is sought, whole, for a reason.
    @PostMapping("/register.xlsx")
    ResponseEntity<byte[]> export(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(defaultValue = "") String reason,
            Locale locale) {
        var out = new ByteArrayOutputStream();
        exportTranscripts.write(q, purpose, reason, out, locale);
        return ResponseEntity.ok()
                .contentType(
                        MediaType.parseMediaType(
                                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
                .cacheControl(CacheControl.noStore())
                .header("Content-Disposition", "attachment; filename=\"transcripts.xlsx\"")
                .body(out.toByteArray());
    }

    @GetMapping("/english-names")
    String names(Model model) {
        var unit = Acting.now().unit();
        var institution = unit == null ? null : units.get(unit).institutionId();
        model.addAttribute(
                "names", institution == null ? List.of() : names.page(institution, NAMES));
        model.addAttribute("mayWrite", Acting.now().holds("registrar", "academic-office-head"));
        return "credential/names";
    }

    /// The lists run side by side; what is left empty stays as it was.
    @PostMapping("/english-names")
    @Allowed({"registrar", "academic-office-head"})
    String write(
            @RequestParam(name = "subject", required = false) @Nullable List<UUID> subjects,
            @RequestParam(name = "english", required = false) String @Nullable [] english,
            RedirectAttributes redirect,
            Locale locale) {
        var institution = institution();
        Map<UUID, String> typed = new LinkedHashMap<>();
        var ids = subjects == null ? List.<UUID>of() : subjects;
        for (var i = 0; english != null && i < Math.min(ids.size(), english.length); i++) {
            if (!english[i].isBlank()) {
                typed.put(ids.get(i), english[i].strip());
            }
        }
        var written = nameInEnglish.write(institution, typed);
        redirect.addFlashAttribute(
                "flash",
                messages.getMessage("transcript.names.saved", new Object[] {written}, locale));
        return "redirect:/transcripts/english-names";
    }

    private UUID institution() {
        var unit = Acting.now().unit();
        var institution = unit == null ? null : units.get(unit).institutionId();
        if (institution == null) {
            throw new Absent("unit");
        }
        return institution;
    }
}
