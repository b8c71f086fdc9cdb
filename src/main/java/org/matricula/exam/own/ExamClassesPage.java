package org.matricula.exam.own;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.exam.day.SummonsRows;
import org.matricula.exam.day.TellExams;
import org.matricula.exam.paper.ExamCandidates;
import org.matricula.exam.round.Rounds;
import org.matricula.exam.round.Said;
import org.matricula.organisation.Units;
import org.matricula.page.Allowed;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 班级补考: what the class teacher's students sit, who has read it, whom they have told.
@Controller
@RequestMapping("/exam-classes")
@Allowed("class-teacher")
class ExamClassesPage {

    private final Rounds rounds;
    private final SummonsRows summons;
    private final ExamCandidates candidates;
    private final TellExams tellExams;
    private final Units units;
    private final Said said;
    private final Clock clock;

    ExamClassesPage(
            Rounds rounds,
            SummonsRows summons,
            ExamCandidates candidates,
            TellExams tellExams,
            Units units,
            Said said,
            Clock clock) {
        this.rounds = rounds;
        this.summons = summons;
        this.candidates = candidates;
        this.tellExams = tellExams;
        this.units = units;
        this.said = said;
        this.clock = clock;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute(
                "receipts",
                rounds.current(LocalDate.now(clock)).stream()
                        .flatMap(it ->
                                List.of("timetable", "assessed").stream()
                                        .flatMap(kind -> summons.receipts(it.id(), kind).stream()))
                        .toList());
        return "exam/classes";
    }

    @GetMapping("/{round}/{unit}")
    String show(@PathVariable UUID round, @PathVariable UUID unit, Model model) {
        var it = rounds.inSight(round);
        tellExams.readByClass(it.id(), unit);
        model.addAttribute("round", it);
        model.addAttribute("unit", units.get(unit));
        model.addAttribute("summons", summons.inClass(it.id(), unit));
        model.addAttribute(
                "lines",
                summons.inClass(it.id(), unit).isEmpty()
                        ? List.of()
                        : candidates.inClass(it.id(), unit));
        return "exam/class";
    }

    @PostMapping("/{round}/{unit}/told")
    String passOn(
            @PathVariable UUID round,
            @PathVariable UUID unit,
            @RequestParam(name = "id", required = false) @Nullable List<UUID> ids,
            RedirectAttributes redirect) {
        var told = tellExams.passOn(round, unit, ids == null ? List.of() : ids);
        return said.then(
                "/exam-classes/" + round + "/" + unit,
                redirect,
                "exam.passed-on",
                String.valueOf(told));
    }
}
