package org.matricula.archive.packet;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.archive.OpenToArchivists;
import org.matricula.kernel.Slice;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Archive packages for other systems.
@RestController
@RequestMapping("/api/v1/archive-packages")
@OpenToArchivists
class PacketsApi {

    private static final int MOST = 200;

    /// @param unit a class, or null for one volume
    record Asked(@Nullable UUID unit, @Nullable String volume, @Nullable String reason) {}

    record Made(UUID id) {}

    private final ReadPackets readPackets;
    private final AskForPacket askForPacket;

    PacketsApi(ReadPackets readPackets, AskForPacket askForPacket) {
        this.readPackets = readPackets;
        this.askForPacket = askForPacket;
    }

    @GetMapping
    Slice<Packet> list(
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return readPackets.page(cursor, Math.clamp(limit, 1, MOST));
    }

    @GetMapping("/{packet}")
    Packet show(@PathVariable UUID packet) {
        return readPackets.get(packet);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Made ask(@RequestBody Asked it) {
        return new Made(
                askForPacket.ask(it.unit(), it.volume(), it.reason() == null ? "" : it.reason()));
    }

    @GetMapping("/{packet}/file")
    ResponseEntity<Resource> file(@PathVariable UUID packet) {
        return PacketsPage.download(readPackets, packet);
    }
}
