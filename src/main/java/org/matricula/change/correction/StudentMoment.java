package org.matricula.change.correction;

import java.util.Locale;

/// 时机: where a student stands when the correction is asked for. Each has a statistics table of its
/// own (F-7).
public enum StudentMoment {
    /// 新生: within the first term after entry
    NEW,
    /// 在籍生
    ENROLLED,
    /// 毕业生
    GRADUATE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static StudentMoment of(String code) {
        return switch (code) {
            case "new" -> NEW;
            case "graduate" -> GRADUATE;
            default -> ENROLLED;
        };
    }
}
