package org.matricula.coursework;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Slice;
import org.matricula.page.Allowed;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Rankings for other systems.
@RestController
@RequestMapping("/api/v1/grade-rankings")
@Allowed({"department-registrar", "registrar", "academic-office-head"})
class RankingsApi {

    private static final int MOST = 200;

    record Cohort(@Nullable UUID unit, @Nullable Integer entryYear) {}

    record Made(UUID id) {}

    private final Rankings rankings;
    private final RankCohort rankCohort;

    RankingsApi(Rankings rankings, RankCohort rankCohort) {
        this.rankings = rankings;
        this.rankCohort = rankCohort;
    }

    @GetMapping
    Slice<Ranking> list(
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var most = Math.clamp(limit, 1, MOST);
        return Slice.of(rankings.page(cursor, most + 1), most, it -> it.id().toString());
    }

    @PostMapping
    ResponseEntity<Made> rank(@RequestBody Cohort it) {
        if (it.unit() == null || it.entryYear() == null) {
            throw new Refused(Refusal.input("unit", "field.missing"));
        }
        return ResponseEntity.status(201)
                .body(new Made(rankCohort.rank(it.unit(), it.entryYear())));
    }

    @GetMapping("/{ranking}")
    Slice<Ranking.Line> show(
            @PathVariable UUID ranking,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var most = Math.clamp(limit, 1, MOST);
        return Slice.of(
                rankings.lines(rankings.get(ranking).id(), cursor, most + 1),
                most,
                it -> it.enrolmentId().toString());
    }
}
