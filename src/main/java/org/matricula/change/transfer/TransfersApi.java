package org.matricula.change.transfer;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Slice;
import org.matricula.registry.OpenToRegistrars;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Transfers for other systems: the same acts by the same rules.
@RestController
@RequestMapping("/api/v1/transfers")
class TransfersApi {

    private static final int MOST = 200;

    record Told(
            UUID id,
            String side,
            String firstSide,
            String name,
            @Nullable String studentNumber,
            String otherSchool,
            String state,
            @Nullable LocalDate dueOn,
            @Nullable LocalDate onDay) {}

    /// @param caseId this school's own case
    /// @param may what may be done now
    record ToldInFull(
            UUID id,
            String side,
            String firstSide,
            String state,
            String name,
            @Nullable String registryNumber,
            @Nullable Integer gradeLevel,
            String sendingSchool,
            String receivingSchool,
            @Nullable LocalDate dueOn,
            @Nullable LocalDate onDay,
            @Nullable String message,
            @Nullable String packageNumber,
            @Nullable String packageDigest,
            List<String> contents,
            @Nullable String receivedBy,
            @Nullable LocalDate receivedOn,
            @Nullable LocalDate fileBy,
            @Nullable UUID caseId,
            List<String> may,
            @Nullable ProvinceConsent province) {}

    record Begun(UUID caseId) {}

    record Why(@Nullable String reason) {}

    record Noted(@Nullable LocalDate on, @Nullable String words) {}

    record Reply(boolean agreed, @Nullable String letter) {}

    private final Transfers transfers;
    private final RegisterArrival registerArrival;
    private final TakeUp takeUp;
    private final Correspond correspond;
    private final Delivery delivery;
    private final ConsentOfProvince consentOfProvince;

    TransfersApi(
            Transfers transfers,
            RegisterArrival registerArrival,
            TakeUp takeUp,
            Correspond correspond,
            Delivery delivery,
            ConsentOfProvince consentOfProvince) {
        this.transfers = transfers;
        this.registerArrival = registerArrival;
        this.takeUp = takeUp;
        this.correspond = correspond;
        this.delivery = delivery;
        this.consentOfProvince = consentOfProvince;
    }

    @GetMapping
    @OpenToTransfers
    Slice<Told> list(
            @RequestParam(required = false) @Nullable String side,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "false") boolean late,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return transfers
                .list(
                        side == null ? null : side(side),
                        TransferState.of(state).orElse(null),
                        late,
                        cursor,
                        Math.clamp(limit, 1, MOST))
                .map(it ->
                        new Told(
                                it.id(),
                                it.side().code(),
                                it.firstSide().code(),
                                it.name(),
                                it.studentNumber(),
                                it.other(),
                                it.state().code(),
                                it.dueOn(),
                                it.onDay()));
    }

    @GetMapping("/{transfer}")
    @OpenToTransfers
    ToldInFull get(@PathVariable UUID transfer) {
        var it = transfers.get(transfer);
        var pair = it.pair();
        return new ToldInFull(
                it.half().id(),
                it.half().side().code(),
                pair.firstSide().code(),
                pair.state().code(),
                it.half().name(),
                it.half().shownNumber(),
                it.half().gradeLevel(),
                pair.sendingName(),
                pair.receivingName(),
                pair.dueOn(),
                pair.onDay(),
                pair.message(),
                pair.packageNo(),
                pair.packageDigest(),
                pair.lines(),
                pair.receivedBy(),
                pair.receivedOn(),
                pair.fileBy(),
                it.half().caseId(),
                it.may(),
                it.province());
    }

    @PostMapping
    @OpenToRegistrars
    ResponseEntity<Begun> register(@RequestBody RegisterArrival.Arrival arrival) {
        return ResponseEntity.status(201).body(new Begun(registerArrival.register(arrival)));
    }

    /// What a province's authority says of a transfer across provinces.
    @PostMapping("/{transfer}/province")
    @OpenToProvinces
    ResponseEntity<Void> province(@PathVariable UUID transfer, @RequestBody Reply reply) {
        consentOfProvince.say(transfer, reply.agreed(), reply.letter());
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{transfer}/take")
    @OpenToRegistrars
    ResponseEntity<Begun> take(@PathVariable UUID transfer) {
        return ResponseEntity.status(201).body(new Begun(takeUp.take(transfer)));
    }

    @PostMapping("/{transfer}/return")
    @OpenToRegistrars
    ResponseEntity<Void> sendBack(@PathVariable UUID transfer, @RequestBody Why why) {
        correspond.sendBack(transfer, orBlank(why.reason()));
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{transfer}/resend")
    @OpenToRegistrars
    ResponseEntity<Void> sendAgain(@PathVariable UUID transfer, @RequestBody Why why) {
        correspond.sendAgain(transfer, orBlank(why.reason()));
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{transfer}/withdraw")
    @OpenToRegistrars
    ResponseEntity<Void> withdraw(@PathVariable UUID transfer, @RequestBody Why why) {
        correspond.withdraw(transfer, orBlank(why.reason()));
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{transfer}/reply")
    @OpenToRegistrars
    ResponseEntity<Void> reply(@PathVariable UUID transfer, @RequestBody Reply reply) {
        delivery.replied(transfer, reply.agreed(), orBlank(reply.letter()));
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{transfer}/post")
    @OpenToRegistrars
    ResponseEntity<Void> post(@PathVariable UUID transfer, @RequestBody Noted noted) {
        delivery.posted(transfer, noted.on(), orBlank(noted.words()));
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{transfer}/receive")
    @OpenToRegistrars
    ResponseEntity<Void> receive(@PathVariable UUID transfer) {
        delivery.received(transfer);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{transfer}/file")
    @OpenToRegistrars
    ResponseEntity<Void> file(@PathVariable UUID transfer, @RequestBody Noted noted) {
        delivery.filed(transfer, noted.on(), orBlank(noted.words()));
        return ResponseEntity.noContent().build();
    }

    static Side side(String code) {
        return switch (code.toLowerCase(Locale.ROOT)) {
            case "sending" -> Side.SENDING;
            case "receiving" -> Side.RECEIVING;
            default -> throw new Absent("side " + code);
        };
    }

    private static String orBlank(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
