package org.matricula.workflow;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Answers who a case is about. Cases know no domain, so a module above tells them.
public interface Subjects {

    /// @throws org.matricula.kernel.Absent if there is none within reach
    Subject get(UUID id);

    /// As [#get], and nobody else writes upon it until the transaction ends.
    Subject lock(UUID id);

    Optional<Subject> byNumber(String studentNumber);

    /// The accounts of a person and, while they are a minor, of their guardians.
    List<UUID> parties(UUID person);

    /// Everyone within the reach of a student or a guardian.
    List<Subject> ownOrWards();
}
