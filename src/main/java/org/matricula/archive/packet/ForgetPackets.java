package org.matricula.archive.packet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.matricula.archive.disposal.PapersDestroyed;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// A package made earlier holds what is destroyed now, or is older than it is kept (个人信息保护法 第十九条):
/// its file goes, its line and digest stay.
@Component
class ForgetPackets {

    private static final Pattern NAME = Pattern.compile("[0-9a-f-]{36}\\.(zip|part)");

    private final PacketRows rows;
    private final StoredPackets stored;
    private final PacketSettings settings;
    private final Ledger ledger;
    private final Clock clock;

    ForgetPackets(
            PacketRows rows,
            StoredPackets stored,
            PacketSettings settings,
            Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.stored = stored;
        this.settings = settings;
        this.ledger = ledger;
        this.clock = clock;
    }

    @EventListener
    void on(PapersDestroyed told) {
        var them = stored.holding(told.disposal());
        stored.discarded(them, clock.instant());
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        them.forEach(ForgetPackets.this::forget);
                    }
                });
    }

    /// Lets go what is too old, and what a making that broke off left behind.
    ///
    /// @return how many files
    @Transactional
    public int tidy() {
        var folder = settings.file(new UUID(0, 0)).getParent();
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        var yesterday = clock.instant().minus(Duration.ofDays(1));
        try (var all = Files.list(folder)) {
            var old =
                    all.filter(it -> NAME.matcher(it.getFileName().toString()).matches())
                            .filter(it -> modified(it).isBefore(yesterday))
                            .toList();
            var kept = Set.copyOf(rows.kept(old.stream().map(ForgetPackets::packet).toList()));
            var gone = 0;
            for (var it : old) {
                var part = it.getFileName().toString().endsWith(".part");
                if ((part || !kept.contains(packet(it))) && Files.deleteIfExists(it)) {
                    gone++;
                }
            }
            if (gone > 0) {
                ledger.record(Act.of("archive.packages-expired", null).to(Map.of("files", gone)));
            }
            return gone;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static UUID packet(Path file) {
        return UUID.fromString(file.getFileName().toString().substring(0, 36));
    }

    private static Instant modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException goneMeanwhile) {
            return Instant.MAX;
        }
    }

    private void forget(UUID packet) {
        try {
            Files.deleteIfExists(settings.file(packet));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
