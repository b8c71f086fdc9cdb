package org.matricula.coursework.recognition;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A result that may be recognised: our own counted one, or one that was brought.
///
/// @param courseId of our own, null for one that was brought
/// @param takenOn null where it is not known
public record Available(
        @Nullable UUID gradeId,
        @Nullable UUID broughtId,
        @Nullable UUID courseId,
        String kind,
        String origin,
        String code,
        String name,
        String term,
        @Nullable LocalDate takenOn,
        @Nullable BigDecimal credits,
        @Nullable Integer total,
        @Nullable String mark) {

    boolean own() {
        return gradeId != null;
    }

    /// As the page names it.
    public String key() {
        return own() ? "grade:" + gradeId : "brought:" + broughtId;
    }
}
