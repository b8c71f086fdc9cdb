package org.matricula.organisation;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A unit about to be opened.
///
/// @param parent null for a root of the tree
/// @param education left out, the parent's
/// @param division 行政区划代码, where it matters
/// @param from left out, today
public record NewUnit(
        String kind,
        String code,
        String name,
        @Nullable UUID parent,
        @Nullable String education,
        @Nullable String stage,
        @Nullable String division,
        @Nullable Integer gradeLevel,
        @Nullable Integer entryYear,
        @Nullable LocalDate from) {

    public static NewUnit of(String kind, String code, String name, @Nullable UUID parent) {
        return new NewUnit(kind, code, name, parent, null, null, null, null, null, null);
    }

    public NewUnit education(String kindOfEducation) {
        return new NewUnit(
                kind,
                code,
                name,
                parent,
                kindOfEducation,
                stage,
                division,
                gradeLevel,
                entryYear,
                from);
    }

    public NewUnit stage(String stageOfStudy) {
        return new NewUnit(
                kind,
                code,
                name,
                parent,
                education,
                stageOfStudy,
                division,
                gradeLevel,
                entryYear,
                from);
    }

    public NewUnit grade(@Nullable Integer level, @Nullable Integer year) {
        return new NewUnit(kind, code, name, parent, education, stage, division, level, year, from);
    }

    public NewUnit from(LocalDate day) {
        return new NewUnit(
                kind, code, name, parent, education, stage, division, gradeLevel, entryYear, day);
    }
}
