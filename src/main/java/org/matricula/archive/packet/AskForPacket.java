package org.matricula.archive.packet;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.archive.ArchiveNumbers;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.job.Jobs;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Asks for a package, of a class or of one volume; it is made in the background.
@Service
class AskForPacket {

    private static final int LONGEST = 200;

    private final PacketRows rows;
    private final ArchiveNumbers numbers;
    private final Units units;
    private final Jobs jobs;
    private final Ledger ledger;
    private final Clock clock;

    AskForPacket(
            PacketRows rows,
            ArchiveNumbers numbers,
            Units units,
            Jobs jobs,
            Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.numbers = numbers;
        this.units = units;
        this.jobs = jobs;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param unit the class, or null for one volume
    /// @param volume number of the volume or the student, for one volume
    @Transactional
    UUID ask(@Nullable UUID unit, @Nullable String volume, String reason) {
        var target = unit == null ? ofVolume(volume) : ofClass(unit);
        Refused.unlessEmpty(
                Refusal.all(
                        target == null ? Refusal.input("volume", "packet.volume") : null,
                        reason.isBlank() || reason.length() > LONGEST
                                ? Refusal.input("reason", "packet.reason")
                                : null));
        if (unit != null && !rows.anyFiled(unit)) {
            throw new Refused(Refusal.input("unit", "packet.none-filed"));
        }
        var number = numbers.next(target.institutionId(), "D", LocalDate.now(clock).getYear());
        var id = rows.ask(target, number, reason.strip(), clock.instant());
        jobs.begin(MakePackets.NAME, id);
        ledger.record(
                Act.of("archive.package", "packet:" + id)
                        .at(target.pos())
                        .because(reason.strip())
                        .to(Map.of("number", number, "name", target.name())));
        return id;
    }

    private PacketRows.@Nullable Target ofVolume(@Nullable String volume) {
        if (volume == null || volume.isBlank()) {
            return null;
        }
        var found = rows.volume(volume.strip());
        if (found.size() > 1) {
            throw new Refused(Refusal.input("volume", "packet.several", volume.strip()));
        }
        return found.isEmpty() ? null : found.getFirst();
    }

    private PacketRows.Target ofClass(UUID unit) {
        return units.find(unit)
                .filter(it -> it.institutionId() != null && it.kind().equals("class"))
                .filter(it -> Acting.now().scope().reaches(it.pos()))
                .map(it ->
                        new PacketRows.Target(
                                it.institutionId(), it.id(), it.pos(), null, it.name()))
                .orElseThrow(() -> new Absent("unit"));
    }
}
