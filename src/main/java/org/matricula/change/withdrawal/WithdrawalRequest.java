package org.matricula.change.withdrawal;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.matricula.workflow.FormField;

/// 退学申请.
///
/// @param on first day no longer a student
record WithdrawalRequest(
        LocalDate on, String wish, String reason, String explanation, @Nullable String consent) {

    static List<FormField> fields() {
        return List.of(
                FormField.day("on"),
                FormField.choice("wish", "student", "guardian", "school", "hospital"),
                FormField.code("reason", "change-reason")
                        .among("10", "11", "12", "19", "24", "25", "26", "27", "28", "29", "39"),
                FormField.longText("explanation"),
                FormField.choice("consent", "signed", "letter", "recorded-call", "other")
                        .optional());
    }
}
