package org.matricula.archive;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.matricula.attachment.Files;
import org.matricula.attachment.NewFile;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 档案数字化: a paper of a volume taken in as a file, under its digest.
@Service
class ScanPapers {

    static final String KIND = "archive-scan";

    private final Volumes volumes;
    private final ScanRows rows;
    private final Files files;
    private final Ledger ledger;
    private final Clock clock;

    ScanPapers(Volumes volumes, ScanRows rows, Files files, Ledger ledger, Clock clock) {
        this.volumes = volumes;
        this.rows = rows;
        this.files = files;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    void scan(UUID volume, String kind, int pages, String name, byte[] content) {
        volumes.hold(volume);
        var it = volumes.get(volume);
        Refused.unlessEmpty(
                Refusal.all(
                        PaperKind.codes().contains(kind)
                                ? null
                                : Refusal.input("kind", "volume.kind"),
                        content.length == 0 ? Refusal.input("file", "field.missing") : null,
                        pages < 1 || pages > 500 ? Refusal.input("pages", "volume.pages") : null));
        if (volumes.contents(volume).stream()
                .anyMatch(line -> line.kind().equals(kind) && line.state().equals("destroyed"))) {
            throw new Refused(Refusal.conflict("volume.destroyed"));
        }
        var owner = rows.owner(volume);
        var file = files.store(NewFile.of(owner.scopePos(), owner.personId(), KIND, name, content));
        rows.add(volume, kind, file.id(), pages, clock.instant());
        ledger.record(
                Act.of("archive.scan", "volume:" + it.id())
                        .at(owner.scopePos())
                        .to(Map.of("kind", kind, "pages", pages, "file", file.id().toString())));
    }
}
