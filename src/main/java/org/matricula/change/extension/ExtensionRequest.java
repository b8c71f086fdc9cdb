package org.matricula.change.extension;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.matricula.workflow.FormField;

/// 延长休学申请.
///
/// @param from the day after the leave's last one
/// @param lastOn new last day
record ExtensionRequest(
        LocalDate from,
        LocalDate lastOn,
        String wish,
        String reason,
        String explanation,
        @Nullable String consent) {

    static final List<String> ILLNESS = List.of("10", "11", "12", "19");

    static List<FormField> fields() {
        return List.of(
                FormField.day("from"),
                FormField.day("lastOn"),
                FormField.choice("wish", "student", "guardian", "school", "hospital"),
                FormField.code("reason", "change-reason")
                        .among("10", "11", "12", "19", "24", "25", "26", "27", "28", "30", "99"),
                FormField.longText("explanation"),
                FormField.choice("consent", "signed", "letter", "recorded-call", "other")
                        .optional());
    }
}
