package org.matricula.graduation.unified;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refused;
import org.matricula.page.Allowed;
import org.matricula.page.Line;
import org.matricula.page.Problems;
import org.springframework.context.MessageSource;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 免考信息表: what waits, the batches, their files, and what came back.
@Controller
@RequestMapping("/exemption-batches")
@OpenToUnified
class ExemptionBatchesPage {

    private static final String XLSX =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final FileExemptions exemptions;
    private final ConfirmReasons reasons;
    private final Problems problems;
    private final MessageSource messages;

    ExemptionBatchesPage(
            FileExemptions exemptions,
            ConfirmReasons reasons,
            Problems problems,
            MessageSource messages) {
        this.exemptions = exemptions;
        this.reasons = reasons;
        this.problems = problems;
        this.messages = messages;
    }

    @GetMapping
    String show(@RequestParam(required = false) @Nullable UUID unit, Model model) {
        return page(unit, List.of(), model);
    }

    @PostMapping
    @Allowed({"registrar", "point-reviewer"})
    String freeze(
            @RequestParam UUID unit, Model model, RedirectAttributes redirect, Locale locale) {
        try {
            exemptions.freeze(unit);
        } catch (Refused refused) {
            return page(unit, problems.lines(refused, locale), model);
        }
        redirect.addFlashAttribute("flash", messages.getMessage("unified.frozen", null, locale));
        return "redirect:/exemption-batches?unit=" + unit;
    }

    /// That the codes are those of the list the institution was given.
    @PostMapping("/reasons")
    @Allowed({"registrar", "province-reviewer"})
    String confirm(
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String source,
            @RequestParam Map<String, String> all,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        try {
            reasons.confirm(exemptions.unit(null).id(), subject, codes(all), source);
        } catch (Refused refused) {
            return page(null, problems.lines(refused, locale), model);
        }
        redirect.addFlashAttribute(
                "flash", messages.getMessage("unified.reasons.confirmed", null, locale));
        return "redirect:/exemption-batches";
    }

    /// What was typed beside each reason, named `code-` and our code.
    private static Map<String, String> codes(Map<String, String> all) {
        return all.entrySet().stream()
                .filter(it -> it.getKey().startsWith("code-"))
                .collect(
                        Collectors.toMap(
                                it -> it.getKey().substring("code-".length()),
                                Map.Entry::getValue));
    }

    /// Somebody's own table, read by the rules of the format.
    @PostMapping("/check")
    String check(
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            RedirectAttributes redirect,
            Locale locale)
            throws IOException {
        try {
            var n = exemptions.check(file == null ? new byte[0] : file.getBytes());
            redirect.addFlashAttribute(
                    "flash", messages.getMessage("unified.checked", new Object[] {n}, locale));
        } catch (Refused refused) {
            return page(null, problems.lines(refused, locale), model);
        }
        return "redirect:/exemption-batches";
    }

    @GetMapping("/{batch}")
    String batch(@PathVariable UUID batch, Model model) {
        return one(batch, List.of(), model);
    }

    /// With its reason: the ID numbers are in clear.
    @PostMapping("/{batch}.xlsx")
    @Allowed({"registrar", "point-reviewer", "branch-reviewer", "province-reviewer"})
    ResponseEntity<byte[]> file(
            @PathVariable UUID batch, @RequestParam(defaultValue = "") String reason) {
        var it = exemptions.batch(batch);
        return sheet(it, exemptions.file(batch, reason));
    }

    /// First without `sure`, which shows what the list would do.
    @PostMapping("/{batch}/answers")
    @Allowed({"registrar", "point-reviewer", "branch-reviewer", "province-reviewer"})
    String answers(
            @PathVariable UUID batch,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "false") boolean sure,
            Model model,
            RedirectAttributes redirect,
            Locale locale)
            throws IOException {
        var content = file == null ? new byte[0] : file.getBytes();
        try {
            if (sure) {
                var done = exemptions.load(batch, content);
                redirect.addFlashAttribute(
                        "flash",
                        messages.getMessage(
                                "unified.answered",
                                new Object[] {done.synced(), done.returned()},
                                locale));
                return "redirect:/exemption-batches/" + batch;
            }
            model.addAttribute("read", exemptions.preview(batch, content));
        } catch (Refused refused) {
            return one(batch, problems.lines(refused, locale), model);
        }
        return one(batch, List.of(), model);
    }

    static ResponseEntity<byte[]> sheet(ExemptionBatches.Batch it, byte[] content) {
        var name =
                ExemptionSheet.TITLE
                        + it.centreCode()
                        + "-"
                        + it.year()
                        + "-%02d.xlsx".formatted(it.seq());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(XLSX))
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("Cache-Control", "no-store")
                .body(content);
    }

    private String one(UUID batch, List<Line> errors, Model model) {
        model.addAttribute("batch", exemptions.batch(batch));
        model.addAttribute("lines", exemptions.lines(batch));
        if (!model.containsAttribute("read")) {
            model.addAttribute("read", null);
        }
        model.addAttribute("errors", errors);
        model.addAttribute("mayTake", !Acting.now().holds("counsellor"));
        return "graduation/exemption-batch";
    }

    private String page(@Nullable UUID asked, List<Line> errors, Model model) {
        var unit = exemptions.unit(asked);
        model.addAttribute("unit", unit);
        model.addAttribute("points", exemptions.points(unit));
        model.addAttribute("waiting", exemptions.waiting(unit));
        model.addAttribute("batches", exemptions.batches(unit));
        model.addAttribute(
                "mayFreeze",
                unit.kind().equals("teaching-point")
                        && Acting.now().holds("registrar", "point-reviewer"));
        var institution = unit.institutionId() == null ? unit.id() : unit.institutionId();
        model.addAttribute("compared", reasons.compared(institution));
        model.addAttribute(
                "reasons", (Function<ExemptionBatches.Waiting, String>) exemptions::reason);
        model.addAttribute(
                "mayConfirm",
                unit.institution() && Acting.now().holds("registrar", "province-reviewer"));
        model.addAttribute("errors", errors);
        return "graduation/exemption-batches";
    }
}
