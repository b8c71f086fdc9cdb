package org.matricula.archive.shelf;

import org.jspecify.annotations.Nullable;

/// One difference.
///
/// @param finding `missing`, `misplaced`, `unknown` or `present-while-out`
/// @param belongs code of the box it is registered in
/// @param lies code of the box it was scanned in
public record StocktakeLine(
        String code,
        @Nullable String name,
        String finding,
        @Nullable String belongs,
        @Nullable String lies) {}
