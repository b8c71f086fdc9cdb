package org.matricula.codebook;

import org.jspecify.annotations.Nullable;

/// One value of a code table, as it reads today.
///
/// @param local added here, not in the standard
public record Code(String code, String label, @Nullable String labelEn, boolean local) {}
