package org.matricula.registry.placing;

import java.util.UUID;

/// A student and the class they are, or would be, in.
///
/// @param from the unit they belong to until now
public record Placement(
        UUID enrolment,
        String name,
        String studentNumber,
        String sex,
        String from,
        UUID classId,
        String className) {}
