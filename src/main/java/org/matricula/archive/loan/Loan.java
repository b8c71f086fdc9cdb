package org.matricula.archive.loan;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 借阅单.
///
/// @param way `on-site`, `loan` or `copy`
/// @param organisation from where, null for the school's own people
/// @param state `asked`, `withdrawn`, `refused`, `approved`, `out` or `returned`
/// @param dueOn until when it comes back; of reading on the spot the day it was handed out
/// @param condition `whole`, `damaged` or `short`, once it is back
/// @param pages copied
public record Loan(
        UUID id,
        UUID institutionId,
        UUID volumeId,
        String volume,
        String student,
        String unit,
        long scopePos,
        String way,
        String purpose,
        String borrower,
        @Nullable String organisation,
        @Nullable String letter,
        String state,
        @Nullable UUID askerId,
        String asker,
        LocalDate askedOn,
        @Nullable String decider,
        @Nullable LocalDate decidedOn,
        @Nullable String decision,
        @Nullable LocalDate dueOn,
        boolean extended,
        @Nullable LocalDate outOn,
        @Nullable String receiver,
        @Nullable LocalDate returnedOn,
        @Nullable String condition,
        @Nullable String conditionNote,
        @Nullable Integer pages) {

    public boolean overdue(LocalDate today) {
        return state.equals("out") && dueOn != null && dueOn.isBefore(today);
    }
}
