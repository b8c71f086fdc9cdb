package org.matricula.codebook;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// 培养层次, as the rules tell them apart: the codes of `level`.
public enum Level {
    DOCTOR("1", true),
    MASTER("2", true),
    BACHELOR("3", true),
    SPECIALISED("4", false),
    OTHER("9", false),
    PRIMARY("L1", false),
    JUNIOR_SECONDARY("L2", false),
    SENIOR_SECONDARY("L3", false),
    VOCATIONAL("L4", false),
    /// 专科起点本科, 专升本
    BACHELOR_AFTER_SPECIALISED("L5", true),
    /// 第二学士学位
    SECOND_BACHELOR("L6", true);

    private final String code;
    private final boolean degree;

    Level(String code, boolean degree) {
        this.code = code;
        this.degree = degree;
    }

    public String code() {
        return code;
    }

    public static Optional<Level> of(@Nullable String code) {
        return Arrays.stream(values()).filter(it -> it.code.equals(code)).findFirst();
    }

    /// Whether it may lead to a degree.
    public boolean degree() {
        return degree;
    }

    /// 本科层次, from whatever it began.
    public boolean bachelor() {
        return switch (this) {
            case BACHELOR, BACHELOR_AFTER_SPECIALISED, SECOND_BACHELOR -> true;
            default -> false;
        };
    }

    /// 中小学、中职.
    public boolean school() {
        return switch (this) {
            case PRIMARY, JUNIOR_SECONDARY, SENIOR_SECONDARY, VOCATIONAL -> true;
            default -> false;
        };
    }

    /// 学历: registered nationally (高等学校学生学籍学历电子注册办法).
    public boolean higher() {
        return degree || this == SPECIALISED;
    }

    public static String[] degrees() {
        return codes(Level::degree);
    }

    public static String[] bachelors() {
        return codes(Level::bachelor);
    }

    public static String[] higherOnes() {
        return codes(Level::higher);
    }

    private static String[] codes(java.util.function.Predicate<Level> which) {
        return Arrays.stream(values()).filter(which).map(Level::code).toArray(String[]::new);
    }

    /// All there are, as the code book lists them.
    public static List<String> all() {
        return Arrays.stream(values()).map(Level::code).toList();
    }
}
