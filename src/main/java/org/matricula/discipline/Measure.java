package org.matricula.discipline;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// 处分种类 (普通高等学校学生管理规定 第五十一条), and the school's own measure of lowering a mark. Its words are the
/// message keys `case.option.<code>`.
public enum Measure {
    /// 警告
    WARNING,
    /// 严重警告
    SERIOUS_WARNING,
    /// 记过
    DEMERIT,
    /// 留校察看
    PROBATION,
    /// 开除学籍; in old words 勒令退学
    EXPULSION,
    /// 降低分数
    LOWERED_MARK;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// 有期限的: lifted at its end (第五十七条).
    public boolean termed() {
        return this != EXPULSION && this != LOWERED_MARK;
    }

    /// In the order of the article; a lowered mark is another thing than each of them.
    public boolean harsherThan(Measure other) {
        return this != other
                && (this == LOWERED_MARK || other == LOWERED_MARK || ordinal() > other.ordinal());
    }

    public static Measure of(String code) {
        return find(code)
                .orElseThrow(() -> new IllegalArgumentException("no such measure: " + code));
    }

    public static Optional<Measure> find(String code) {
        return Arrays.stream(values()).filter(it -> it.code().equals(code)).findFirst();
    }

    public static List<String> codes() {
        return Arrays.stream(values()).map(Measure::code).toList();
    }
}
