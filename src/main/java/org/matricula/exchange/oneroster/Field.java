package org.matricula.exchange.oneroster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One property of a resource: its name in the standard, and the column it comes from.
///
/// @param refers for references the type referred to, such as `org`
record Field(String name, String column, Type type, @Nullable String refers) {

    /// What every resource begins with.
    static final List<Field> FIRST =
            List.of(
                    of("sourcedId", "sourced_id", Type.TEXT),
                    of("status", "status", Type.TEXT),
                    of("dateLastModified", "modified", Type.INSTANT));

    enum Type {
        TEXT,
        DATE,
        INSTANT,
        NUMBER,
        /// the standard's `"true"` and `"false"`
        FLAG,
        /// a reference by a composed identifier
        REF,
        /// a reference by a UUID
        ID_REF,
        REFS,
        TEXTS,
        /// `roleType|role|org`
        ROLES
    }

    static Field of(String name, String column, Type type) {
        return new Field(name, column, type, null);
    }

    static Field text(String name) {
        return of(name, name, Type.TEXT);
    }

    static Field ref(String name, String column, Type type, String refers) {
        return new Field(name, column, type, refers);
    }
}
