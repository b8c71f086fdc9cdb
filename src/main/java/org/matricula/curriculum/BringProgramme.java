package org.matricula.curriculum;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 导入培养方案: shown first, applied whole or not at all.
@Service
class BringProgramme {

    /// @param file to be applied, null where it may not be or would change nothing
    record Brought(@Nullable UUID file, ProgrammeSheet.Preview preview) {}

    private final OpenProgrammes open;
    private final ProgrammeSheet sheet;
    private final ProgrammeFiles rows;
    private final Ledger ledger;
    private final Clock clock;

    BringProgramme(
            OpenProgrammes open,
            ProgrammeSheet sheet,
            ProgrammeFiles rows,
            Ledger ledger,
            Clock clock) {
        this.open = open;
        this.sheet = sheet;
        this.rows = rows;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// A file that would change something is kept until it is applied.
    @Transactional
    Brought preview(UUID programme, byte[] content, Locale locale) {
        var it = open.open(programme);
        var preview = sheet.read(it, content, locale);
        var file =
                preview.clean() && !preview.changes().isEmpty()
                        ? rows.file(it.id(), content, Acting.now().account(), clock.instant())
                        : null;
        return new Brought(file, preview);
    }

    /// Read once more under the lock: what changed since the preview is judged anew.
    ///
    /// @return how many rows it changed
    @Transactional
    int apply(UUID programme, UUID file, Locale locale) {
        var it = open.open(programme);
        var content =
                rows.file(it.id(), file).orElseThrow(() -> new Absent("programme file " + file));
        var preview = sheet.read(it, content, locale);
        if (!preview.clean()) {
            throw new Refused(
                    Refusal.conflict(
                            "programme.sheet-problems", String.valueOf(preview.problems().size())));
        }
        rows.courses(it.institutionId(), preview.content().added());
        rows.become(it.id(), it.institutionId(), preview.content());
        rows.applied(file, clock.instant());
        ledger.record(
                Act.of("programme.import", "programme:" + it.id())
                        .at(open.pos(it))
                        .to(
                                Map.of(
                                        "changes",
                                        preview.changes().size(),
                                        "courses",
                                        preview.content().added().size())));
        return preview.changes().size();
    }
}
