package org.matricula.archive.loan;

import org.jspecify.annotations.Nullable;

/// What is asked for.
///
/// @param volume number of the volume, or the student's number
/// @param borrower who will read it; whoever asks, if nobody is named
/// @param organisation and `letter` of somebody from elsewhere, whom the archive enters
record NewLoan(
        String volume,
        String way,
        String purpose,
        @Nullable String borrower,
        @Nullable String organisation,
        @Nullable String letter) {}
