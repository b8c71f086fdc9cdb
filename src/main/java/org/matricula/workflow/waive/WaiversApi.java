package org.matricula.workflow.waive;

import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Slice;
import org.matricula.page.Allowed;
import org.matricula.workflow.Leniency.Excepted;
import org.matricula.workflow.record.WaiverRows.Waiver;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Exceptions from rules, for other systems.
@RestController
class WaiversApi {

    /// @param others exceptions of another sort, such as a paper given all the same
    record Answer(
            List<Waiver> waiting,
            List<Waiver> items,
            @Nullable String next,
            List<Excepted> others) {}

    record Asked(@Nullable String rule, @Nullable String why) {}

    /// @param decision `grant` or `refuse`
    record Decision(@Nullable String decision, @Nullable String opinion) {}

    private final Waivers waivers;
    private final AskWaiver askWaiver;
    private final DecideWaiver decideWaiver;

    WaiversApi(Waivers waivers, AskWaiver askWaiver, DecideWaiver decideWaiver) {
        this.waivers = waivers;
        this.askWaiver = askWaiver;
        this.decideWaiver = decideWaiver;
    }

    @GetMapping("/api/v1/exceptions")
    @Allowed({"academic-office-head", "province-reviewer", "registrar", "vice-principal"})
    Answer list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        Slice<Waiver> decided = waivers.decided(cursor, Math.clamp(limit, 1, 200));
        return new Answer(waivers.waiting(), decided.items(), decided.next(), waivers.others());
    }

    @PostMapping("/api/v1/cases/{id}/exceptions")
    @Allowed(Allowed.SIGNED_IN)
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, UUID> ask(@PathVariable UUID id, @RequestBody Asked asked) {
        var rule = asked.rule() == null ? "" : asked.rule();
        return Map.of("id", askWaiver.ask(id, rule, asked.why() == null ? "" : asked.why()));
    }

    @PostMapping("/api/v1/exceptions/{id}/decision")
    @Allowed({"academic-office-head", "province-reviewer", "vice-principal"})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decide(@PathVariable UUID id, @RequestBody Decision decision) {
        decideWaiver.decide(id, "grant".equals(decision.decision()), decision.opinion());
    }
}
