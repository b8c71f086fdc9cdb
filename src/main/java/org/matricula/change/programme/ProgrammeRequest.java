package org.matricula.change.programme;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.workflow.FormField;

/// 学生专业调整申请.
///
/// @param on first day in the other programme; the round's where there are rounds
/// @param major the programme asked for
/// @param unit the class asked for, where the school holds no rounds
/// @param results own results and rank
/// @param discipline disciplinary record
record ProgrammeRequest(
        LocalDate on,
        UUID major,
        @Nullable UUID unit,
        String ground,
        String results,
        @Nullable String discipline,
        String explanation,
        @Nullable String consent) {

    static List<FormField> fields() {
        return List.of(
                FormField.day("on"),
                FormField.unit("major", "major"),
                FormField.unit("unit").optional(),
                FormField.choice(
                        "ground",
                        "talent",
                        "illness",
                        "difficulty",
                        "discontinued",
                        "venture",
                        "veteran"),
                FormField.text("results"),
                FormField.text("discipline").optional(),
                FormField.longText("explanation"),
                FormField.choice("consent", "signed", "letter", "recorded-call", "other")
                        .optional());
    }
}
