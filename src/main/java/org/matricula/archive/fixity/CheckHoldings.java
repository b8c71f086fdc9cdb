package org.matricula.archive.fixity;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.archive.KeptFiles;
import org.matricula.archive.packet.PacketHealth;
import org.matricula.attachment.FileHealth;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// 完整性检查 of everything kept. Each batch is a transaction of its own: a round that was stopped goes
/// on behind the last file it looked into.
@Service
class CheckHoldings {

    private static final Actor FIXITY = Actor.system("fixity");
    private static final int BATCH = 200;
    // whole classes each: few at once keep a transaction short
    private static final int PACKETS = 10;

    private final FileHealth files;
    private final PacketHealth packets;
    private final List<KeptFiles> others;
    private final TellOfDamage tellOfDamage;
    private final FixityRows rows;
    private final TransactionTemplate transaction;
    private final Ledger ledger;
    private final Clock clock;

    CheckHoldings(
            FileHealth files,
            PacketHealth packets,
            List<KeptFiles> others,
            TellOfDamage tellOfDamage,
            FixityRows rows,
            TransactionTemplate transaction,
            Ledger ledger,
            Clock clock) {
        this.files = files;
        this.packets = packets;
        this.others = others;
        this.tellOfDamage = tellOfDamage;
        this.rows = rows;
        this.transaction = transaction;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// Goes once over every file, volume and archive package.
    void round() {
        Acting.as(
                FIXITY,
                () -> {
                    transaction.executeWithoutResult(it -> rows.begin(clock.instant()));
                    while (files()) {
                        // the next batch
                    }
                    @Nullable UUID last = null;
                    for (var some : others) {
                        do {
                            last = kept(some, last);
                        } while (last != null);
                    }
                    do {
                        last = volumes(last);
                    } while (last != null);
                    do {
                        last = packets(last);
                    } while (last != null);
                    transaction.executeWithoutResult(it -> end());
                });
    }

    /// @return whether there may be more
    private boolean files() {
        return Boolean.TRUE.equals(
                transaction.execute(it -> {
                    var round = rows.open().orElseThrow();
                    var checked = files.next(round.lastFile(), BATCH);
                    if (checked.isEmpty()) {
                        return false;
                    }
                    var damaged = rows.found("file", checked, clock.instant());
                    rows.counted(
                            round.id(), checked.getLast().file(), checked.size(), 0, 0, damaged);
                    return true;
                }));
    }

    /// What a module keeps beside its own records.
    private @Nullable UUID kept(KeptFiles some, @Nullable UUID after) {
        return transaction.execute(it -> {
            var round = rows.open().orElseThrow();
            var checked = some.next(after, BATCH);
            if (checked.isEmpty()) {
                return null;
            }
            var damaged = rows.found("file", checked, clock.instant());
            rows.counted(round.id(), null, checked.size(), 0, 0, damaged);
            return checked.getLast().file();
        });
    }

    private @Nullable UUID volumes(@Nullable UUID after) {
        return transaction.execute(it -> {
            var round = rows.open().orElseThrow();
            var checked = rows.volumes(after, BATCH);
            if (checked.isEmpty()) {
                return null;
            }
            var damaged = rows.found("volume", checked, clock.instant());
            rows.counted(round.id(), null, 0, checked.size(), 0, damaged);
            return checked.getLast().file();
        });
    }

    private @Nullable UUID packets(@Nullable UUID after) {
        return transaction.execute(it -> {
            var round = rows.open().orElseThrow();
            var checked = packets.next(after, PACKETS);
            if (checked.isEmpty()) {
                return null;
            }
            var damaged = rows.found("packet", checked, clock.instant());
            rows.counted(round.id(), null, 0, 0, checked.size(), damaged);
            return checked.getLast().file();
        });
    }

    private void end() {
        var round = rows.open().orElseThrow();
        rows.end(round.id(), clock.instant());
        tellOfDamage.of(round.id());
        var told = rows.rounds(1).getFirst();
        ledger.record(
                Act.of("archive.check-holdings", "fixity:" + round.id())
                        .to(
                                Map.of(
                                        "files", told.files(),
                                        "volumes", told.volumes(),
                                        "packets", told.packets(),
                                        "damaged", told.damaged())));
    }
}
