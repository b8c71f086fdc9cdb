package org.matricula.card.replacement;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.matricula.workflow.FormField;

/// 学生证补办申请 (F-18).
///
/// @param ground `lost`, `damaged`, `details` or `interval`
/// @param on the day it was lost, or from which it is wanted
/// @param fromStation of a new discount interval, as `toStation`; null where the old one stays
record ReplacementRequest(
        String ground,
        LocalDate on,
        @Nullable String fromStation,
        @Nullable String toStation,
        String explanation) {

    static List<FormField> fields() {
        return List.of(
                FormField.choice("ground", "lost", "damaged", "details", "interval"),
                FormField.day("on"),
                FormField.text("fromStation").optional(),
                FormField.text("toStation").optional(),
                FormField.longText("explanation"));
    }
}
