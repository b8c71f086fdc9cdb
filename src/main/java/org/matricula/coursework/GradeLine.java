package org.matricula.coursework;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One line of the grid.
///
/// @param held the mark a decision holds in the line, that its teacher does not write over
/// @param typist who typed what stands, null while nothing does
public record GradeLine(
        UUID id,
        UUID enrolmentId,
        String name,
        String studentNumber,
        String attempt,
        @Nullable BigDecimal usual,
        @Nullable BigDecimal midterm,
        @Nullable BigDecimal practical,
        @Nullable BigDecimal exam,
        @Nullable String mark,
        @Nullable Integer total,
        @Nullable Boolean passed,
        int version,
        @Nullable String held,
        @Nullable String typist,
        @Nullable Instant typedAt) {

    /// Whether it stands as typed, whatever version was seen: a request repeated.
    boolean stands(Typed it) {
        return Formula.PARTS.stream().allMatch(part -> same(part(part), it.part(part)))
                && java.util.Objects.equals(mark, it.mark());
    }

    public @Nullable BigDecimal part(String part) {
        return typed().part(part);
    }

    /// As it would be cell by cell, `80` and not `80.0`.
    public String shown(String part) {
        var value = part(part);
        return value == null ? "" : value.stripTrailingZeros().toPlainString();
    }

    Typed typed() {
        return new Typed(id, version, usual, midterm, practical, exam, mark);
    }

    private static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null ? other == null : other != null && one.compareTo(other) == 0;
    }
}
