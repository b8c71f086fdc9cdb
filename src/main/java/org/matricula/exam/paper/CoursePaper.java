package org.matricula.exam.paper;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One course of a round: how many sit it, with which paper, who marks it.
///
/// @param heads how many sit it
/// @param excluded how many of the failed do not
/// @param blank how many have no result yet
/// @param version `A`, `B` or `C`, null until one is chosen
public record CoursePaper(
        UUID courseId,
        String code,
        String course,
        String assessment,
        int heads,
        int excluded,
        int blank,
        @Nullable UUID setterId,
        @Nullable String setter,
        @Nullable String version,
        @Nullable String keptAt,
        @Nullable Integer quantity,
        @Nullable UUID markerId,
        @Nullable String marker,
        int parts) {

    public boolean examined() {
        return assessment.equals("examined");
    }
}
