package org.matricula.exam.paper;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// 试卷缴印清单 as it stands.
///
/// @param state `made`, `approved` or `sent`
/// @param printer who took it in the print room
public record Order(
        String state,
        String maker,
        Instant madeAt,
        @Nullable String approver,
        @Nullable Instant approvedAt,
        @Nullable String printer,
        @Nullable String sender,
        @Nullable Instant sentAt) {}
