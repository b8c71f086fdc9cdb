package org.matricula.exchange.roster;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An import as it stands.
public record ImportView(
        UUID id,
        String kind,
        UUID unitId,
        UUID institutionId,
        long scopePos,
        String fileName,
        String state,
        @Nullable Integer sheet,
        @Nullable Integer headerFrom,
        @Nullable Integer headerTo,
        String mapping,
        String columns,
        int rowsRead,
        int rowsNew,
        int rowsChanged,
        int rowsUnchanged,
        int rowsRejected,
        int rowsSkipped,
        double progress,
        @Nullable String mode,
        @Nullable String problem,
        String problemArgs,
        UUID madeBy,
        String maker,
        OffsetDateTime madeAt,
        @Nullable OffsetDateTime appliedAt,
        @Nullable OffsetDateTime undoneAt,
        String sheets,
        @Nullable LocalDate keepUntil,
        boolean fileGone) {

    /// What fills the problem's message in.
    Object[] fillings() {
        return RowProblem.fillings(problemArgs);
    }

    public int accepted() {
        return rowsNew + rowsChanged;
    }

    public boolean running() {
        return state.equals("reading") || state.equals("applying");
    }
}
