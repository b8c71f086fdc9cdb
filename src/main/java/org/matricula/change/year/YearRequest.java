package org.matricula.change.year;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.workflow.FormField;

/// 留级申请, 跳级申请.
///
/// @param on first day in the other year
/// @param unit the class to go on in
record YearRequest(
        LocalDate on, UUID unit, String reason, String explanation, @Nullable String consent) {

    static final List<String> ILLNESS = List.of("10", "11", "12", "19");

    static List<FormField> fields(String... reasons) {
        return List.of(
                FormField.day("on"),
                FormField.unit("unit"),
                FormField.code("reason", "change-reason").among(reasons),
                FormField.longText("explanation"),
                FormField.choice("consent", "signed", "letter", "recorded-call", "other")
                        .optional());
    }
}
