package org.matricula.coursework.attendance;

import java.util.Arrays;
import java.util.Optional;

/// 考勤类别: how a lesson was missed.
public enum AbsenceKind {
    /// 旷课
    ABSENT,
    /// 迟到
    LATE,
    /// 早退
    EARLY,
    /// 请假
    EXCUSED;

    /// As in `coursework.absence.kind`, in the interface and in the message keys.
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    static Optional<AbsenceKind> of(String code) {
        return Arrays.stream(values()).filter(it -> it.code().equals(code)).findFirst();
    }
}
