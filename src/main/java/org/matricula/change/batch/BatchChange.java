package org.matricula.change.batch;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 成批异动, prepared by one person and approved by another.
///
/// @param unitId the grade moved up, the class split, or the class merged into
/// @param fromLevel the year of study left; for moving up alone
/// @param act names its events in the register
/// @param returnedWhy why it was sent back; null once it was worked over
public record BatchChange(
        UUID id,
        UUID institutionId,
        UUID unitId,
        String unit,
        long scopePos,
        BatchKind kind,
        LocalDate effectiveOn,
        @Nullable Integer fromLevel,
        String reason,
        BatchState state,
        @Nullable UUID preparedBy,
        String preparer,
        LocalDate preparedOn,
        @Nullable String decider,
        @Nullable LocalDate decidedOn,
        @Nullable String decidedWhy,
        @Nullable UUID act,
        @Nullable UUID undoBy,
        @Nullable String undoAsker,
        @Nullable String undoWhy,
        @Nullable String undoer,
        @Nullable LocalDate undoneOn,
        @Nullable String returner,
        @Nullable String returnedWhy) {

    String subject() {
        return "batch-change:" + id;
    }
}
