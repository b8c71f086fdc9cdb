package org.matricula.coursework;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One line of the grid as somebody typed it.
///
/// @param grade which
/// @param version the version they saw when they typed
/// @param usual 平时成绩, 0 to 100
/// @param midterm 期中成绩, 0 to 100
/// @param practical 实验成绩, 0 to 100
/// @param exam 考试成绩, 0 to 100
/// @param mark a level of the task's scale, or `absent`, `cheating`, `deferred`, `exempt`
record Typed(
        UUID grade,
        int version,
        @Nullable BigDecimal usual,
        @Nullable BigDecimal midterm,
        @Nullable BigDecimal practical,
        @Nullable BigDecimal exam,
        @Nullable String mark) {

    Typed(
            UUID grade,
            int version,
            @Nullable BigDecimal usual,
            @Nullable BigDecimal exam,
            @Nullable String mark) {
        this(grade, version, usual, null, null, exam, mark);
    }

    @Nullable BigDecimal part(String part) {
        return switch (part) {
            case "usual" -> usual;
            case "midterm" -> midterm;
            case "practical" -> practical;
            default -> exam;
        };
    }

    boolean blank() {
        return mark == null && Formula.PARTS.stream().allMatch(it -> part(it) == null);
    }
}
