package org.matricula.document;

import java.util.Locale;

/// The kinds of school whose papers are worded differently.
public enum Institution {
    /// Primary and secondary schools.
    SCHOOL,
    /// Vocational schools, colleges and universities.
    COLLEGE,
    /// Open universities.
    OPEN;

    /// The message key of a word this kind of school has its own for.
    String key(String stem) {
        return stem + "." + name().toLowerCase(Locale.ROOT);
    }
}
