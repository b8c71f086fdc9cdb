package org.matricula.coursework;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// 计分方式. Its words are the message keys `coursework.scale.<code>`.
enum Scale {
    /// 百分制: total by the formula of parts.
    HUNDRED("hundred", List.of()),
    /// 五级制
    FIVE_LEVEL("five-level", List.of("excellent", "good", "fair", "pass", "fail")),
    /// 合格制
    PASS_FAIL("pass-fail", List.of("pass", "fail"));

    private final String code;
    private final List<String> levels;

    Scale(String code, List<String> levels) {
        this.code = code;
        this.levels = levels;
    }

    String code() {
        return code;
    }

    List<String> levels() {
        return levels;
    }

    static Optional<Scale> of(String code) {
        return Arrays.stream(values()).filter(it -> it.code.equals(code)).findFirst();
    }
}
