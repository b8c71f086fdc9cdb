package org.matricula.registry;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.kernel.Refused;

/// 编学号, for modules that take students in: a number once given is never given again.
public interface StudentNumbers {

    /// Joins the caller's transaction.
    ///
    /// @param enrolments of one institution, registered and without a number
    /// @return the number of each
    /// @throws Refused with the reasons, if one of them cannot have one
    Map<UUID, String> give(List<UUID> enrolments);
}
