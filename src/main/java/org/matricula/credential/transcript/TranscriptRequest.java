package org.matricula.credential.transcript;

import java.util.List;
import org.matricula.workflow.FormField;

/// 个人使用成绩单申请.
///
/// @param form `transcript` or `certificate`
/// @param language `zh`, `en` or `both`
/// @param purpose what it is for
record TranscriptRequest(String form, String language, Integer copies, String purpose) {

    static List<FormField> fields() {
        return List.of(
                FormField.choice("form", "transcript", "certificate"),
                FormField.choice("language", "zh", "en", "both"),
                FormField.number("copies"),
                FormField.text("purpose"));
    }
}
