package org.matricula.registry.roster;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a list of students is asked for.
///
/// @param words part of a name, pinyin or its initials, a student number, the last four digits of a
///   telephone, or a whole document number
/// @param lo first unit position, with `hi` the interval of the chosen unit
/// @param sort `number` or `name`; null by place and number
/// @param asOf the day whose standings are shown; null for today's list
record StudentQuery(
        @Nullable String words,
        long lo,
        long hi,
        List<String> statuses,
        @Nullable String sex,
        @Nullable Integer gradeLevel,
        @Nullable Integer entryYear,
        @Nullable String level,
        @Nullable String registration,
        @Nullable LocalDate asOf,
        @Nullable String cursor,
        int limit,
        @Nullable String sort) {

    static final int MOST = 200;

    StudentQuery {
        statuses = List.copyOf(statuses);
        limit = Math.clamp(limit, 1, MOST);
    }

    static StudentQuery everyone() {
        return new StudentQuery(
                null, 0, Long.MAX_VALUE, List.of(), null, null, null, null, null, null, null, 50,
                null);
    }

    StudentQuery find(@Nullable String words) {
        return new StudentQuery(
                words,
                lo,
                hi,
                statuses,
                sex,
                gradeLevel,
                entryYear,
                level,
                registration,
                asOf,
                cursor,
                limit,
                sort);
    }

    StudentQuery page(@Nullable String cursor, int limit) {
        return new StudentQuery(
                words,
                lo,
                hi,
                statuses,
                sex,
                gradeLevel,
                entryYear,
                level,
                registration,
                asOf,
                cursor,
                limit,
                sort);
    }
}
