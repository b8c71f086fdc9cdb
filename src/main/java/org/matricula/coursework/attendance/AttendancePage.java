package org.matricula.coursework.attendance;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.curriculum.OpenToTeaching;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
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

/// 考勤: the roll of a lesson, and what was missed in a term.
@Controller
@OpenToTeaching
class AttendancePage {

    private final ReadAttendance readAttendance;
    private final TakeRoll takeRoll;
    private final MessageSource messages;
    private final Clock clock;

    AttendancePage(
            ReadAttendance readAttendance, TakeRoll takeRoll, MessageSource messages, Clock clock) {
        this.readAttendance = readAttendance;
        this.takeRoll = takeRoll;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/teaching-tasks/{task}/roll")
    String roll(
            @PathVariable UUID task,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate day,
            @RequestParam(defaultValue = "1") int lesson,
            Model model) {
        var on = day == null ? LocalDate.now(clock) : day;
        var roll = readAttendance.roll(task, on, lesson);
        model.addAttribute("roll", roll);
        model.addAttribute("day", on);
        model.addAttribute("lesson", lesson);
        model.addAttribute("kinds", List.of(AbsenceKind.values()));
        return "coursework/roll";
    }

    /// The lists run side by side, one entry a student; a blank kind is somebody who was there.
    @PostMapping("/teaching-tasks/{task}/roll")
    @Allowed({"teacher", "registrar", "department-registrar"})
    String take(
            @PathVariable UUID task,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam int lesson,
            @RequestParam(name = "student", required = false) @Nullable List<UUID> students,
            @RequestParam(name = "kind", required = false) String @Nullable [] kinds,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        var taken = takeRoll.take(task, day, lesson, missed(students, kinds), reason);
        redirect.addFlashAttribute(
                "flash",
                messages.getMessage(
                        "attendance.taken",
                        new Object[] {
                            String.valueOf(taken.recorded()), String.valueOf(taken.struck())
                        },
                        locale));
        return "redirect:/teaching-tasks/%s/roll?day=%s&lesson=%d".formatted(task, day, lesson);
    }

    @GetMapping("/attendance")
    String sums(@RequestParam(required = false) @Nullable UUID term, Model model) {
        model.addAttribute("view", readAttendance.sums(term));
        return "coursework/attendance";
    }

    @GetMapping("/attendance/sums.xlsx")
    void sheet(
            @RequestParam(required = false) @Nullable UUID term,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var out = new java.io.ByteArrayOutputStream();
        readAttendance.sheet(term, locale, out);
        response.setContentType(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader("Content-Disposition", "attachment; filename=\"attendance.xlsx\"");
        response.getOutputStream().write(out.toByteArray());
    }

    static Map<UUID, AbsenceKind> missed(@Nullable List<UUID> students, String @Nullable [] kinds) {
        var missed = new LinkedHashMap<UUID, AbsenceKind>();
        var all = students == null ? List.<UUID>of() : students;
        if ((kinds == null ? 0 : kinds.length) != all.size()) {
            throw new Refused(Refusal.input("kind", "attendance.grid"));
        }
        for (var i = 0; i < all.size(); i++) {
            if (!kinds[i].isBlank()) {
                missed.put(all.get(i), kind(kinds[i]));
            }
        }
        return missed;
    }

    static AbsenceKind kind(@Nullable String code) {
        return AbsenceKind.of(code == null ? "" : code)
                .orElseThrow(() ->
                        new Refused(
                                Refusal.input("kind", "attendance.kind", String.valueOf(code))));
    }
}
