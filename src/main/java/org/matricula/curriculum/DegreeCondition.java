package org.matricula.curriculum;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;

/// 学位条件. All degree courses must be passed besides.
///
/// @param level 培养层次, empty for every level
/// @param leastGpa 最低平均学分绩点, null where none is asked
/// @param leastAverage 最低平均成绩 of all courses, 0 to 100, null where none is asked
/// @param leastDegreeScore least result in each degree course, 0 to 100, null where a pass is
///   enough
/// @param degreeName 学位名称 it leads to, null where it is the school's own
public record DegreeCondition(
        String level,
        @Nullable BigDecimal leastGpa,
        @Nullable BigDecimal leastAverage,
        @Nullable Integer leastDegreeScore,
        @Nullable String degreeName) {

    List<Refusal> refusals() {
        return Refusal.all(
                beyond(leastGpa, BigDecimal.TEN) ? Refusal.input("leastGpa", "degree.gpa") : null,
                beyond(leastAverage, BigDecimal.valueOf(100))
                        ? Refusal.input("leastAverage", "degree.average")
                        : null,
                leastDegreeScore != null && (leastDegreeScore < 0 || leastDegreeScore > 100)
                        ? Refusal.input("leastDegreeScore", "degree.score")
                        : null,
                degreeName != null && !degreeName.matches(".{2,40}")
                        ? Refusal.input("degreeName", "degree.name")
                        : null);
    }

    private static boolean beyond(@Nullable BigDecimal it, BigDecimal most) {
        return it != null && (it.signum() < 0 || it.compareTo(most) > 0);
    }
}
