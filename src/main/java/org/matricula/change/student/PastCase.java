package org.matricula.change.student;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An application as it was handed in, for trying a rule upon it.
///
/// @param number null where it never got beyond a draft
/// @param enrolment whom it is about
/// @param fields what was filled in
/// @param at when it was handed in, or drafted
/// @param on the day of that, for which the policies are read
public record PastCase(
        UUID id,
        String kind,
        @Nullable String number,
        String student,
        UUID enrolment,
        UUID institution,
        Map<String, Object> fields,
        Instant at,
        LocalDate on) {

    /// A [FormField.Type#DAY], where it was filled in.
    public Optional<LocalDate> day(String field) {
        return Optional.ofNullable(fields.get(field)).map(it -> LocalDate.parse(it.toString()));
    }

    /// From which day on it was to take effect.
    public Optional<LocalDate> effectiveOn() {
        return day("from").or(() -> day("on"));
    }

    String told() {
        return number == null ? student : number + " " + student;
    }
}
