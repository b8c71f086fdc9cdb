package org.matricula.survey;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// 调查主题 of questionnaires, interviews and measures alike, so that one leads to the other.
public enum Theme {
    ATTITUDE,
    HABITS,
    DIFFICULTIES,
    DEVELOPMENT,
    LIFE,
    MIND,
    FAMILY,
    OTHER;

    /// As in the tables, in the interface and in the message keys `survey.theme.<code>`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> codes() {
        return Arrays.stream(values()).map(Theme::code).toList();
    }
}
