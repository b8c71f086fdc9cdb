package org.matricula.report.form;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where the students of a table come from.
public sealed interface Source {

    Period period();

    /// The register: who stood where on the day, as it was known.
    ///
    /// @param knownAt null for what is known now
    record Register(long lo, long hi, Period period, @Nullable Instant knownAt) implements Source {}

    /// What a submission has kept of each student it counted.
    record Kept(UUID submission, Period period) implements Source {}
}
