package org.matricula.document;

import java.util.Optional;
import java.util.UUID;

/// Somebody for a rehearsal of a paper: a real student of the school, masked. Whoever keeps the
/// register answers.
public interface SampleStudents {

    Optional<StudentFacts> of(UUID institution);
}
