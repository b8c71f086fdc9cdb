package org.matricula.enrolment.paper;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.matricula.enrolment.OpenToAdmission;
import org.matricula.enrolment.admission.Batches;
import org.matricula.page.Allowed;
import org.matricula.sheet.SheetDesign;
import org.matricula.sheet.SheetWriter;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// 预交材料, for those who look at them: what waits, the codes, and what has to go.
@Controller
@RequestMapping("/admissions/{batch}/papers")
@OpenToAdmission
class SentPapersPage {

    private static final int SHOWN = 200;

    private final Batches batches;
    private final SentPapers papers;
    private final JudgePaper judgePaper;
    private final GiveCodes giveCodes;
    private final MessageSource messages;
    private final Clock clock;

    SentPapersPage(
            Batches batches,
            SentPapers papers,
            JudgePaper judgePaper,
            GiveCodes giveCodes,
            MessageSource messages,
            Clock clock) {
        this.batches = batches;
        this.papers = papers;
        this.judgePaper = judgePaper;
        this.giveCodes = giveCodes;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable UUID batch, Model model) {
        var from = judgePaper.discardFrom(batch);
        model.addAttribute("batch", batches.get(batch));
        model.addAttribute("waiting", papers.waiting(batch, SHOWN));
        model.addAttribute("address", address(batch));
        model.addAttribute("left", papers.left(batch).size());
        model.addAttribute("discardFrom", from);
        model.addAttribute("discardable", !LocalDate.now(clock).isBefore(from));
        return "enrolment/papers";
    }

    /// @param file the one that was looked at
    @PostMapping("/{candidate}/{material}")
    String judge(
            @PathVariable UUID batch,
            @PathVariable UUID candidate,
            @PathVariable UUID material,
            @RequestParam(required = false) @Nullable UUID file,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "list") String then,
            RedirectAttributes redirect,
            Locale locale) {
        var accepted = decision.equals("accept");
        judgePaper.judge(candidate, material, file, accepted, reason);
        say(accepted ? "enrolment.paper.accepted" : "enrolment.paper.returned", redirect, locale);
        return then.equals("desk")
                ? "redirect:/admissions/desk/" + candidate
                : "redirect:/admissions/" + batch + "/papers";
    }

    @PostMapping("/codes")
    @Allowed({"registrar", "academic-office-head", "point-reviewer"})
    String give(@PathVariable UUID batch, RedirectAttributes redirect, Locale locale) {
        say("enrolment.paper.codes.given", redirect, locale, giveCodes.give(batch));
        return "redirect:/admissions/" + batch + "/papers";
    }

    /// 提交码清单, to be printed into the notices.
    @PostMapping("/codes.xlsx")
    @Allowed({"registrar", "academic-office-head", "point-reviewer"})
    @ResponseBody
    void list(@PathVariable UUID batch, HttpServletResponse response, Locale locale)
            throws IOException {
        var list = giveCodes.list(batch);
        var heads =
                Stream.of(
                                "enrolment.number",
                                "page.name",
                                "enrolment.paper.code",
                                "enrolment.paper.address")
                        .map(it -> messages.getMessage(it, null, locale))
                        .toList();
        response.setContentType(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader("Content-Disposition", "attachment; filename=\"codes.xlsx\"");
        response.setHeader("Cache-Control", "no-store");
        try (var sheet =
                SheetWriter.xlsx(
                        response.getOutputStream(),
                        SheetDesign.of(
                                messages.getMessage("enrolment.paper.codes", null, locale),
                                heads))) {
            for (var it : list) {
                sheet.row(
                        Arrays.asList(it.candidateNumber(), it.name(), it.code(), address(batch)));
            }
        }
    }

    @PostMapping("/discard")
    @Allowed({"registrar", "academic-office-head", "point-reviewer"})
    String discard(@PathVariable UUID batch, RedirectAttributes redirect, Locale locale) {
        say("enrolment.paper.discarded", redirect, locale, judgePaper.discard(batch));
        return "redirect:/admissions/" + batch + "/papers";
    }

    private static String address(UUID batch) {
        return ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/entrance/arrivals/" + batch)
                .toUriString();
    }

    private void say(String key, RedirectAttributes redirect, Locale locale, Object... values) {
        redirect.addFlashAttribute("flash", messages.getMessage(key, values, locale));
    }
}
