package org.matricula.change.study;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.matricula.workflow.FormField;

/// 延长学习年限申请.
///
/// @param on first day of the extension
/// @param graduationOn the day of graduation expected from then on
record StudyExtensionRequest(
        LocalDate on,
        LocalDate graduationOn,
        String reason,
        String explanation,
        @Nullable String consent) {

    static List<FormField> fields() {
        return List.of(
                FormField.day("on"),
                FormField.day("graduationOn"),
                FormField.code("reason", "change-reason")
                        .among("10", "19", "22", "24", "25", "26", "27", "34", "99"),
                FormField.longText("explanation"),
                FormField.choice("consent", "signed", "letter", "recorded-call", "other")
                        .optional());
    }
}
