package org.matricula.graduation.unified;

import java.util.Optional;
import java.util.stream.Stream;

/// 统考科目. Its number is 免考科目代码.
public enum UnifiedSubject {
    ENGLISH("english", "71"),
    COMPUTER("computer", "69");

    private final String code;
    private final String number;

    UnifiedSubject(String code, String number) {
        this.code = code;
        this.number = number;
    }

    public String code() {
        return code;
    }

    public String number() {
        return number;
    }

    /// The code table of the reasons for which it may be exempt.
    String reasons() {
        return "exemption-" + code;
    }

    static Optional<UnifiedSubject> of(String code) {
        return Stream.of(values()).filter(it -> it.code.equals(code)).findFirst();
    }

    /// By number or by name, as a list may say it.
    static Optional<UnifiedSubject> told(String word) {
        return switch (word) {
            case "71", "大学英语B", "大学英语Ｂ", "大学英语" -> Optional.of(ENGLISH);
            case "69", "计算机应用基础", "计算机" -> Optional.of(COMPUTER);
            default -> of(word);
        };
    }
}
