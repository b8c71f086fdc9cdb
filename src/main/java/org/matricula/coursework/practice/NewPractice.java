package org.matricula.coursework.practice;

import java.math.BigDecimal;
import java.time.LocalDate;
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
        String words) {}
