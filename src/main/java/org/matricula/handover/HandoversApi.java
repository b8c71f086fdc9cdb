package org.matricula.handover;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// 材料交接 for other systems: the same acts by the same rules.
@RestController
@RequestMapping("/api/v1/handovers")
@OpenToHandovers
class HandoversApi {

    record Wanted(@Nullable UUID unit, @Nullable String kind) {}

    /// @param act `hand`, `drop`, `accept`, `return` or `give-back`
    record Done(
            @Nullable String act,
            @Nullable String head,
            @Nullable LocalDate signedOn,
            @Nullable Boolean stamped,
            @Nullable Integer counted,
            @Nullable List<Integer> back,
            @Nullable String reason) {

        String why() {
            return reason == null ? "" : reason;
        }

        List<Integer> lines() {
            return back == null ? List.of() : back;
        }
    }

    record Told(Handover list, List<Handover.Line> lines, List<HandoverLines.PointCount> counts) {}

    private final HandOver handovers;
    private final TakeHandover take;
    private final HandoverPaper paper;
    private final HandoverLevels levels;

    HandoversApi(
            HandOver handovers, TakeHandover take, HandoverPaper paper, HandoverLevels levels) {
        this.handovers = handovers;
        this.take = take;
        this.paper = paper;
        this.levels = levels;
    }

    @GetMapping
    List<Handover> list(@RequestParam(required = false) @Nullable UUID unit) {
        return handovers.lists(levels.unit(unit));
    }

    @GetMapping("/ready")
    List<HandOver.Ready> ready(@RequestParam(required = false) @Nullable UUID unit) {
        return handovers.ready(levels.unit(unit));
    }

    @PostMapping
    ResponseEntity<UUID> make(@RequestBody Wanted it) {
        return ResponseEntity.status(201)
                .body(
                        handovers.make(
                                levels.unit(it.unit()).id(),
                                HandoverKind.of(it.kind() == null ? "" : it.kind())));
    }

    @GetMapping("/{list}")
    Told one(@PathVariable UUID list) {
        return new Told(handovers.get(list), handovers.lines(list), handovers.counts(list));
    }

    @GetMapping("/{list}.xlsx")
    ResponseEntity<byte[]> sheet(@PathVariable UUID list) {
        return HandoversPage.file(
                paper.sheet(list),
                MediaType.parseMediaType(HandoversPage.XLSX),
                paper.name(handovers.get(list)) + ".xlsx");
    }

    @PostMapping("/{list}")
    ResponseEntity<Void> act(@PathVariable UUID list, @RequestBody Done it) {
        switch (it.act() == null ? "" : it.act()) {
            case "hand" ->
                    handovers.hand(
                            list,
                            new HandOver.Signed(
                                    it.head() == null ? "" : it.head(),
                                    it.signedOn(),
                                    Boolean.TRUE.equals(it.stamped())));
            case "drop" -> handovers.drop(list, it.why());
            case "accept" ->
                    take.accept(
                            list, it.counted() == null ? -1 : it.counted(), it.lines(), it.why());
            case "return" -> take.sendBack(list, it.why());
            case "give-back" -> take.giveBack(list, it.lines(), it.why());
            default -> throw new Refused(Refusal.input("act", "handover.act"));
        }
        return ResponseEntity.noContent().build();
    }
}
