package org.matricula.document;

import org.jspecify.annotations.Nullable;

/// What a file turned out to be.
///
/// @param state `genuine`, `expired`, `superseded` or `void` for a file as it was issued; `changed`
///   for one that was altered after signing; `signed` for one a school signed that is no document
///   of the register, as print copies are; `unknown` for any other
/// @param appended of a changed one, whether what was signed is whole and something was added
///   behind
/// @param document as the register has it, null for a file it does not know
/// @param signer the school that signed it, of a `signed` one
public record VerifiedFile(
        String state, boolean appended, @Nullable Verified document, @Nullable String signer) {

    static final VerifiedFile UNKNOWN = new VerifiedFile("unknown", false, null, null);

    VerifiedFile(String state, boolean appended, Verified document) {
        this(state, appended, document, null);
    }
}
