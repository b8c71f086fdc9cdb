package org.matricula.registry;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// 关注事项: why somebody should look after a student now, as a module above knows it. Each answers
/// within the asker's reach, for many students in one question.
public interface Concern {

    /// @param kind message key `concern.<kind>`, filled with `figure`
    /// @param figure how many, how much, or what exactly
    record Found(UUID enrolment, String kind, String figure) {}

    List<Found> of(Collection<UUID> enrolments, LocalDate today);
}
