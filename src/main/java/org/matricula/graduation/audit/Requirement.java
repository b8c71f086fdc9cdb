package org.matricula.graduation.audit;

import java.math.BigDecimal;
import java.util.List;

/// 毕业条件 as it holds on a day. Its words are the message keys `graduation.rule.<rule>`.
///
/// @param threshold credits, months, points or marks, as the condition has it
/// @param leadsTo `postponed`, `completion` or `no-degree` where it is not met
/// @param source the law or school rule it comes from
public record Requirement(
        String rule, BigDecimal threshold, boolean enabled, String leadsTo, String source) {

    /// All there are, in the order they are shown.
    public static final List<String> RULES =
            List.of(
                    "plan-finished",
                    "credits",
                    "module-credits",
                    "required-courses",
                    "elective-credits",
                    "electives",
                    "practice",
                    "subjects",
                    "secondary-credits",
                    "internship",
                    "grade-nine",
                    "time-least",
                    "time-limit",
                    "register",
                    "photo",
                    "discipline",
                    "fees",
                    "appraisal",
                    "info-check",
                    "clearance",
                    "english-exam",
                    "computer-exam",
                    "degree-courses",
                    "degree-average",
                    "degree-gpa",
                    "degree-aim");
}
