package org.matricula.page;

import org.jspecify.annotations.Nullable;

/// One line of a key-value list.
///
/// @param value null or blank shows as a dash
public record Fact(String label, @Nullable String value) {}
