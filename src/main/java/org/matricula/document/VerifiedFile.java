package org.matricula.document;

import org.jspecify.annotations.Nullable;

/// What a file turned out to be.
///
/// @param state `genuine`, `expired`, `superseded` or `void` for a file as it was issued; `changed`
///   for one that was altered after signing; `unknown` for any other
/// @param appended of a changed one, whether what was signed is whole and something was added
///   behind
/// @param document as the register has it, null for an unknown file
public record VerifiedFile(String state, boolean appended, @Nullable Verified document) {

    static final VerifiedFile UNKNOWN = new VerifiedFile("unknown", false, null);
}
