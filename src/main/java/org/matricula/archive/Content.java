package org.matricula.archive;

import org.jspecify.annotations.Nullable;

/// One line of a volume's list of contents.
///
/// @param state `electronic`, `paper`, `both`, `none` or `missing`
/// @param items papers and records the register itself holds
public record Content(
        String kind, String state, int items, @Nullable Integer pages, @Nullable String why) {}
