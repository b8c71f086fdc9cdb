package org.matricula.graduation.degree;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.page.Allowed;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 学位陈述申辩: told, heard, recorded; the student's own words come from their page of progress.
@Controller
class DegreeHearingsPage {

    private final HearDegrees hearDegrees;
    private final RevokeDegree revokeDegree;
    private final DegreesPage degrees;
    private final MessageSource words;
    private final Clock clock;

    DegreeHearingsPage(
            HearDegrees hearDegrees,
            RevokeDegree revokeDegree,
            DegreesPage degrees,
            MessageSource words,
            Clock clock) {
        this.hearDegrees = hearDegrees;
        this.revokeDegree = revokeDegree;
        this.degrees = degrees;
        this.words = words;
        this.clock = clock;
    }

    /// @param numbers student numbers, apart by blanks or lines
    @PostMapping("/graduation/degrees/hearings")
    @Allowed({"registrar", "academic-office-head"})
    String tell(
            @RequestParam(defaultValue = "") String intent,
            @RequestParam(defaultValue = "") String numbers,
            @RequestParam(defaultValue = "") String facts,
            @RequestParam(defaultValue = "") String basis,
            RedirectAttributes redirect,
            Locale locale) {
        var some =
                hearDegrees.tell(
                        degrees.school(),
                        intent,
                        List.of(numbers.strip().split("[\\s,，、;；]+")),
                        facts,
                        basis);
        redirect.addFlashAttribute(
                "flash", words.getMessage("degree.hearing.told", new Object[] {some}, locale));
        return "redirect:/graduation/degrees";
    }

    @GetMapping("/graduation/degrees/hearings/{hearing}")
    @Allowed({"registrar", "academic-office-head", "vice-principal"})
    String show(@PathVariable UUID hearing, Model model) {
        var it = hearDegrees.get(hearing);
        model.addAttribute("hearing", it);
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("mayDeliver", Acting.now().holds("registrar"));
        model.addAttribute("office", Acting.now().holds("registrar", "academic-office-head"));
        model.addAttribute(
                "committee", Acting.now().holds("academic-office-head", "vice-principal"));
        return "graduation/degree-hearing";
    }

    /// 听取记录.
    @PostMapping("/graduation/degrees/hearings/{hearing}/minutes")
    @Allowed({"registrar", "academic-office-head"})
    String record(
            @PathVariable UUID hearing,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate on,
            @RequestParam(defaultValue = "") String way,
            @RequestParam(defaultValue = "") String minutes) {
        hearDegrees.record(hearing, on, way, minutes);
        return "redirect:/graduation/degrees/hearings/" + hearing;
    }

    /// 撤回拟作决定.
    @PostMapping("/graduation/degrees/hearings/{hearing}/withdrawal")
    @Allowed({"registrar", "academic-office-head"})
    String drop(@PathVariable UUID hearing, @RequestParam(defaultValue = "") String reason) {
        hearDegrees.drop(hearing, reason);
        return "redirect:/graduation/degrees/hearings/" + hearing;
    }

    /// 撤销学位.
    @PostMapping("/graduation/degrees/hearings/{hearing}/revocation")
    @Allowed({"academic-office-head", "vice-principal"})
    String revoke(
            @PathVariable UUID hearing,
            @RequestParam(defaultValue = "") String committee,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate on,
            @RequestParam(defaultValue = "") String reason) {
        revokeDegree.revoke(hearing, committee, number, on, reason);
        return "redirect:/graduation/degrees/hearings/" + hearing;
    }

    /// 本人陈述申辩, or 放弃.
    @PostMapping("/own-progress/degree-hearings/{hearing}")
    @Allowed("student")
    String state(
            @PathVariable UUID hearing,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "false") boolean waive) {
        hearDegrees.state(hearing, waive ? null : words);
        return "redirect:/own-progress";
    }
}
