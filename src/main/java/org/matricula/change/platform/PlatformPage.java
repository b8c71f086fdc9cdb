package org.matricula.change.platform;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 学信网退学: what waits to be packed, the packages, and the national platform one by one.
@Controller
@OpenToPlatform
class PlatformPage {

    private static final int SHOWN = 50;

    private final PackPlatform pack;
    private final MarkPlatform mark;
    private final Problems problems;
    private final MessageSource messages;

    PlatformPage(PackPlatform pack, MarkPlatform mark, Problems problems, MessageSource messages) {
        this.pack = pack;
        this.mark = mark;
        this.problems = problems;
        this.messages = messages;
    }

    @GetMapping("/platform-withdrawals")
    String show(@RequestParam(required = false) @Nullable UUID unit, Model model) {
        return page(unit, List.of(), model);
    }

    @PostMapping("/platform-withdrawals")
    @Allowed({"registrar", "point-reviewer"})
    String freeze(
            @RequestParam UUID unit,
            @RequestParam(required = false) @Nullable UUID profile,
            @RequestParam(name = "id", required = false) @Nullable List<UUID> ids,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        try {
            var id = pack.freeze(unit, profile, ids == null ? List.of() : ids);
            redirect.addFlashAttribute(
                    "flash", messages.getMessage("platform.packed", null, locale));
            return "redirect:/platform-batches/" + id;
        } catch (Refused refused) {
            return page(unit, problems.lines(refused, locale), model);
        }
    }

    @GetMapping("/platform-batches/{batch}")
    String batch(@PathVariable UUID batch, Model model) {
        model.addAttribute("batch", pack.batch(batch));
        model.addAttribute("lines", pack.lines(batch));
        marking(model);
        return "change/platform-batch";
    }

    @GetMapping("/platform-batches/{batch}.zip")
    void take(@PathVariable UUID batch, HttpServletResponse response) throws IOException {
        zip(pack, batch, response);
    }

    @GetMapping("/platform-work")
    String work(
            @RequestParam(defaultValue = "packed") String state,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        var asked = List.of("packed", "done", "returned").contains(state) ? state : "packed";
        var all = mark.work(asked, after, SHOWN + 1);
        var lines = all.size() > SHOWN ? all.subList(0, SHOWN) : all;
        var last = lines.isEmpty() ? null : lines.getLast();
        model.addAttribute("lines", lines);
        model.addAttribute("state", asked);
        model.addAttribute("packed", mark.count("packed"));
        model.addAttribute("done", mark.count("done"));
        model.addAttribute("returned", mark.count("returned"));
        model.addAttribute("after", after == null ? "" : after);
        model.addAttribute(
                "next",
                all.size() > SHOWN && last != null
                        ? last.studentNumber() + " " + last.batchId()
                        : "");
        marking(model);
        return "change/platform-work";
    }

    @PostMapping("/platform-batches/{batch}/lines/{case}/done")
    @Allowed({"registrar", "province-reviewer"})
    String done(
            @PathVariable UUID batch,
            @PathVariable("case") UUID caseId,
            RedirectAttributes redirect,
            Locale locale) {
        mark.done(batch, caseId);
        return told("platform.marked", redirect, locale);
    }

    @PostMapping("/platform-batches/{batch}/lines/{case}/undo")
    @Allowed({"registrar", "province-reviewer"})
    String undo(
            @PathVariable UUID batch,
            @PathVariable("case") UUID caseId,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        mark.undo(batch, caseId, reason);
        return told("platform.unmarked", redirect, locale);
    }

    @PostMapping("/platform-batches/{batch}/lines/{case}/return")
    @Allowed({"registrar", "branch-reviewer", "province-reviewer"})
    String sendBack(
            @PathVariable UUID batch,
            @PathVariable("case") UUID caseId,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        mark.sendBack(batch, caseId, reason);
        return told("platform.sent-back", redirect, locale);
    }

    static void zip(PackPlatform pack, UUID batch, HttpServletResponse response)
            throws IOException {
        var it = pack.batch(batch);
        headers(response, "学信网退学" + it.unit() + it.year() + "-%02d.zip".formatted(it.seq()));
        pack.write(batch, response.getOutputStream());
    }

    static void headers(HttpServletResponse response, String name) {
        response.setContentType("application/zip");
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader("Cache-Control", "no-store");
    }

    private static void marking(Model model) {
        model.addAttribute("mayMark", Acting.now().holds("registrar", "province-reviewer"));
        model.addAttribute(
                "mayReturn",
                Acting.now().holds("registrar", "branch-reviewer", "province-reviewer"));
    }

    private String told(String key, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(key, null, locale));
        return "redirect:/platform-work";
    }

    private String page(@Nullable UUID asked, List<Line> errors, Model model) {
        var unit = pack.unit(asked);
        model.addAttribute("unit", unit);
        model.addAttribute("points", pack.points(unit));
        model.addAttribute("profiles", pack.profiles(unit));
        model.addAttribute("waiting", pack.waiting(unit));
        model.addAttribute("batches", pack.batches(unit));
        model.addAttribute(
                "mayPack",
                unit.kind().equals("teaching-point")
                        && Acting.now().holds("registrar", "point-reviewer"));
        model.addAttribute("errors", errors);
        return "change/platform-withdrawals";
    }
}
