package org.matricula.archive.disposal;

import java.util.UUID;

/// Papers of a list are gone; told in the same transaction, so that no copy of them stays
/// elsewhere.
///
/// @param disposal whose items they were
public record PapersDestroyed(UUID disposal) {}
