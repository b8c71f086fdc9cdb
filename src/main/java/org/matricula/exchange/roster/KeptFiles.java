package org.matricula.exchange.roster;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Opens the files of imports as long as they are kept, and lets them go after that (个人信息保护法 第十九条:
/// 保存期限应当为实现处理目的所必要的最短时间).
@Component
class KeptFiles {

    private final KeptImports imports;
    private final ImportFiles files;
    private final Ledger ledger;
    private final Clock clock;

    KeptFiles(KeptImports imports, ImportFiles files, Ledger ledger, Clock clock) {
        this.imports = imports;
        this.files = files;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @throws Refused where the file is no longer kept
    ImportFiles.Opened open(UUID id) {
        var keys = imports.keys(id);
        if (keys.key() == null || keys.salt() == null) {
            throw new Refused(
                    Refusal.conflict("import.file-gone", String.valueOf(keys.keepUntil())));
        }
        return files.open(id, new ImportFiles.Envelope(keys.salt(), keys.key()));
    }

    /// The key goes first and with it what the file says; then the file itself.
    ///
    /// @return how many files are gone
    @Transactional
    public int clear() {
        var gone = imports.expire(LocalDate.now(clock));
        gone.forEach(files::remove);
        if (!gone.isEmpty()) {
            ledger.record(Act.of("import.file-expired", null).to(Map.of("files", gone.size())));
        }
        files.sweep(imports::fileKept);
        return gone.size();
    }
}
