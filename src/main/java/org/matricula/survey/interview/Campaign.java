package org.matricula.survey.interview;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 面谈计划.
///
/// @param guide what is to be talked about, a line each
/// @param strata `none`, `class`, `sex`, `class-sex`
/// @param perStratum how many were drawn of each stratum; null where students were chosen by hand
/// @param seed with it the same students are drawn again
/// @param state `open`, `closed`
public record Campaign(
        UUID id,
        UUID institutionId,
        UUID unitId,
        String unit,
        long scopePos,
        String title,
        String purpose,
        String theme,
        List<String> guide,
        @Nullable UUID questionnaireId,
        String interviewerRole,
        String strata,
        @Nullable Integer perStratum,
        @Nullable Long seed,
        LocalDate dueOn,
        String state,
        @Nullable UUID ownerId,
        String owner,
        @Nullable String summary,
        int drawn,
        int held,
        int missed) {

    public Campaign {
        guide = List.copyOf(guide);
    }

    public boolean open() {
        return state.equals("open");
    }
}
