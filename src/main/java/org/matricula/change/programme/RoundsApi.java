package org.matricula.change.programme;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.page.Allowed;
import org.matricula.registry.OpenToRegistrars;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@OpenToRegistrars
class RoundsApi {

    record NewRound(
            UUID unit, String name, LocalDate opensOn, LocalDate closesOn, LocalDate effectiveOn) {}

    record Places(int places) {}

    private final RoundViews views;
    private final HoldRound holdRound;

    RoundsApi(RoundViews views, HoldRound holdRound) {
        this.views = views;
        this.holdRound = holdRound;
    }

    @GetMapping("/api/v1/programme-rounds")
    List<ProgrammeRound> list() {
        return views.all();
    }

    /// A round with its places and the applicants within the reader's reach.
    @GetMapping("/api/v1/programme-rounds/{id}")
    RoundViews.View get(@PathVariable UUID id) {
        return views.get(id);
    }

    @PostMapping("/api/v1/programme-rounds")
    @Allowed({"registrar", "academic-office-head"})
    Map<String, UUID> open(@RequestBody NewRound it) {
        return Map.of(
                "id",
                holdRound.open(
                        it.unit(), it.name(), it.opensOn(), it.closesOn(), it.effectiveOn()));
    }

    @PutMapping("/api/v1/programme-rounds/{id}/places/{major}")
    @Allowed({"registrar", "academic-office-head"})
    void places(@PathVariable UUID id, @PathVariable UUID major, @RequestBody Places it) {
        holdRound.places(id, major, it.places());
    }

    @PostMapping("/api/v1/programme-rounds/{id}/send")
    @Allowed({"registrar", "academic-office-head"})
    Map<String, Integer> send(@PathVariable UUID id) {
        return Map.of("sent", holdRound.send(id));
    }

    /// What the receiving department found of one applicant.
    @PutMapping("/api/v1/programme-assessments/{caseId}")
    void assess(@PathVariable UUID caseId, @RequestBody ProgrammeCandidates.Assessment assessment) {
        holdRound.assess(caseId, assessment);
    }

    @PostMapping("/api/v1/programme-rounds/{id}/notice")
    @Allowed({"registrar", "academic-office-head"})
    Map<String, LocalDate> notice(@PathVariable UUID id) {
        return Map.of("lastOn", holdRound.notice(id));
    }
}
