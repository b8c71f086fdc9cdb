package org.matricula.archive;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Cursor;
import org.matricula.organisation.Units;
import org.matricula.page.Choice;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What the pages of the archive show.
@Service
class ReadVolumes {

    private static final int STEPS = 200;

    private final Volumes volumes;
    private final FileVolumes fileVolumes;
    private final ScanRows scans;
    private final CustodyRows custody;
    private final Units units;
    private final Ledger ledger;

    ReadVolumes(
            Volumes volumes,
            FileVolumes fileVolumes,
            ScanRows scans,
            CustodyRows custody,
            Units units,
            Ledger ledger) {
        this.custody = custody;
        this.volumes = volumes;
        this.scans = scans;
        this.fileVolumes = fileVolumes;
        this.units = units;
        this.ledger = ledger;
    }

    /// A list with names: who read it stands in the ledger.
    @Transactional
    ///
    /// @param after where a page before it ended, of [Volume#cursor]
    List<Volume> page(@Nullable String words, @Nullable String after, int most) {
        var found = volumes.page(words, after == null ? null : Cursor.read(after, 2), most);
        ledger.record(Act.of("archive.list", null).to(Map.of("volumes", found.size())));
        return found;
    }

    @Transactional(readOnly = true)
    OpenedVolume open(UUID id) {
        var it = volumes.get(id);
        return new OpenedVolume(
                it,
                volumes.contents(id),
                volumes.whole(id),
                scans.of(id),
                custody.of(id, STEPS),
                custody.held(id));
    }

    @Transactional(readOnly = true)
    List<Candidate> candidates(UUID unit) {
        return volumes.candidates(fileVolumes.reached(unit));
    }

    List<Choice> classes() {
        var actor = Acting.now();
        return actor.unit() == null
                ? List.of()
                : units.below(actor.unit(), "class").stream()
                        .map(it -> new Choice(it.id().toString(), it.name()))
                        .toList();
    }
}
