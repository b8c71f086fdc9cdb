package org.matricula.change.transfer;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.matricula.workflow.FormField;

/// 转出申请.
///
/// @param channel `register` where the other school is on the register, else `by-letter`
/// @param to the other school's full name
/// @param on first day there
/// @param province 行政区划代码 of the province of a school that is not on the register
record TransferOutRequest(
        String channel,
        String to,
        LocalDate on,
        String reason,
        String explanation,
        @Nullable String consent,
        @Nullable String province) {

    static final String REGISTER = "register";
    static final String LETTER = "by-letter";

    static final String[] REASONS = {
        "10", "11", "12", "19", "24", "25", "26", "27", "28", "30", "99"
    };

    static List<FormField> fields() {
        return List.of(
                FormField.choice("channel", REGISTER, LETTER),
                FormField.text("to"),
                FormField.day("on"),
                FormField.code("reason", "change-reason").among(REASONS),
                FormField.longText("explanation"),
                FormField.choice("consent", "signed", "letter", "recorded-call", "other")
                        .optional(),
                FormField.code("province", "division").optional());
    }
}
