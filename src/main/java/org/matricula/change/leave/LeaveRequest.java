package org.matricula.change.leave;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.matricula.workflow.FormField;

/// 休学申请.
///
/// @param lastOn last day of the leave
/// @param wish whose wish it is: the first of the two questions
/// @param reason why (JY/T 1001 4.2.40): the second
/// @param consent how the guardian consented, where one has to
record LeaveRequest(
        LocalDate from,
        LocalDate lastOn,
        String wish,
        String reason,
        String explanation,
        @Nullable String consent) {

    /// Illness, of body, of mind, catching, other.
    static final List<String> ILLNESS = List.of("10", "11", "12", "19");

    static final String VENTURE = "24";
    static final String PRACTICE = "25";
    static final String PARENT_ILL = "26";
    static final String HARDSHIP = "27";
    static final List<String> ABROAD = List.of("28", "30");

    static final String[] REASONS = {
        "10", "11", "12", "19", "24", "25", "26", "27", "28", "30", "99"
    };

    static List<FormField> fields() {
        return List.of(
                FormField.day("from"),
                FormField.day("lastOn"),
                FormField.choice("wish", "student", "guardian", "school", "hospital"),
                FormField.code("reason", "change-reason").among(REASONS),
                FormField.longText("explanation"),
                FormField.choice("consent", "signed", "letter", "recorded-call", "other")
                        .optional());
    }
}
