package org.matricula.archive.fixity;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.archive.KeptFiles;
import org.matricula.archive.packet.PacketHealth;
import org.matricula.attachment.FileHealth;
import org.matricula.attachment.FileHealth.Checked;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.springframework.aop.support.AopUtils;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// 完整性检查 of everything kept. Each batch is a transaction of its own: a round that was stopped goes
/// on behind the last file it looked into.
@Service
class CheckHoldings {

    /// Something to look through.
    ///
    /// @param what of the damages found in it
    private record Stage(String name, String what, int batch, Next next) {}

    private interface Next {

        List<Checked> after(@Nullable UUID last, int most);
    }

    private static final Actor FIXITY = Actor.system("fixity");
    private static final int BATCH = 200;
    // whole classes each: few at once keep a transaction short
    private static final int PACKETS = 10;

    private final FileHealth files;
    private final PacketHealth packets;
    private final List<KeptFiles> others;
    private final TellOfDamage tellOfDamage;
    private final FixityRows rows;
    private final DamageRows damages;
    private final TransactionTemplate transaction;
    private final Ledger ledger;
    private final Clock clock;

    CheckHoldings(
            FileHealth files,
            PacketHealth packets,
            List<KeptFiles> others,
            TellOfDamage tellOfDamage,
            FixityRows rows,
            DamageRows damages,
            TransactionTemplate transaction,
            Ledger ledger,
            Clock clock) {
        this.files = files;
        this.packets = packets;
        this.others = others;
        this.tellOfDamage = tellOfDamage;
        this.rows = rows;
        this.damages = damages;
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
                    var stages = stages();
                    var stopped =
                            Objects.requireNonNull(
                                    transaction.execute(it -> rows.open().orElseThrow()));
                    var from = names(stages).indexOf(stopped.stage());
                    for (var stage : stages.subList(Math.max(from, 0), stages.size())) {
                        while (further(stage)) {
                            // the next batch
                        }
                    }
                    transaction.executeWithoutResult(it -> end());
                });
    }

    /// One after the other, always in the same order: a round that was stopped leaves out what it
    /// has looked through.
    private List<Stage> stages() {
        var all = new ArrayList<Stage>();
        all.add(new Stage("file", "file", BATCH, files::next));
        others.stream()
                .map(it ->
                        new Stage(
                                "kept:" + AopUtils.getTargetClass(it).getName(),
                                "file",
                                BATCH,
                                it::next))
                .sorted(Comparator.comparing(Stage::name))
                .forEach(all::add);
        all.add(new Stage("volume", "volume", BATCH, rows::volumes));
        all.add(new Stage("packet", "packet", PACKETS, packets::next));
        return all;
    }

    private static List<String> names(List<Stage> stages) {
        return stages.stream().map(Stage::name).toList();
    }

    /// @return whether there may be more
    private boolean further(Stage stage) {
        return Boolean.TRUE.equals(
                transaction.execute(it -> {
                    var round = rows.open().orElseThrow();
                    var here = stage.name().equals(round.stage());
                    var checked = stage.next().after(here ? round.lastFile() : null, stage.batch());
                    if (checked.isEmpty()) {
                        rows.at(round.id(), stage.name(), here ? round.lastFile() : null);
                        return false;
                    }
                    var damaged = damages.found(stage.what(), checked, clock.instant());
                    rows.counted(round.id(), stage.what(), checked.size(), damaged);
                    rows.at(round.id(), stage.name(), checked.getLast().file());
                    return true;
                }));
    }

    private void end() {
        var round = rows.open().orElseThrow();
        var ended = damages.endThoseNoLongerKept(round.id(), PacketHealth.KEPT, clock.instant());
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
                                        "damaged", told.damaged(),
                                        "noLongerKept", ended)));
    }
}
