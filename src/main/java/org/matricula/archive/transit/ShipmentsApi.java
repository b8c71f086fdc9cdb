package org.matricula.archive.transit;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.archive.OpenToArchivists;
import org.matricula.kernel.Slice;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Files on their way, for other systems.
@RestController
@RequestMapping("/api/v1/archive-shipments")
@OpenToArchivists
class ShipmentsApi {

    private static final int MOST = 200;

    record Made(UUID id) {}

    /// @param movedOn day it was sent or came, today if not given
    /// @param direction `out`, or `in` for a file to be called for
    record Sent(
            @Nullable String direction,
            @Nullable String subject,
            @Nullable String body,
            @Nullable String address,
            @Nullable String ground,
            @Nullable String requestNumber,
            @Nullable String carrier,
            @Nullable String tracking,
            @Nullable Boolean sealed,
            @Nullable Integer pieces,
            @Nullable LocalDate movedOn,
            @Nullable LocalDate dueOn) {}

    record Receipt(@Nullable LocalDate on, @Nullable String by, @Nullable String note) {}

    record CalledOff(@Nullable Boolean declined, @Nullable String note) {}

    private final ReadShipments read;
    private final SendFile sendFile;
    private final CloseShipment closeShipment;

    ShipmentsApi(ReadShipments read, SendFile sendFile, CloseShipment closeShipment) {
        this.read = read;
        this.sendFile = sendFile;
        this.closeShipment = closeShipment;
    }

    @GetMapping
    Slice<Shipment> list(
            @RequestParam(defaultValue = "open") String which,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return read.page(which, cursor, Math.clamp(limit, 1, MOST));
    }

    @GetMapping("/{shipment}")
    Shipment show(@PathVariable UUID shipment) {
        return read.get(shipment);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Made send(@RequestBody Sent it) {
        var errand =
                new Errand(
                        text(it.subject()),
                        text(it.body()),
                        it.address(),
                        text(it.ground()),
                        it.requestNumber());
        return new Made(
                "in".equals(it.direction())
                        ? sendFile.call(errand, it.dueOn())
                        : sendFile.send(errand, parcel(it), it.dueOn()));
    }

    @PostMapping("/{shipment}/receipt")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void receipt(@PathVariable UUID shipment, @RequestBody Receipt it) {
        closeShipment.receipt(shipment, it.on(), text(it.by()), it.note());
    }

    @PostMapping("/{shipment}/return")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void returned(@PathVariable UUID shipment, @RequestBody Receipt it) {
        closeShipment.returned(shipment, text(it.note()));
    }

    @PostMapping("/{shipment}/arrival")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void arrived(@PathVariable UUID shipment, @RequestBody Sent it) {
        closeShipment.arrived(shipment, parcel(it));
    }

    @PostMapping("/{shipment}/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void calledOff(@PathVariable UUID shipment, @RequestBody CalledOff it) {
        closeShipment.calledOff(shipment, Boolean.TRUE.equals(it.declined()), text(it.note()));
    }

    @PostMapping("/{shipment}/acknowledgement")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void acknowledge(@PathVariable UUID shipment) {
        closeShipment.acknowledge(shipment);
    }

    private static Parcel parcel(Sent it) {
        return new Parcel(
                text(it.carrier()),
                it.tracking(),
                Boolean.TRUE.equals(it.sealed()),
                it.pieces() == null ? 0 : it.pieces(),
                it.movedOn());
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }
}
