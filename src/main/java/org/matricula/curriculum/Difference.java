package org.matricula.curriculum;

import org.jspecify.annotations.Nullable;

/// One course of two programmes side by side.
///
/// @param here module and planned term here, null where it is not planned
/// @param there the same of the other programme
public record Difference(String code, String name, @Nullable String here, @Nullable String there) {

    /// `added`, `removed`, `changed` or `same`, seen from the other one to this.
    public String kind() {
        return there == null ? "added" : here == null ? "removed" : same() ? "same" : "changed";
    }

    public boolean same() {
        return here != null && here.equals(there);
    }
}
