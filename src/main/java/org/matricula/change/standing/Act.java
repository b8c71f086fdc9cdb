package org.matricula.change.standing;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a granted case writes upon the record.
///
/// @param on the day from which it is true
/// @param reason 异动原因 (JY/T 1001 4.2.40)
/// @param wish whose wish it was
/// @param unit the class afterwards, null to stay
/// @param gradeLevel the year of study afterwards, null to stay
/// @param term until when it was granted, null where it has no end
record Act(
        LocalDate on,
        @Nullable String reason,
        String wish,
        @Nullable UUID unit,
        @Nullable Integer gradeLevel,
        @Nullable Term term) {

    /// @param kind as in `change.absence`
    record Term(String kind, LocalDate lastOn) {}

    static Act of(LocalDate on, @Nullable String reason, String wish) {
        return new Act(on, reason, wish, null, null, null);
    }

    Act until(String kind, LocalDate lastOn) {
        return new Act(on, reason, wish, unit, gradeLevel, new Term(kind, lastOn));
    }

    Act into(@Nullable UUID intoUnit, @Nullable Integer intoGrade) {
        return new Act(on, reason, wish, intoUnit, intoGrade, term);
    }
}
