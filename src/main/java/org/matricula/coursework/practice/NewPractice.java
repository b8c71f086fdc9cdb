package org.matricula.coursework.practice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is to be recorded of one student.
///
/// @param student their number
/// @param hours lessons, `credits` where the programme gives any
public record NewPractice(
        String student,
        String sort,
        String title,
        String place,
        @Nullable LocalDate fromOn,
        @Nullable LocalDate untilOn,
        @Nullable BigDecimal hours,
        @Nullable BigDecimal credits,
        String mentor,
        String assessment,
        String words) {

    /// What another system leaves out is blank, and refused by name where it is owed.
    public NewPractice {
        student = Objects.requireNonNullElse(student, "");
        sort = Objects.requireNonNullElse(sort, "");
        title = Objects.requireNonNullElse(title, "");
        place = Objects.requireNonNullElse(place, "");
        mentor = Objects.requireNonNullElse(mentor, "");
        assessment = Objects.requireNonNullElse(assessment, "");
        words = Objects.requireNonNullElse(words, "");
    }
}
