package org.matricula.change.returning;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.workflow.FormField;

/// 复学申请.
///
/// @param on first day back
/// @param unit the class to return into, null for the one left
/// @param gradeLevel the year of study to return into, null for the one left
record ReturnRequest(
        LocalDate on, @Nullable UUID unit, @Nullable Integer gradeLevel, String explanation) {

    static List<FormField> fields() {
        return List.of(
                FormField.day("on"),
                FormField.unit("unit").optional(),
                FormField.number("gradeLevel").optional(),
                FormField.longText("explanation"));
    }
}
