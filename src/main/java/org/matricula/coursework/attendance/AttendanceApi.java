package org.matricula.coursework.attendance;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.curriculum.OpenToTeaching;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.page.Allowed;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Attendance for other systems, such as a card reader at the door.
@RestController
@RequestMapping("/api/v1")
@OpenToTeaching
class AttendanceApi {

    record Missed(@Nullable UUID enrolmentId, @Nullable String kind) {}

    /// @param missed whoever is not named was there
    record Roll(
            @Nullable LocalDate on,
            @Nullable Integer lesson,
            @Nullable List<Missed> missed,
            @Nullable String reason) {}

    record Lines(Lesson lesson, List<RollLine> lines) {}

    record Sums(List<AttendanceSum> items) {}

    private final ReadAttendance readAttendance;
    private final TakeRoll takeRoll;

    AttendanceApi(ReadAttendance readAttendance, TakeRoll takeRoll) {
        this.readAttendance = readAttendance;
        this.takeRoll = takeRoll;
    }

    @GetMapping("/teaching-tasks/{task}/roll")
    Lines roll(
            @PathVariable UUID task,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate on,
            @RequestParam(defaultValue = "1") int lesson) {
        var roll = readAttendance.roll(task, on, lesson);
        return new Lines(roll.lesson(), roll.lines());
    }

    @PutMapping("/teaching-tasks/{task}/roll")
    @Allowed({"teacher", "registrar", "department-registrar"})
    TakeRoll.Taken take(@PathVariable UUID task, @RequestBody Roll it) {
        if (it.on() == null || it.lesson() == null) {
            throw new Refused(Refusal.input("on", "field.missing"));
        }
        var missed = new LinkedHashMap<UUID, AbsenceKind>();
        for (var line : it.missed() == null ? List.<Missed>of() : it.missed()) {
            if (line.enrolmentId() == null) {
                throw new Refused(Refusal.input("enrolmentId", "field.missing"));
            }
            missed.put(line.enrolmentId(), AttendancePage.kind(line.kind()));
        }
        return takeRoll.take(task, it.on(), it.lesson(), missed, it.reason());
    }

    @GetMapping("/attendance")
    Sums sums(@RequestParam(required = false) @Nullable UUID term) {
        return new Sums(readAttendance.sums(term).lines());
    }
}
