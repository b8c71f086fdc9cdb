package org.matricula.exchange.platform;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One student as the register has them on the day, or one act about a student.
///
/// @param eventId the act; null where the list is of students
/// @param values by field of the layouts, days as eight digits
record PlatformRow(
        UUID enrolmentId,
        UUID personId,
        long scopePos,
        @Nullable UUID eventId,
        @Nullable UUID photoId,
        Map<String, String> values) {

    String value(String field) {
        return values.getOrDefault(field, "");
    }

    /// Whom a message names.
    String who() {
        return (value("name") + " " + value("student-number")).strip();
    }
}
