package org.matricula.graduation.unified;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refused;
import org.matricula.page.Allowed;
import org.matricula.page.Line;
import org.matricula.page.Problems;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 统考成绩: looked up, entered by hand or from a list.
@Controller
@RequestMapping("/unified-exams")
@OpenToUnified
class UnifiedPage {

    private static final int SHOWN = 50;

    private final RecordUnified record;
    private final LoadUnified load;
    private final Problems problems;
    private final MessageSource messages;

    UnifiedPage(RecordUnified record, LoadUnified load, Problems problems, MessageSource messages) {
        this.record = record;
        this.load = load;
        this.problems = problems;
        this.messages = messages;
    }

    @GetMapping
    String show(
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        return page(key, state, after, List.of(), model);
    }

    @PostMapping
    @Allowed({"registrar", "branch-reviewer", "province-reviewer"})
    String enter(
            @RequestParam(defaultValue = "") String studentNumber,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String result,
            @RequestParam(required = false) @Nullable LocalDate heldOn,
            @RequestParam(required = false) @Nullable LocalDate syncedOn,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        try {
            record.record(
                    new RecordUnified.Typed(
                            studentNumber, subject, result, heldOn, syncedOn, reason));
        } catch (Refused refused) {
            return page(studentNumber, "", null, problems.lines(refused, locale), model);
        }
        return done("unified.recorded", redirect, locale);
    }

    @PostMapping("/{exam}/synced")
    @Allowed({"registrar", "branch-reviewer", "province-reviewer"})
    String synced(
            @PathVariable UUID exam,
            @RequestParam(required = false) @Nullable LocalDate on,
            RedirectAttributes redirect,
            Locale locale) {
        record.synced(exam, on);
        return done("unified.synced-now", redirect, locale);
    }

    @PostMapping("/{exam}/strike")
    @Allowed({"registrar", "branch-reviewer", "province-reviewer"})
    String strike(
            @PathVariable UUID exam,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        record.strike(exam, reason);
        return done("unified.struck", redirect, locale);
    }

    /// First without `sure`, which shows what the list would do.
    @PostMapping("/import")
    @Allowed({"registrar", "branch-reviewer", "province-reviewer"})
    String load(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "false") boolean sure,
            Model model,
            RedirectAttributes redirect,
            Locale locale)
            throws IOException {
        var content = file == null ? new byte[0] : file.getBytes();
        try {
            if (sure) {
                redirect.addFlashAttribute(
                        "flash",
                        messages.getMessage(
                                "unified.loaded", new Object[] {load.load(content)}, locale));
                return "redirect:/unified-exams";
            }
            model.addAttribute("read", load.preview(content));
        } catch (Refused refused) {
            return page("", "", null, problems.lines(refused, locale), model);
        }
        return "graduation/unified-import";
    }

    private String page(
            String key, String state, @Nullable String after, List<Line> errors, Model model) {
        var all = record.page(new UnifiedExams.Sought(key, state), after, SHOWN + 1);
        var items = all.size() > SHOWN ? all.subList(0, SHOWN) : all;
        var last = items.isEmpty() ? null : items.getLast();
        model.addAttribute("items", items);
        model.addAttribute(
                "next",
                all.size() > SHOWN && last != null ? last.studentNumber() + " " + last.id() : "");
        model.addAttribute("after", after == null ? "" : after);
        model.addAttribute("key", key);
        model.addAttribute("state", state);
        model.addAttribute(
                "mayEnter",
                Acting.now().holds("registrar", "branch-reviewer", "province-reviewer"));
        model.addAttribute("errors", errors);
        return "graduation/unified-exams";
    }

    private String done(String key, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(key, null, locale));
        return "redirect:/unified-exams";
    }
}
