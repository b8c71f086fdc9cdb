package org.matricula.consignment;

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
@RequestMapping("/api/v1/consignments")
@OpenToConsignments
class ConsignmentsApi {

    record Wanted(@Nullable UUID unit, @Nullable String kind) {}

    /// @param act `hand`, `drop`, `accept`, `return`, `give-back` or `mend`
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

    record Told(
            Consignment list,
            List<Consignment.Line> lines,
            List<ConsignmentLines.PointCount> counts) {}

    private final Consign consignments;
    private final TakeConsignment take;
    private final MendPieces mend;
    private final ConsignmentPaper paper;
    private final ConsignmentLevels levels;

    ConsignmentsApi(
            Consign consignments,
            TakeConsignment take,
            MendPieces mend,
            ConsignmentPaper paper,
            ConsignmentLevels levels) {
        this.consignments = consignments;
        this.take = take;
        this.mend = mend;
        this.paper = paper;
        this.levels = levels;
    }

    @GetMapping
    List<Consignment> list(@RequestParam(required = false) @Nullable UUID unit) {
        return consignments.lists(levels.unit(unit));
    }

    @GetMapping("/ready")
    List<Consign.Ready> ready(@RequestParam(required = false) @Nullable UUID unit) {
        return consignments.ready(levels.unit(unit));
    }

    @PostMapping
    ResponseEntity<UUID> make(@RequestBody Wanted it) {
        return ResponseEntity.status(201)
                .body(
                        consignments.make(
                                levels.unit(it.unit()).id(),
                                ConsignmentKind.of(it.kind() == null ? "" : it.kind())));
    }

    @GetMapping("/{list}")
    Told one(@PathVariable UUID list) {
        return new Told(
                consignments.get(list), consignments.lines(list), consignments.counts(list));
    }

    @GetMapping("/{list}.xlsx")
    ResponseEntity<byte[]> sheet(@PathVariable UUID list) {
        return ConsignmentsPage.file(
                paper.sheet(list),
                MediaType.parseMediaType(ConsignmentsPage.XLSX),
                paper.name(consignments.get(list)) + ".xlsx");
    }

    @PostMapping("/{list}")
    ResponseEntity<Void> act(@PathVariable UUID list, @RequestBody Done it) {
        switch (it.act() == null ? "" : it.act()) {
            case "hand" ->
                    consignments.hand(
                            list,
                            new Consign.Signed(
                                    it.head() == null ? "" : it.head(),
                                    it.signedOn(),
                                    Boolean.TRUE.equals(it.stamped())));
            case "drop" -> consignments.drop(list, it.why());
            case "accept" ->
                    take.accept(
                            list, it.counted() == null ? -1 : it.counted(), it.lines(), it.why());
            case "return" -> take.sendBack(list, it.why());
            case "mend" -> mend.mend(list, it.lines(), it.why());
            case "give-back" -> take.giveBack(list, it.lines(), it.why());
            default -> throw new Refused(Refusal.input("act", "consignment.act"));
        }
        return ResponseEntity.noContent().build();
    }
}
