package org.matricula.archive.fixity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A round over everything kept.
///
/// @param endedOn null for one under way
public record Round(
        LocalDate begunOn,
        @Nullable LocalDate endedOn,
        long files,
        long volumes,
        long packets,
        long damaged) {}
