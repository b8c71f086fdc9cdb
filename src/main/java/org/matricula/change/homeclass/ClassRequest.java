package org.matricula.change.homeclass;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.workflow.FormField;

/// 转班申请.
///
/// @param on first day in the other class
record ClassRequest(LocalDate on, UUID unit, String explanation, @Nullable String consent) {

    static List<FormField> fields() {
        return List.of(
                FormField.day("on"),
                FormField.unit("unit"),
                FormField.longText("explanation"),
                FormField.choice("consent", "signed", "letter", "recorded-call", "other")
                        .optional());
    }
}
