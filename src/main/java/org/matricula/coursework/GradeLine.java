package org.matricula.coursework;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One line of the grid.
public record GradeLine(
        UUID id,
        UUID enrolmentId,
        String name,
        String studentNumber,
        String attempt,
        @Nullable BigDecimal usual,
        @Nullable BigDecimal exam,
        @Nullable String mark,
        @Nullable Integer total,
        @Nullable Boolean passed,
        int version) {

    /// Whether it stands as typed, whatever version was seen: a request repeated.
    boolean stands(Typed it) {
        return same(usual, it.usual())
                && same(exam, it.exam())
                && java.util.Objects.equals(mark, it.mark());
    }

    private static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null ? other == null : other != null && one.compareTo(other) == 0;
    }
}
