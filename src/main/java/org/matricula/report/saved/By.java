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
    CLASS("class", "u.name", null);

    /// In addresses, in the table and in message keys `saved.by.<key>`.
    final String key;

    final String column;
    final @Nullable String codes;

    By(String key, String column, @Nullable String codes) {
        this.key = key;
        this.column = column;
        this.codes = codes;
    }

    static Optional<By> of(String key) {
        return Arrays.stream(values()).filter(it -> it.key.equals(key)).findFirst();
    }
}
