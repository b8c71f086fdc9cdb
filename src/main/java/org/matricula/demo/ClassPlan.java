package org.matricula.demo;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A class to be filled with invented students.
///
/// @param level year of schooling or of study now, `entryLevel` the same at entry
/// @param bornFrom first day of birth of its crowd, with `bornUntil` the day after the last
/// @param numberPattern how its student numbers begin; the rest is a running number
record ClassPlan(
        UUID institution,
        UUID unit,
        String education,
        String kind,
        @Nullable String studyLevel,
        int entryYear,
        LocalDate entryOn,
        int level,
        int entryLevel,
        int years,
        int size,
        LocalDate bornFrom,
        LocalDate bornUntil,
        String numberPrefix,
        int numberWidth) {}
