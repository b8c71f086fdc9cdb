package org.matricula.report.saved;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// By what a saved report counts, and what it may ask for.
enum By {
    GRADE("grade", "p.grade_level::text", null),
    SEX("sex", "p.sex", "sex"),
    STATUS("status", "p.status", "student-status"),
    LEVEL("level", "p.level", "level"),
    BOARDING("boarding", "p.boarding", "boarding"),
    STUDY_FORM("studyForm", "p.study_form", "study-form"),
    ETHNICITY("ethnicity", "p.ethnicity", "ethnicity"),
    ENTRY_YEAR("entryYear", "p.entry_year::text", null),
    UNIT("unit", "d.id::text", null, "d.name"),
    MAJOR("major", "p.major_id::text", null, "j.name"),
    CLASS("class", "u.id::text", null, "concat_ws(' ', w.name, u.name)"),
    AGE("age", "statistics.age(p.birth_on, cast(:day as date))::text", null),
    ORIGIN("origin", "p.province", "division");

    /// In addresses, in the table and in message keys `saved.by.<key>`.
    final String key;

    final String column;
    final @Nullable String codes;

    /// Of a unit: two of one name are two all the same.
    final @Nullable String named;

    By(String key, String column, @Nullable String codes) {
        this(key, column, codes, null);
    }

    By(String key, String column, @Nullable String codes, @Nullable String named) {
        this.key = key;
        this.column = column;
        this.codes = codes;
        this.named = named;
    }

    /// Whether its values are written in digits.
    boolean number() {
        return this == GRADE || this == ENTRY_YEAR || this == AGE;
    }

    /// Numbers by size, codes by their characters, the unknown last.
    static int inOrder(@Nullable String a, @Nullable String b) {
        if (a == null || b == null) {
            return Boolean.compare(a == null, b == null);
        }
        return a.length() == b.length() ? a.compareTo(b) : Integer.compare(a.length(), b.length());
    }

    static Optional<By> of(String key) {
        return Arrays.stream(values()).filter(it -> it.key.equals(key)).findFirst();
    }
}
