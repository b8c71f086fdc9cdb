package org.matricula.registry.roster;

import java.util.List;
import java.util.Locale;

/// A column that can be chosen for a list that is taken away; its words are `registry.<key>`.
public enum ExportColumn {
    NAME,
    STUDENT_NUMBER,
    REGISTRY_NUMBER(true),
    SEX,
    BIRTH_ON,
    ETHNICITY,
    DOCUMENT_TYPE,
    DOCUMENT_NUMBER(true),
    PHONE(true),
    HOME_ADDRESS(true),
    INSTITUTION,
    DEPARTMENT,
    CLASS,
    GRADE,
    ENTRY_YEAR,
    ENTRY_ON,
    LEVEL,
    STATUS,
    SINCE;

    private final boolean secret;

    ExportColumn() {
        this(false);
    }

    ExportColumn(boolean secret) {
        this.secret = secret;
    }

    /// Masked unless a reason is given.
    public boolean secret() {
        return secret;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static final List<ExportColumn> USUAL =
            List.of(NAME, STUDENT_NUMBER, SEX, DEPARTMENT, CLASS, GRADE, ENTRY_YEAR, STATUS, SINCE);

    public boolean usual() {
        return USUAL.contains(this);
    }
}
