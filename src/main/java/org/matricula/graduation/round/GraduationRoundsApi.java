package org.matricula.graduation.round;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.graduation.audit.DueGraduates;
import org.matricula.graduation.audit.Unmet;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Slice;
import org.matricula.page.Allowed;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The rounds of the graduation audit, step by step, for other systems.
@RestController
@RequestMapping("/api/v1/graduation/rounds")
class GraduationRoundsApi {

    private static final int MOST = 100;
    private static final int MOST_DIFFERENT = 500;

    record Begun(UUID institution, @Nullable LocalDate concludedOn, @Nullable String kind) {}

    /// @param outcome what the department proposes instead, where it does not agree
    record Review(
            @Nullable List<UUID> ids,
            @Nullable Boolean agreed,
            @Nullable String outcome,
            @Nullable String note) {}

    record Step(@Nullable String number, @Nullable LocalDate on, @Nullable String words) {}

    record Told(Verdict verdict, List<Unmet> unmet) {}

    private final GraduationRounds rounds;
    private final GraduationVerdicts verdicts;
    private final RoundDifferences differences;
    private final BeginGraduationRound beginRound;
    private final ReviewGraduates reviewGraduates;
    private final PrepareDecision prepare;
    private final DecideGraduation decide;
    private final Objections objections;
    private final GraduationRanges ranges;

    GraduationRoundsApi(
            GraduationRounds rounds,
            GraduationVerdicts verdicts,
            RoundDifferences differences,
            BeginGraduationRound beginRound,
            ReviewGraduates reviewGraduates,
            PrepareDecision prepare,
            DecideGraduation decide,
            Objections objections,
            GraduationRanges ranges) {
        this.rounds = rounds;
        this.verdicts = verdicts;
        this.differences = differences;
        this.beginRound = beginRound;
        this.reviewGraduates = reviewGraduates;
        this.prepare = prepare;
        this.decide = decide;
        this.objections = objections;
        this.ranges = ranges;
    }

    @GetMapping
    @Allowed({"department-registrar", "registrar", "academic-office-head", "vice-principal"})
    Slice<GraduationRound> all(
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "" + MOST) int limit) {
        return rounds.page(after, Math.clamp(limit, 1, MOST));
    }

    @GetMapping("/{round}/verdicts")
    @Allowed({"department-registrar", "registrar", "academic-office-head", "vice-principal"})
    Slice<Told> verdicts(
            @PathVariable UUID round,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String review,
            @RequestParam(required = false) @Nullable String after) {
        rounds.get(round);
        var page =
                verdicts.page(new GraduationVerdicts.Sought(round, outcome, review), after, MOST);
        var unmet = verdicts.unmet(page.items().stream().map(Verdict::id).toList());
        return new Slice<>(
                page.items().stream()
                        .map(it -> new Told(it, unmet.getOrDefault(it.id(), List.of())))
                        .toList(),
                page.next());
    }

    /// Against the round before of the same batch.
    @GetMapping("/{round}/differences")
    @Allowed({"department-registrar", "registrar", "academic-office-head", "vice-principal"})
    Slice<RoundDifferences.Difference> differences(
            @PathVariable UUID round,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "" + MOST_DIFFERENT) int limit) {
        var it = rounds.get(round);
        if (it.prior() == null) {
            return new Slice<>(List.of(), null);
        }
        var some = differences.some(round, it.prior(), after, Math.clamp(limit, 1, MOST_DIFFERENT));
        return new Slice<>(some.first(), some.next());
    }

    @GetMapping("/{round}/unknown-end")
    @Allowed({"department-registrar", "registrar", "academic-office-head", "vice-principal"})
    DueGraduates.UnknownEnd unknownEnd(@PathVariable UUID round) {
        return ranges.unknownEnd(rounds.get(round));
    }

    @GetMapping("/{round}/list")
    @Allowed({"department-registrar", "registrar", "academic-office-head", "vice-principal"})
    List<GraduationVerdicts.Line> hanging(
            @PathVariable UUID round, @RequestParam(defaultValue = "0") int from) {
        if (rounds.get(round).publishedOn() == null) {
            throw new Absent("published list");
        }
        return verdicts.published(round, from, MOST_DIFFERENT);
    }

    @GetMapping("/{round}/objections")
    @Allowed({"department-registrar", "registrar", "academic-office-head", "vice-principal"})
    List<Objections.Objection> objections(@PathVariable UUID round) {
        rounds.get(round);
        return objections.of(round);
    }

    @PostMapping("/{round}/objections/{objection}")
    @Allowed({"registrar", "academic-office-head"})
    void answer(@PathVariable UUID round, @PathVariable UUID objection, @RequestBody Step it) {
        objections.answer(round, objection, text(it.words()));
    }

    @PostMapping("/{round}/reviews/rest")
    @Allowed({"department-registrar", "registrar"})
    Map<String, Integer> agreeRest(@PathVariable UUID round) {
        rounds.get(round);
        return Map.of("reviewed", reviewGraduates.agreeRest(round));
    }

    @PostMapping
    @Allowed({"registrar", "academic-office-head"})
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, UUID> begin(@RequestBody Begun it) {
        return Map.of("id", beginRound.begin(it.institution(), it.concludedOn(), text(it.kind())));
    }

    @PostMapping("/{round}/cancel")
    @Allowed({"registrar", "academic-office-head"})
    void cancel(@PathVariable UUID round) {
        beginRound.cancel(round);
    }

    @PostMapping("/{round}/reviews")
    @Allowed({"department-registrar", "registrar"})
    Map<String, Integer> review(@PathVariable UUID round, @RequestBody Review it) {
        return Map.of(
                "reviewed",
                reviewGraduates.review(
                        round,
                        it.ids() == null ? List.of() : it.ids(),
                        Boolean.FALSE.equals(it.agreed())
                                ? it.outcome() == null ? "postponed" : it.outcome()
                                : null,
                        text(it.note())));
    }

    @PostMapping("/{round}/audit")
    @Allowed({"registrar", "academic-office-head"})
    void audit(@PathVariable UUID round) {
        prepare.audit(round);
    }

    @PostMapping("/{round}/meeting")
    @Allowed({"academic-office-head", "vice-principal"})
    void resolve(@PathVariable UUID round, @RequestBody Step it) {
        prepare.resolve(round, text(it.number()), it.on());
    }

    @PostMapping("/{round}/publication")
    @Allowed({"registrar", "academic-office-head"})
    Map<String, LocalDate> publish(@PathVariable UUID round) {
        return Map.of("until", prepare.publish(round));
    }

    @PostMapping("/{round}/decision")
    @Allowed({"academic-office-head", "vice-principal"})
    Map<String, Integer> decide(@PathVariable UUID round, @RequestBody Step it) {
        return Map.of("concluded", decide.decide(round, text(it.number())));
    }

    @PostMapping("/{round}/reversal")
    @Allowed({"academic-office-head", "vice-principal"})
    void reverse(@PathVariable UUID round, @RequestBody Step it) {
        decide.reverse(round, text(it.words()));
    }

    private static String text(@Nullable String it) {
        return it == null ? "" : it;
    }
}
