package org.matricula.archive.packet;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.attachment.FileHealth;
import org.matricula.attachment.FileHealth.Checked;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Whether the packages that were made still lie there, byte for byte.
@Service
public class PacketHealth {

    /// How long a package is kept.
    public static final Duration KEPT = PacketRows.KEPT;

    private final StoredPackets stored;
    private final PacketSettings settings;
    private final FileHealth health;

    PacketHealth(StoredPackets stored, PacketSettings settings, FileHealth health) {
        this.stored = stored;
        this.settings = settings;
        this.health = health;
    }

    /// Looks into the next packages, by id; those destroyed by decision or past their time are left
    /// out.
    ///
    /// @param after the last one looked into, null to begin
    @Transactional(readOnly = true)
    public List<Checked> next(@Nullable UUID after, int most) {
        return stored.kept(after, most).stream()
                .map(it ->
                        new Checked(
                                it.id(),
                                it.scopePos(),
                                null,
                                "packet",
                                it.number() + " " + it.name(),
                                health.of(settings.file(it.id()), it.digest())))
                .toList();
    }
}
