package org.matricula.graduation;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// 毕业条件, asked of one student outside a round. Whoever graduates somebody later asks here and
/// nowhere else.
public interface GraduationConditions {

    /// A condition of study that is not met.
    ///
    /// @param words the condition and what is lacking, in Chinese
    /// @param degreeOnly whether only a degree wants it
    record Lacking(String words, boolean degreeOnly) {}

    /// Conditions of courses, credits and practice: neither those of the time of study nor those of
    /// leaving, which ended with the completion.
    ///
    /// @param on the day whose conditions count
    List<Lacking> lacking(UUID institution, UUID enrolment, LocalDate on);

    /// 学位名称: that of the programme the student follows, else the school's own on a day.
    String degreeName(UUID institution, UUID enrolment, LocalDate on);
}
