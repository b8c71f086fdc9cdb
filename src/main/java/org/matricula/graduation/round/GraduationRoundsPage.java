package org.matricula.graduation.round;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Units;
import org.matricula.page.Allowed;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// 毕业资格审查: the rounds, and one of them with its students and its steps.
@Controller
@RequestMapping("/graduation/rounds")
class GraduationRoundsPage {

    private static final int SHOWN = 60;
    private static final int PAGE = 50;
    private static final int HANGING = 500;

    private final GraduationRounds rounds;
    private final GraduationVerdicts verdicts;
    private final RoundDifferences differences;
    private final BeginGraduationRound beginRound;
    private final ReviewGraduates reviewGraduates;
    private final PrepareDecision prepare;
    private final DecideGraduation decide;
    private final Objections objections;
    private final PublishGraduates publishGraduates;
    private final GraduationRanges ranges;
    private final GraduationLists lists;
    private final Units units;
    private final Clock clock;

    GraduationRoundsPage(
            GraduationRounds rounds,
            GraduationVerdicts verdicts,
            RoundDifferences differences,
            BeginGraduationRound beginRound,
            ReviewGraduates reviewGraduates,
            PrepareDecision prepare,
            DecideGraduation decide,
            Objections objections,
            PublishGraduates publishGraduates,
            GraduationRanges ranges,
            GraduationLists lists,
            Units units,
            Clock clock) {
        this.rounds = rounds;
        this.verdicts = verdicts;
        this.differences = differences;
        this.beginRound = beginRound;
        this.reviewGraduates = reviewGraduates;
        this.prepare = prepare;
        this.decide = decide;
        this.objections = objections;
        this.publishGraduates = publishGraduates;
        this.ranges = ranges;
        this.lists = lists;
        this.units = units;
        this.clock = clock;
    }

    @GetMapping
    @Allowed({"department-registrar", "registrar", "academic-office-head", "vice-principal"})
    String all(@RequestParam(required = false) @Nullable UUID after, Model model) {
        model.addAttribute("rounds", rounds.page(after, SHOWN));
        model.addAttribute("further", after != null);
        model.addAttribute("office", Acting.now().holds("registrar", "academic-office-head"));
        model.addAttribute(
                "degrees",
                Acting.now().holds("registrar", "academic-office-head", "vice-principal"));
        model.addAttribute("today", LocalDate.now(clock));
        return "graduation/rounds";
    }

    @PostMapping
    @Allowed({"registrar", "academic-office-head"})
    String begin(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate concludedOn,
            @RequestParam(defaultValue = "") String kind) {
        var unit = Acting.now().unit();
        var school = unit == null ? null : units.get(unit).institutionId();
        if (school == null) {
            throw new Absent("institution");
        }
        return to(beginRound.begin(school, concludedOn, kind));
    }

    @GetMapping("/{round}")
    @Allowed({"department-registrar", "registrar", "academic-office-head", "vice-principal"})
    String show(
            @PathVariable UUID round,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String review,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable UUID different,
            Model model) {
        var it = rounds.get(round);
        var actor = Acting.now();
        var page =
                verdicts.page(new GraduationVerdicts.Sought(round, outcome, review), after, PAGE);
        model.addAttribute("round", it);
        model.addAttribute("tally", verdicts.tally(round));
        model.addAttribute("verdicts", page.items());
        model.addAttribute("next", page.next());
        model.addAttribute("outcome", outcome);
        model.addAttribute("review", review);
        model.addAttribute("unknown", ranges.unknownEnd(it));
        model.addAttribute(
                "unmet", verdicts.unmet(page.items().stream().map(Verdict::id).toList()));
        model.addAttribute(
                "differences",
                it.prior() == null ? null : differences.some(round, it.prior(), different, PAGE));
        model.addAttribute("further", different != null);
        model.addAttribute(
                "conditions",
                it.prior() == null ? List.of() : differences.conditions(round, it.prior()));
        model.addAttribute("alike", it.prior() == null || differences.alike(round, it.prior()));
        model.addAttribute("held", it.is("resolved") ? prepare.held(round) : List.of());
        model.addAttribute("objections", objections.of(round));
        model.addAttribute("hung", publishGraduates.history(round));
        model.addAttribute("down", it.is("published") && publishGraduates.withdrawn(round));
        model.addAttribute(
                "mayReview", it.is("done") && actor.holds("department-registrar", "registrar"));
        model.addAttribute("office", actor.holds("registrar", "academic-office-head"));
        model.addAttribute(
                "looks", actor.holds("department-registrar", "registrar", "academic-office-head"));
        model.addAttribute("committee", actor.holds("academic-office-head", "vice-principal"));
        return "graduation/round";
    }

    /// The list as it hangs: names and numbers masked, made to be printed.
    @GetMapping("/{round}/list")
    @Allowed({"department-registrar", "registrar", "academic-office-head", "vice-principal"})
    String hanging(
            @PathVariable UUID round, @RequestParam(defaultValue = "0") int from, Model model) {
        var it = rounds.get(round);
        if (it.publishedOn() == null) {
            throw new Absent("published list");
        }
        var lines = verdicts.published(round, from, HANGING + 1);
        model.addAttribute("round", it);
        model.addAttribute("lines", lines.stream().limit(HANGING).toList());
        model.addAttribute("next", lines.size() > HANGING ? from + HANGING : null);
        return "graduation/published";
    }

    @GetMapping("/{round}/list.xlsx")
    @Allowed({"department-registrar", "registrar", "academic-office-head", "vice-principal"})
    ResponseEntity<byte[]> sheet(
            @PathVariable UUID round,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String review) {
        var out = new ByteArrayOutputStream();
        lists.write(new GraduationVerdicts.Sought(round, outcome, review), out);
        return workbook("graduation.xlsx", out);
    }

    @GetMapping("/{round}/differences.xlsx")
    @Allowed({"department-registrar", "registrar", "academic-office-head", "vice-principal"})
    ResponseEntity<byte[]> differences(@PathVariable UUID round) {
        var out = new ByteArrayOutputStream();
        lists.differences(round, out);
        return workbook("differences.xlsx", out);
    }

    private static ResponseEntity<byte[]> workbook(String name, ByteArrayOutputStream out) {
        return ResponseEntity.ok()
                .contentType(
                        MediaType.parseMediaType(
                                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .header("Cache-Control", "no-store")
                .body(out.toByteArray());
    }

    @PostMapping("/{round}/cancel")
    @Allowed({"registrar", "academic-office-head"})
    String cancel(@PathVariable UUID round) {
        beginRound.cancel(round);
        return to(round);
    }

    @PostMapping("/{round}/reviews")
    @Allowed({"department-registrar", "registrar"})
    String review(
            @PathVariable UUID round,
            @RequestParam(name = "id", required = false) @Nullable List<UUID> ids,
            @RequestParam(defaultValue = "agree") String verdict,
            @RequestParam(defaultValue = "") String note) {
        reviewGraduates.review(
                round,
                ids == null ? List.of() : ids,
                verdict.equals("agree") ? null : verdict.equals("object") ? "postponed" : verdict,
                note);
        return to(round);
    }

    @PostMapping("/{round}/reviews/rest")
    @Allowed({"department-registrar", "registrar"})
    String agreeRest(@PathVariable UUID round) {
        reviewGraduates.agreeRest(round);
        return to(round);
    }

    @PostMapping("/{round}/audit")
    @Allowed({"registrar", "academic-office-head"})
    String audit(@PathVariable UUID round) {
        prepare.audit(round);
        return to(round);
    }

    @PostMapping("/{round}/meeting")
    @Allowed({"academic-office-head", "vice-principal"})
    String resolve(
            @PathVariable UUID round,
            @RequestParam(defaultValue = "") String meetingNo,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate meetingOn) {
        prepare.resolve(round, meetingNo, meetingOn);
        return to(round);
    }

    @PostMapping("/{round}/publication")
    @Allowed({"registrar", "academic-office-head"})
    String publish(@PathVariable UUID round) {
        prepare.publish(round);
        return to(round);
    }

    @PostMapping("/{round}/objections/{objection}")
    @Allowed({"registrar", "academic-office-head"})
    String answer(
            @PathVariable UUID round,
            @PathVariable UUID objection,
            @RequestParam(defaultValue = "") String words) {
        objections.answer(round, objection, words);
        return to(round);
    }

    @PostMapping("/{round}/decision")
    @Allowed({"academic-office-head", "vice-principal"})
    String decide(@PathVariable UUID round, @RequestParam(defaultValue = "") String decisionNo) {
        decide.decide(round, decisionNo);
        return to(round);
    }

    @PostMapping("/{round}/reversal")
    @Allowed({"academic-office-head", "vice-principal"})
    String reverse(@PathVariable UUID round, @RequestParam(defaultValue = "") String reason) {
        decide.reverse(round, reason);
        return to(round);
    }

    private static String to(UUID round) {
        return "redirect:/graduation/rounds/" + round;
    }
}
