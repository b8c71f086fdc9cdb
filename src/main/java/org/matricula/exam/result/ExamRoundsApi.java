package org.matricula.exam.result;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.exam.OpenToRounds;
import org.matricula.exam.paper.Candidate;
import org.matricula.exam.paper.CoursePaper;
import org.matricula.exam.paper.ExamCandidates;
import org.matricula.exam.paper.GoOnWithout;
import org.matricula.exam.paper.TakeList;
import org.matricula.exam.plan.DutyLine;
import org.matricula.exam.plan.PlanLine;
import org.matricula.exam.plan.Plans;
import org.matricula.exam.round.Round;
import org.matricula.exam.round.Rounds;
import org.matricula.exam.round.StepState;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Slice;
import org.matricula.page.Allowed;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Rounds of make-up exams for other systems: the same acts by the same rules.
@RestController
@RequestMapping("/api/v1/exam-rounds")
@OpenToRounds
class ExamRoundsApi {

    private static final int MOST = 200;

    record Shown(Round round, List<StepState> steps, List<CoursePaper> courses) {}

    record Schedule(List<PlanLine> parts, List<DutyLine> duties) {}

    record Many(int sittings) {}

    record Lines(@Nullable List<TypedResult> lines) {}

    record Conflicts(List<UUID> conflicts) {}

    private final Rounds rounds;
    private final ExamCandidates candidates;
    private final Plans plans;
    private final TakeList takeList;
    private final GoOnWithout goOnWithout;
    private final EnterResults enterResults;
    private final PublishResults publishResults;

    record Reason(@Nullable String reason) {}

    ExamRoundsApi(
            Rounds rounds,
            ExamCandidates candidates,
            Plans plans,
            TakeList takeList,
            GoOnWithout goOnWithout,
            EnterResults enterResults,
            PublishResults publishResults) {
        this.rounds = rounds;
        this.candidates = candidates;
        this.plans = plans;
        this.takeList = takeList;
        this.goOnWithout = goOnWithout;
        this.enterResults = enterResults;
        this.publishResults = publishResults;
    }

    @GetMapping
    Slice<Round> list(
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var most = Math.clamp(limit, 1, MOST);
        return Slice.of(rounds.page(cursor, most + 1), most, it -> it.id().toString());
    }

    @GetMapping("/{round}")
    Shown show(@PathVariable UUID round) {
        var it = rounds.get(round);
        return new Shown(it, rounds.steps(it.id()), candidates.courses(it.id()));
    }

    @GetMapping("/{round}/candidates")
    Slice<Candidate> candidates(
            @PathVariable UUID round,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var most = Math.clamp(limit, 1, MOST);
        return Slice.of(
                candidates.page(rounds.get(round).id(), cursor, most + 1),
                most,
                it -> it.id().toString());
    }

    @GetMapping("/{round}/plan")
    Schedule plan(@PathVariable UUID round) {
        var it = rounds.get(round);
        return new Schedule(plans.lines(it.id()), plans.duties(it.id()));
    }

    @PostMapping("/{round}/list")
    @Allowed({"registrar", "academic-office-head"})
    Many take(@PathVariable UUID round) {
        return new Many(takeList.take(round));
    }

    /// Why the list goes without the courses that are not published.
    @PostMapping("/{round}/list/without")
    @Allowed({"registrar", "academic-office-head"})
    Many goOn(@PathVariable UUID round, @RequestBody Reason it) {
        return new Many(goOnWithout.goOn(round, it.reason() == null ? "" : it.reason()));
    }

    @PutMapping("/{round}/results/{course}")
    @Allowed({"teacher", "registrar"})
    Conflicts save(@PathVariable UUID round, @PathVariable UUID course, @RequestBody Lines body) {
        if (body.lines() == null) {
            throw new Refused(Refusal.input("lines", "field.missing"));
        }
        return new Conflicts(enterResults.save(round, course, body.lines()));
    }

    @PostMapping("/{round}/publication")
    @Allowed("academic-office-head")
    Many publish(@PathVariable UUID round) {
        return new Many(publishResults.publish(round));
    }
}
