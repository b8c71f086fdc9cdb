package org.matricula.credential.replacement;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.matricula.workflow.FormField;

/// 补发毕业证明书申请 (F-5).
///
/// @param ground `diploma-lost`, `diploma-damaged` or `diploma-other`
/// @param paper newspaper in which the loss was announced; null where nothing was lost
/// @param paperLevel `province-paper` or `city-paper`
/// @param page of the newspaper, as printed
record ProofRequest(
        String ground,
        String explanation,
        @Nullable String paper,
        @Nullable String paperLevel,
        @Nullable LocalDate noticeOn,
        @Nullable String page,
        String phone,
        String address,
        String collect) {

    /// Whether it has to be announced in a newspaper.
    boolean lost() {
        return ground.equals("diploma-lost");
    }

    /// Whether the original is there to be given back: whatever the ground, unless it is lost.
    boolean held() {
        return !lost();
    }

    boolean announced() {
        return paper != null
                && !paper.isBlank()
                && paperLevel != null
                && noticeOn != null
                && page != null
                && !page.isBlank();
    }

    static List<FormField> fields() {
        return List.of(
                FormField.choice("ground", "diploma-lost", "diploma-damaged", "diploma-other"),
                FormField.longText("explanation"),
                FormField.text("paper").optional(),
                FormField.choice("paperLevel", "province-paper", "city-paper").optional(),
                FormField.day("noticeOn").optional(),
                FormField.text("page").optional(),
                FormField.text("phone"),
                FormField.text("address"),
                FormField.choice("collect", "collect-self", "collect-proxy", "collect-post"));
    }
}
