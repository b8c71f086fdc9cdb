package org.matricula.enrolment.photo;

import java.time.LocalDate;
import java.time.LocalTime;
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

/// 采集时间表: when and where a class is photographed.
@Service
class ScheduleSlot {

    private final PhotoSessions sessions;
    private final PhotoSlots slots;
    private final Units units;
    private final Ledger ledger;

    ScheduleSlot(PhotoSessions sessions, PhotoSlots slots, Units units, Ledger ledger) {
        this.sessions = sessions;
        this.slots = slots;
        this.units = units;
        this.ledger = ledger;
    }

    @Transactional
    void schedule(
            UUID id, UUID unitId, @Nullable LocalDate on, @Nullable LocalTime at, String place) {
        var session = sessions.get(id);
        var unit = units.find(unitId).orElseThrow(() -> new Absent("unit"));
        if (!Acting.now().scope().reaches(unit.pos())) {
            throw new Absent("unit");
        }
        sessions.lock(id);
        if (sessions.get(id).closed()) {
            throw new Refused(Refusal.conflict("photo.closed", session.name()));
        }
        var where = place.isBlank() ? null : place.strip();
        // one at a time in one place, whatever session the other class sits in
        slots.lock(session.institutionId());
        Refused.unlessEmpty(
                Refusal.all(
                        at != null && on == null ? Refusal.input("heldOn", "photo.slot-day") : null,
                        on != null && at != null && where != null
                                ? slots.taken(session.institutionId(), unitId, on, at, where)
                                        .map(it -> Refusal.rule("photo.slot-taken", it, at, where))
                                        .orElse(null)
                                : null));
        if (!slots.schedule(id, unitId, on, at, where)) {
            throw new Absent("unit");
        }
        ledger.record(
                Act.of("photo.schedule", "photo-session:" + id)
                        .at(unit.pos())
                        .to(
                                Map.of(
                                        "class", unit.name(),
                                        "on", String.valueOf(on),
                                        "at", String.valueOf(at),
                                        "place", String.valueOf(where))));
    }
}
