package org.matricula.graduation.unified;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 统考成绩: one result of a student in a subject.
///
/// @param result `passed`, `failed` or `exempt`
/// @param reason what an exemption rests upon
/// @param syncedOn the day since which the national register has it; null while it has not
public record UnifiedExam(
        UUID id,
        UUID enrolmentId,
        String studentNumber,
        String name,
        String unit,
        String subject,
        String result,
        @Nullable String reason,
        LocalDate heldOn,
        @Nullable LocalDate syncedOn,
        String recorder) {

    /// 已通过或免考而未同步: it counts nowhere yet.
    public boolean unsynchronised() {
        return !result.equals("failed") && syncedOn == null;
    }
}
