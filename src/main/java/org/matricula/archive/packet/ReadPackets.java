package org.matricula.archive.packet;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Slice;
import org.matricula.organisation.Units;
import org.matricula.page.Choice;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class ReadPackets {

    private final PacketRows rows;
    private final PacketSettings settings;
    private final Units units;
    private final Ledger ledger;

    ReadPackets(PacketRows rows, PacketSettings settings, Units units, Ledger ledger) {
        this.rows = rows;
        this.settings = settings;
        this.units = units;
        this.ledger = ledger;
    }

    @Transactional(readOnly = true)
    Slice<Packet> page(@Nullable UUID before, int most) {
        return Slice.of(rows.page(before, most + 1), most, it -> it.id().toString());
    }

    @Transactional(readOnly = true)
    Packet get(UUID id) {
        return rows.get(id);
    }

    List<Choice> classes() {
        var unit = Acting.now().unit();
        return unit == null
                ? List.of()
                : units.below(unit, "class").stream()
                        .map(it -> new Choice(it.id().toString(), it.name()))
                        .toList();
    }

    /// Taking it away stands in the ledger.
    ///
    /// @throws Absent where it is not made, or no longer there
    @Transactional
    Path take(UUID id) {
        var it = rows.get(id);
        var file = settings.file(id);
        if (!it.state().equals("made") || !Files.exists(file)) {
            throw new Absent("packet");
        }
        ledger.record(
                Act.of("archive.take-package", "packet:" + id)
                        .because(it.reason())
                        .to(Map.of("number", it.number(), "sha256", String.valueOf(it.sha256()))));
        return file;
    }
}
