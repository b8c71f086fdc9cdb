package org.matricula.discipline.sanction;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.matricula.discipline.Measure;

/// 已告知的拟处分 (普通高等学校学生管理规定 第五十五条): what the student knows is intended, and was or will be heard upon.
record ToldSanction(
        String measure,
        @Nullable Integer months,
        String facts,
        String basis,
        @Nullable String ground,
        @Nullable String course,
        @Nullable Integer mark) {

    /// Whether a proposal is something else than what was told: other facts, another basis or
    /// ground, a harsher kind or a longer term. Something lighter for the same needs no new
    /// telling.
    boolean otherwise(SanctionProposal it) {
        return !facts.equals(it.facts())
                || !basis.equals(it.basis())
                || it.what() == Measure.EXPULSION && !Objects.equals(ground, it.ground())
                || it.what().harsherThan(Measure.of(measure))
                || longer(it.months())
                || it.what() == Measure.LOWERED_MARK && lower(it);
    }

    private boolean longer(@Nullable Integer asked) {
        return asked != null && months != null && asked > months;
    }

    private boolean lower(SanctionProposal it) {
        return !Objects.equals(course, it.course())
                || mark == null
                || it.mark() == null
                || it.mark() < mark;
    }
}
