package org.matricula.change.programme;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 转专业批次.
///
/// @param effectiveOn first day in the other programme
/// @param noticeFrom null before the list is publicly noticed
/// @param publicationId where the list hangs; null before, and where it was noticed by other means
public record ProgrammeRound(
        UUID id,
        UUID institutionId,
        String name,
        LocalDate opensOn,
        LocalDate closesOn,
        LocalDate effectiveOn,
        @Nullable LocalDate noticeFrom,
        @Nullable LocalDate noticeLastOn,
        @Nullable UUID publicationId) {

    boolean takes(LocalDate day) {
        return !day.isBefore(opensOn) && !day.isAfter(closesOn);
    }
}
