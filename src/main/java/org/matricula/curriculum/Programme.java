package org.matricula.curriculum;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 培养方案: one version, for a major, a level and an entry grade.
///
/// @param unitId the major, department, grade or school whose classes follow it
/// @param level 培养层次, empty for every level
/// @param entryYear the year in which its students entered
/// @param lockedAt since when a class follows it and nothing in it changes, null before
public record Programme(
        UUID id,
        UUID institutionId,
        UUID unitId,
        String unit,
        String level,
        int entryYear,
        String name,
        @Nullable UUID copiedFrom,
        @Nullable Instant lockedAt) {

    public boolean locked() {
        return lockedAt != null;
    }
}
