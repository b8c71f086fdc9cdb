package org.matricula.enrolment.photo;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    ScheduleSlot(PhotoSessions sessions, PhotoSlots slots, Units units) {
        this.sessions = sessions;
        this.slots = slots;
        this.units = units;
    }

    @Transactional
    void schedule(
            UUID id, UUID unitId, @Nullable LocalDate on, @Nullable LocalTime at, String place) {
        var session = sessions.get(id);
        var unit = units.find(unitId).orElseThrow(() -> new Absent("unit"));
        if (!Acting.now().scope().reaches(unit.pos())) {
            throw new Absent("unit");
        }
        if (session.closed()) {
            throw new Refused(Refusal.conflict("photo.closed", session.name()));
        }
        slots.schedule(id, unitId, on, at, place.isBlank() ? null : place.strip());
    }
}
