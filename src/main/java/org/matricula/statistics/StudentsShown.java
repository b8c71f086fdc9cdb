package org.matricula.statistics;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The students behind a number as their page shows them.
///
/// @param next address of the following page
public record StudentsShown(LocalDate asOf, List<Row> rows, @Nullable String next) {

    /// One student as they stood on the day.
    ///
    /// @param what was done to them, `on` which day; null where the number counts students, not
    ///   acts
    public record Row(
            String name,
            String studentNumber,
            String sex,
            String status,
            @Nullable Integer gradeLevel,
            String unit,
            @Nullable LocalDate on,
            @Nullable String what) {}
}
