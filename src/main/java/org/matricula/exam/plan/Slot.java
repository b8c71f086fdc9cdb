package org.matricula.exam.plan;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;

/// 考试时段.
public record Slot(UUID id, LocalDate onDay, LocalTime fromTime, LocalTime untilTime) {

    public String words() {
        return onDay + " " + fromTime + "–" + untilTime;
    }
}
