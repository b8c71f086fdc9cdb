package org.matricula.credential.replacement;

import java.time.LocalDate;
import java.util.List;
import org.matricula.workflow.FormField;

/// 补发毕业证明书申请 (F-5).
///
/// @param ground `diploma-lost`, `diploma-damaged` or `diploma-other`
/// @param paper newspaper in which the loss was announced
/// @param paperLevel `province-paper` or `city-paper`
/// @param page of the newspaper, as printed
record ProofRequest(
        String ground,
        String explanation,
        String paper,
        String paperLevel,
        LocalDate noticeOn,
        String page,
        String phone,
        String address,
        String collect) {

    static List<FormField> fields() {
        return List.of(
                FormField.choice("ground", "diploma-lost", "diploma-damaged", "diploma-other"),
                FormField.longText("explanation"),
                FormField.text("paper"),
                FormField.choice("paperLevel", "province-paper", "city-paper"),
                FormField.day("noticeOn"),
                FormField.text("page"),
                FormField.text("phone"),
                FormField.text("address"),
                FormField.choice("collect", "collect-self", "collect-proxy", "collect-post"));
    }
}
