package org.matricula.organisation;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 机构: a node of the tree that scopes every right.
///
/// @param kind one of `province`, `branch`, `teaching-point`, `school`, `department`, `grade`,
///   `major`, `class`
/// @param name today's name; former ones are told by [Units#nameOn]
/// @param institutionId the unit that issues student numbers, itself included
/// @param education `school`, `college` or `open`
/// @param pos first position of its subtree: the `scope_pos` of rows that belong to it
/// @param posEnd last position of its subtree
/// @param until first day it no longer is, null while open
public record Unit(
        UUID id,
        String kind,
        String code,
        String name,
        @Nullable UUID parentId,
        @Nullable UUID institutionId,
        @Nullable String education,
        @Nullable String stage,
        @Nullable Integer gradeLevel,
        @Nullable Integer entryYear,
        long pos,
        long posEnd,
        LocalDate from,
        @Nullable LocalDate until) {

    public boolean openOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }

    /// Whether the other unit is this one or stands below it.
    public boolean covers(Unit other) {
        return pos <= other.pos && other.pos <= posEnd;
    }

    public boolean institution() {
        return id.equals(institutionId);
    }
}
