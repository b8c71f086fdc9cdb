package org.matricula.enrolment.photo;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 安排图像采集: everyone who studies in a unit, of one entry year where one is given.
@Service
class OpenSession {

    private final PhotoSessions sessions;
    private final PhotoProfiles profiles;
    private final Units units;
    private final Ledger ledger;
    private final Clock clock;

    OpenSession(
            PhotoSessions sessions,
            PhotoProfiles profiles,
            Units units,
            Ledger ledger,
            Clock clock) {
        this.sessions = sessions;
        this.profiles = profiles;
        this.units = units;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    UUID open(
            @Nullable UUID unitId,
            @Nullable UUID profile,
            String name,
            String purpose,
            @Nullable Integer entryYear) {
        var unit = unitId == null ? null : units.find(unitId).orElse(null);
        var reached =
                unit != null
                        && unit.institutionId() != null
                        && Acting.now().scope().reaches(unit.pos());
        var known =
                reached
                        && profiles.list(unit.institutionId()).stream()
                                .anyMatch(it -> it.id().equals(profile));
        Refused.unlessEmpty(
                Refusal.all(
                        reached ? null : Refusal.input("unit", "photo.unit"),
                        known || !reached ? null : Refusal.input("profile", "photo.profile"),
                        name.isBlank() ? Refusal.input("name", "batch.missing") : null,
                        List.of("entry", "graduation").contains(purpose)
                                ? null
                                : Refusal.input("purpose", "batch.missing")));
        var id =
                sessions.open(
                        unit.institutionId(), profile, name.strip(), purpose, clock.instant());
        var seated = sessions.seat(id, unit.id(), entryYear);
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
    void dismiss(UUID session, UUID enrolment, String reason) {
        sessions.get(session);
        sessions.lock(session);
        var sitter =
                sessions.sitters(session, true, null, Integer.MAX_VALUE).stream()
                        .filter(it -> it.enrolmentId().equals(enrolment))
                        .findFirst()
                        .orElseThrow(() -> new Absent("sitter"));
        Refused.unlessEmpty(
                Refusal.all(reason.isBlank() ? Refusal.input("reason", "candidate.reason") : null));
        sessions.dismiss(session, enrolment);
        ledger.record(
                Act.of("photo.dismiss", "enrolment:" + enrolment)
                        .at(sitter.scopePos())
                        .because(reason.strip())
                        .to(Map.of("session", session.toString())));
    }
}
