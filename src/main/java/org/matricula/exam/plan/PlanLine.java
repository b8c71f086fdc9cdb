package org.matricula.exam.plan;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 补考安排表上的一行: part of a course, when, where, watched by whom.
///
/// @param invigilators names, null while nobody is named
public record PlanLine(
        UUID id,
        UUID courseId,
        String code,
        String course,
        int size,
        @Nullable UUID slotId,
        @Nullable LocalDate onDay,
        @Nullable LocalTime fromTime,
        @Nullable LocalTime untilTime,
        @Nullable UUID roomId,
        @Nullable String room,
        @Nullable String invigilators,
        @Nullable String version,
        @Nullable Integer quantity,
        int heads,
        @Nullable String packer) {

    /// 份数: its share of what was printed, and one each at the least.
    public int copies() {
        return quantity == null || heads == 0 ? size : Math.max(size, quantity * size / heads);
    }
}
