package org.matricula.enrolment.photo;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.enrolment.admission.Batches;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.matricula.registry.PhotoProfiles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 安排图像采集: everyone who studies in a unit, of one entry year where one is given.
@Service
class OpenSession {

    private final PhotoSessions sessions;
    private final PhotoProfiles profiles;
    private final Batches batches;
    private final Units units;
    private final Ledger ledger;
    private final Clock clock;

    OpenSession(
            PhotoSessions sessions,
            PhotoProfiles profiles,
            Batches batches,
            Units units,
            Ledger ledger,
            Clock clock) {
        this.sessions = sessions;
        this.profiles = profiles;
        this.batches = batches;
        this.units = units;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param batchId the newcomers of this batch, who have no enrolment yet, instead of students
    @Transactional
    UUID open(
            @Nullable UUID unitId,
            @Nullable UUID batchId,
            @Nullable UUID profile,
            String name,
            String purpose,
            @Nullable Integer entryYear) {
        var unit = unitId == null ? null : units.find(unitId).orElse(null);
        var reached =
                unit != null
                        && unit.institutionId() != null
                        && Acting.now().scope().reaches(unit.pos());
        var batch =
                batchId == null
                        ? null
                        : batches.all().stream()
                                .filter(it -> it.id().equals(batchId))
                                .findFirst()
                                .orElse(null);
        var known =
                reached
                        && profiles.list(unit.institutionId()).stream()
                                .anyMatch(it -> it.id().equals(profile));
        Refused.unlessEmpty(
                Refusal.all(
                        reached ? null : Refusal.input("unit", "photo.unit"),
                        known || !reached ? null : Refusal.input("profile", "photo.profile"),
                        batchId == null
                                        || reached
                                                && batch != null
                                                && batch.institutionId()
                                                        .equals(unit.institutionId())
                                ? null
                                : Refusal.input("batch", "candidate.batch"),
                        name.isBlank() ? Refusal.input("name", "batch.missing") : null,
                        // graduates sit in sessions of their own: theirs keep the entry photograph
                        purpose.equals("entry")
                                ? null
                                : Refusal.input("purpose", "batch.missing")));
        var id =
                sessions.open(
                        unit.institutionId(), profile, name.strip(), purpose, clock.instant());
        var seated =
                batchId == null
                        ? sessions.seat(id, unit.id(), entryYear)
                        : sessions.seatCandidates(id, batchId);
        Refused.unlessEmpty(
                Refusal.all(seated == 0 ? Refusal.rule("photo.nobody", unit.name()) : null));
        ledger.record(
                Act.of("photo.open", "photo-session:" + id)
                        .at(unit.pos())
                        .to(Map.of("name", name.strip(), "sitters", seated)));
        return id;
    }

    /// Takes somebody off the list who need not come, or left: with a reason.
    @Transactional
    void dismiss(UUID session, UUID id, String reason) {
        sessions.get(session);
        sessions.lock(session);
        var sitter =
                sessions.sitter(session, id)
                        .filter(it -> it.fileId() == null)
                        .orElseThrow(() -> new Absent("sitter"));
        Refused.unlessEmpty(
                Refusal.all(reason.isBlank() ? Refusal.input("reason", "candidate.reason") : null));
        sessions.dismiss(id);
        ledger.record(
                Act.of("photo.dismiss", TakePhotos.subject(sitter))
                        .at(sitter.scopePos())
                        .because(reason.strip())
                        .to(Map.of("session", session.toString())));
    }
}
