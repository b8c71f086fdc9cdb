package org.matricula.graduation;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 毕业结论 of one student, as the school decided it.
///
/// @param institution the school
/// @param concludedOn 毕(结、肄)业日期, which is also the date on the certificate
/// @param degree 授予学位 as well
/// @param degreeName 学位名称, null without a degree
/// @param decisionNo number of the decision it stands on
/// @param replaces the completion that this graduation follows, null otherwise
public record Conclusion(
        UUID id,
        UUID enrolment,
        UUID institution,
        Outcome outcome,
        LocalDate concludedOn,
        boolean degree,
        @Nullable String degreeName,
        String decisionNo,
        @Nullable UUID replaces) {}
