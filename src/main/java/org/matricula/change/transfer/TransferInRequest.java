package org.matricula.change.transfer;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.workflow.FormField;

/// 转入申请.
///
/// @param on first day here
/// @param unit the class
/// @param level the major's level, asked of colleges
/// @param score the student's entrance score, asked of colleges
/// @param line the major's lowest score of that year and origin
/// @param noticeFrom first day of the public notice
/// @param noticeUntil its last day
record TransferInRequest(
        LocalDate on,
        UUID unit,
        String reason,
        String explanation,
        @Nullable String level,
        @Nullable Integer score,
        @Nullable Integer line,
        @Nullable LocalDate noticeFrom,
        @Nullable LocalDate noticeUntil) {

    static List<FormField> fields() {
        return List.of(
                FormField.day("on"),
                FormField.unit("unit"),
                FormField.code("reason", "change-reason").among(TransferOutRequest.REASONS),
                FormField.longText("explanation"),
                FormField.code("level", "level").among("1", "2", "3", "4", "L5", "L6").optional(),
                FormField.number("score").optional(),
                FormField.number("line").optional(),
                FormField.day("noticeFrom").optional(),
                FormField.day("noticeUntil").optional());
    }
}
