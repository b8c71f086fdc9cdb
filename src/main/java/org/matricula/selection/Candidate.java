package org.matricula.selection;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody in range of a round, with what speaks for and against.
///
/// @param measure mean or grade points, null without results
/// @param reasons criteria not fulfilled, each `<code>:<figure>` of `selection.why.<code>`
public record Candidate(
        UUID enrolmentId,
        String name,
        String studentNumber,
        UUID unitId,
        String unit,
        @Nullable BigDecimal measure,
        @Nullable Integer place,
        int size,
        int failed,
        int absent,
        @Nullable BigDecimal conduct,
        boolean sanctioned,
        boolean fulfils,
        List<String> reasons,
        boolean chosen,
        @Nullable String changedWhy,
        @Nullable String changer) {

    public Candidate {
        reasons = List.copyOf(reasons);
    }
}
