package org.matricula.coursework;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Whether one student of the class may take the course.
///
/// @param refusal the code of the first rule against it, null where there is none: `status`,
///   `unregistered`, `pending`, `early`, `passed`, `already`
public record Candidacy(
        UUID enrolmentId, String name, String studentNumber, @Nullable String refusal) {}
