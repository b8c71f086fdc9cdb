package org.matricula.registry;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// What another module has against a student's graduation, such as a sanction in force or arrears:
/// asked for thousands of students at once.
public interface GraduationObstacle {

    /// @param rule the condition it belongs to, such as `discipline`, `fees`, `clearance`
    /// @param about what is said of it, in the words of the office
    record Found(UUID enrolment, String rule, String about) {}

    /// @return nothing about those against whom nothing stands; in a transaction of the caller
    List<Found> against(Collection<UUID> enrolments);
}
