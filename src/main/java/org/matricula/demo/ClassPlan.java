package org.matricula.demo;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A class to be filled with invented students.
///
/// @param years how many years it takes from entry to graduation
/// @param level year of schooling or of study now, `entryLevel` the same at entry
/// @param bornFrom first day of birth of its crowd, with `bornUntil` the day after the last
/// @param numberPrefix how its student numbers begin; the rest is a running number
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
        int numberWidth) {

    /// Without a year, a crowd and a number yet.
    static ClassPlan of(
            UUID institution,
            UUID unit,
            String education,
            String kind,
            @Nullable String studyLevel,
            int years) {
        return new ClassPlan(
                institution,
                unit,
                education,
                kind,
                studyLevel,
                0,
                LocalDate.EPOCH,
                1,
                1,
                years,
                0,
                LocalDate.EPOCH,
                LocalDate.EPOCH,
                "",
                4);
    }

    ClassPlan entered(int year, int levelNow) {
        return new ClassPlan(
                institution,
                unit,
                education,
                kind,
                studyLevel,
                year,
                LocalDate.of(year, 9, 1),
                levelNow,
                entryLevel,
                years,
                size,
                bornFrom,
                bornUntil,
                numberPrefix,
                numberWidth);
    }

    ClassPlan born(LocalDate from, LocalDate until) {
        return new ClassPlan(
                institution,
                unit,
                education,
                kind,
                studyLevel,
                entryYear,
                entryOn,
                level,
                entryLevel,
                years,
                size,
                from,
                until,
                numberPrefix,
                numberWidth);
    }

    ClassPlan numbered(String prefix) {
        return new ClassPlan(
                institution,
                unit,
                education,
                kind,
                studyLevel,
                entryYear,
                entryOn,
                level,
                entryLevel,
                years,
                size,
                bornFrom,
                bornUntil,
                prefix,
                numberWidth);
    }

    ClassPlan sized(int students) {
        return new ClassPlan(
                institution,
                unit,
                education,
                kind,
                studyLevel,
                entryYear,
                entryOn,
                level,
                entryLevel,
                years,
                students,
                bornFrom,
                bornUntil,
                numberPrefix,
                numberWidth);
    }

    /// For who came into it so many years after the others, from another school.
    ClassPlan joinedAfter(int laterBy) {
        return new ClassPlan(
                institution,
                unit,
                education,
                kind,
                studyLevel,
                entryYear,
                entryOn.plusYears(laterBy),
                level,
                entryLevel + laterBy,
                years - laterBy,
                size,
                bornFrom,
                bornUntil,
                numberPrefix,
                numberWidth);
    }
}
