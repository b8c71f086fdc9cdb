package org.matricula.survey.measure;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A measure as it was filled in.
///
/// @param student a student number, blank where it is for a class
/// @param unit the class, null where it is for a student
/// @param owner whose it is to see it through, null for whoever sets it
public record NewMeasure(
        String student,
        @Nullable UUID unit,
        @Nullable UUID questionnaire,
        @Nullable UUID interview,
        String theme,
        String what,
        String goal,
        @Nullable UUID owner,
        @Nullable LocalDate dueOn) {}
