package org.matricula.archive.packet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.UUID;
import org.matricula.archive.disposal.PapersDestroyed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// A package made earlier holds what is destroyed now: its file goes too, its line and digest stay.
@Component
class ForgetPackets {

    private final PacketRows rows;
    private final PacketSettings settings;
    private final Clock clock;

    ForgetPackets(PacketRows rows, PacketSettings settings, Clock clock) {
        this.rows = rows;
        this.settings = settings;
        this.clock = clock;
    }

    @EventListener
    void on(PapersDestroyed told) {
        var them = rows.holding(told.disposal());
        rows.discarded(them, clock.instant());
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        them.forEach(ForgetPackets.this::forget);
                    }
                });
    }

    private void forget(UUID packet) {
        try {
            Files.deleteIfExists(settings.file(packet));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
