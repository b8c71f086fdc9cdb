package org.matricula.document;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What one office said, as its block in an approval form.
///
/// @param label message key of the block, or the name of an office no key names
/// @param text the opinion, word for word
/// @param signer who gave it; null where the hand signs
/// @param deputyOf whose place the signer took
/// @param office where the signer serves, for the seal's line
public record Opinion(
        String label,
        State state,
        String text,
        @Nullable String signer,
        @Nullable String deputyOf,
        @Nullable String office,
        @Nullable LocalDate on) {

    public enum State {
        /// Printed whole from the trail.
        GIVEN,
        /// The applicant's own statement: signature and date stay empty for the hand (only these).
        TO_SIGN,
        /// The kind of case does not need this office.
        NOT_NEEDED
    }

    public static Opinion given(
            String label, String text, String signer, @Nullable String office, LocalDate on) {
        return new Opinion(label, State.GIVEN, text, signer, null, office, on);
    }

    public static Opinion toSign(String label, String statement) {
        return new Opinion(label, State.TO_SIGN, statement, null, null, null, null);
    }

    public static Opinion notNeeded(String label) {
        return new Opinion(label, State.NOT_NEEDED, "", null, null, null, null);
    }

    public Opinion byDeputyOf(String holder) {
        return new Opinion(label, state, text, signer, holder, office, on);
    }
}
