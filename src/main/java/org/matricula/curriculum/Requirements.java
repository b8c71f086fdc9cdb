package org.matricula.curriculum;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// 毕业与学位要求 of a programme.
///
/// @param leastCredits 最低总学分, null where it is not said
/// @param leastElectiveCredits 选修最低学分, null where it is not said
/// @param leastElectives 选修最低门数, null where it is not said
/// @param modules with the credits each asks for
/// @param degreeCourses 学位课
/// @param degree what is asked of whoever aims at the degree, for each level
public record Requirements(
        @Nullable BigDecimal leastCredits,
        @Nullable BigDecimal leastElectiveCredits,
        @Nullable Integer leastElectives,
        List<ProgrammeModule> modules,
        List<PlannedCourse> degreeCourses,
        List<DegreeCondition> degree) {}
