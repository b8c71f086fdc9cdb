package org.matricula.registry.roster;

import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Codes;

/// A code with its word beside it, as the interface writes every code.
record Coded(String code, String label) {

    static @Nullable Coded of(Codes codes, String table, @Nullable String code) {
        return code == null ? null : new Coded(code, codes.label(table, code));
    }
}
