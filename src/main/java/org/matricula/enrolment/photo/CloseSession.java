package org.matricula.enrolment.photo;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.matricula.attachment.Files;
import org.matricula.attachment.NewFile;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 结束采集: not before nobody is absent any more. The paper on which students put their data right
/// stays: its scan, and where it lies.
@Service
class CloseSession {

    private final PhotoSessions sessions;
    private final Units units;
    private final Files files;
    private final Ledger ledger;
    private final Clock clock;

    CloseSession(PhotoSessions sessions, Units units, Files files, Ledger ledger, Clock clock) {
        this.sessions = sessions;
        this.units = units;
        this.files = files;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    void close(UUID id) {
        var session = sessions.get(id);
        sessions.lock(id);
        var absent = sessions.absentees(id);
        Refused.unlessEmpty(
                Refusal.all(
                        sessions.get(id).closed()
                                ? Refusal.conflict("photo.closed", session.name())
                                : null,
                        absent > 0 ? Refusal.rule("photo.absent", String.valueOf(absent)) : null));
        sessions.close(id, Acting.now().name(), clock.instant());
        ledger.record(
                Act.of("photo.close", "photo-session:" + id)
                        .at(units.get(session.institutionId()).pos())
                        .to(Map.of("sitters", session.sitters())));
    }

    /// @param scan empty where the scan stays as it is
    @Transactional
    void keepPaper(UUID id, String fileName, byte[] scan, String shelf) {
        var session = sessions.get(id);
        var pos = units.get(session.institutionId()).pos();
        Refused.unlessEmpty(
                Refusal.all(
                        shelf.isBlank() ? Refusal.input("shelf", "batch.missing") : null,
                        Acting.now().scope().reaches(pos)
                                ? null
                                : Refusal.forbidden("batch.institution")));
        var file =
                scan.length == 0
                        ? null
                        : files.store(NewFile.of(pos, null, "signed-form", fileName, scan)).id();
        sessions.keepPaper(id, file, shelf.strip());
        ledger.record(
                Act.of("photo.paper", "photo-session:" + id)
                        .at(pos)
                        .to(Map.of("shelf", shelf.strip(), "scan", String.valueOf(file))));
    }
}
