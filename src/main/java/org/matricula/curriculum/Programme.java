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
/// @param version 1 the first of its entry grade; a later one takes the place of what was followed
/// @param reason why the later version was made
/// @param proposedBy the account that asked for it, which never confirms it
/// @param effectiveAt since when classes follow it, null while it is only proposed
public record Programme(
        UUID id,
        UUID institutionId,
        UUID unitId,
        String unit,
        String level,
        int entryYear,
        String name,
        @Nullable UUID copiedFrom,
        @Nullable Instant lockedAt,
        int version,
        @Nullable String reason,
        @Nullable UUID proposedBy,
        @Nullable Instant effectiveAt) {

    /// A later version that nobody has confirmed yet: no class follows it.
    public boolean proposed() {
        return effectiveAt == null;
    }

    public boolean locked() {
        return lockedAt != null;
    }
}
