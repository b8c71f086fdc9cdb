package org.matricula.coursework;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 更正单: what stood of one grade, and what is to stand, side by side.
///
/// @param fromVersion the version it is to replace
/// @param version the version that stands today
/// @param state of the case, as [org.matricula.workflow.CaseState] has it
public record Correction(
        UUID caseId,
        @Nullable String number,
        String state,
        @Nullable UUID applicant,
        UUID gradeId,
        UUID taskId,
        String course,
        String unit,
        String term,
        String teacher,
        String scale,
        int usualPercent,
        int midtermPercent,
        int practicalPercent,
        String attempt,
        String name,
        @Nullable String studentNumber,
        int fromVersion,
        int version,
        @Nullable BigDecimal usualWas,
        @Nullable BigDecimal midtermWas,
        @Nullable BigDecimal practicalWas,
        @Nullable BigDecimal examWas,
        @Nullable String markWas,
        @Nullable Integer totalWas,
        @Nullable BigDecimal usual,
        @Nullable BigDecimal midterm,
        @Nullable BigDecimal practical,
        @Nullable BigDecimal exam,
        @Nullable String mark,
        @Nullable Integer total,
        @Nullable Instant grantedAt,
        @Nullable Instant reversedAt) {

    /// A make-up or clearance exam stands for itself; a part that was never given does not count.
    Formula formula() {
        if (List.of("make-up", "clearance").contains(attempt)) {
            return new Formula(0, 0, 0);
        }
        var whole = new Formula(usualPercent, midtermPercent, practicalPercent);
        return attempt.equals("first") ? whole : whole.given(before());
    }

    public List<String> parts() {
        return scale.equals("hundred") ? formula().parts() : List.of();
    }

    Typed before() {
        return new Typed(
                gradeId, fromVersion, usualWas, midtermWas, practicalWas, examWas, markWas);
    }

    Typed after() {
        return new Typed(gradeId, fromVersion, usual, midterm, practical, exam, mark);
    }

    public String was(String part) {
        return shown(before().part(part));
    }

    public String becomes(String part) {
        return shown(after().part(part));
    }

    boolean same() {
        return Objects.equals(mark, markWas)
                && Formula.PARTS.stream().allMatch(it -> was(it).equals(becomes(it)));
    }

    /// Whether the very values are asked for already.
    boolean asks(Typed it) {
        return Objects.equals(mark, it.mark())
                && Formula.PARTS.stream()
                        .allMatch(part -> becomes(part).equals(shown(it.part(part))));
    }

    boolean complete() {
        return total != null || mark != null;
    }

    boolean editable() {
        return state.equals("draft") || state.equals("amending");
    }

    private static String shown(@Nullable BigDecimal value) {
        return value == null ? "" : value.stripTrailingZeros().toPlainString();
    }
}
