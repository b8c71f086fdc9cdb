package org.matricula.change.correction;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.matricula.workflow.FormField;

/// 信息更正申请; what is corrected stands on a sheet beside it, sealed.
///
/// @param because `information-change` or `entry-error`
/// @param since the day the new values became true; none for an entry error
/// @param lateReason why it is asked for only now
/// @param certificateNumber 注册证号, of graduates
record CorrectionRequest(
        String because,
        @Nullable LocalDate since,
        String explanation,
        @Nullable String lateReason,
        @Nullable String certificateNumber) {

    static List<FormField> fields() {
        return List.of(
                FormField.choice("because", "information-change", "entry-error"),
                FormField.day("since").optional(),
                FormField.longText("explanation"),
                FormField.longText("lateReason").optional(),
                FormField.text("certificateNumber").optional());
    }

    CorrectionReason reason() {
        return CorrectionReason.of(because);
    }

    @Nullable LocalDate from() {
        return reason() == CorrectionReason.CHANGE ? since : null;
    }
}
