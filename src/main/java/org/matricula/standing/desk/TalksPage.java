package org.matricula.standing.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.page.Allowed;
import org.matricula.standing.talk.RecordTalk;
import org.matricula.standing.talk.Talk;
import org.matricula.standing.talk.Talks;
import org.matricula.standing.warning.Warning;
import org.matricula.standing.warning.Warnings;
import org.matricula.workflow.Subjects;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 谈话: one's own talks and what was agreed, and all of a student's that one may read.
@Controller
class TalksPage {

    private static final int SHOWN = 100;

    private final Talks talks;
    private final RecordTalk recordTalk;
    private final Subjects subjects;
    private final Warnings warnings;
    private final MessageSource messages;
    private final Clock clock;

    TalksPage(
            Talks talks,
            RecordTalk recordTalk,
            Subjects subjects,
            Warnings warnings,
            MessageSource messages,
            Clock clock) {
        this.talks = talks;
        this.recordTalk = recordTalk;
        this.subjects = subjects;
        this.warnings = warnings;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/talks")
    @TalkReaders
    String mine(@RequestParam(defaultValue = "") String student, Model model) {
        if (!student.isBlank()) {
            return "redirect:/talks/students/"
                    + subjects.byNumber(student.strip())
                            .orElseThrow(() -> new Absent("student"))
                            .id();
        }
        var today = LocalDate.now(clock);
        var talker = Acting.now().holds("class-teacher", "counsellor");
        shared(model, today, talker);
        model.addAttribute("talks", talks.mine(SHOWN));
        if (!talker) {
            model.addAttribute("tallies", talks.tallies(today.minusYears(1), today));
        }
        return "standing/talks";
    }

    @GetMapping("/talks/students/{enrolment}")
    @TalkReaders
    String student(
            @PathVariable UUID enrolment,
            @RequestParam(required = false) @Nullable UUID warning,
            Model model) {
        var it = subjects.get(enrolment);
        shared(model, LocalDate.now(clock), Acting.now().holds("class-teacher", "counsellor"));
        model.addAttribute("student", it);
        model.addAttribute("talks", talks.of(enrolment));
        model.addAttribute("open", warnings.of(enrolment).stream().filter(Warning::open).toList());
        model.addAttribute("warning", warning);
        return "standing/studenttalks";
    }

    @PostMapping("/talks")
    @Allowed({"class-teacher", "counsellor"})
    String record(
            @RequestParam(defaultValue = "") String student,
            @RequestParam(required = false) @Nullable UUID warning,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate on,
            @RequestParam(defaultValue = "") String theme,
            @RequestParam(defaultValue = "false") boolean withGuardian,
            @RequestParam(defaultValue = "") String remarks,
            @RequestParam(defaultValue = "") String agreement,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate nextOn,
            @RequestParam(defaultValue = "") String circle,
            @RequestParam(defaultValue = "false") boolean shared,
            RedirectAttributes redirect,
            Locale locale) {
        var enrolment =
                recordTalk.record(
                        new RecordTalk.Filled(
                                student,
                                warning,
                                on,
                                theme,
                                withGuardian,
                                remarks,
                                agreement,
                                nextOn,
                                circle,
                                shared));
        redirect.addFlashAttribute("flash", messages.getMessage("talk.recorded", null, locale));
        return "redirect:/talks/students/" + enrolment;
    }

    private static void shared(Model model, LocalDate today, boolean talker) {
        model.addAttribute("today", today);
        model.addAttribute("mayRecord", talker);
        model.addAttribute("themes", Talk.THEMES);
        model.addAttribute("circles", Talk.CIRCLES);
    }
}
