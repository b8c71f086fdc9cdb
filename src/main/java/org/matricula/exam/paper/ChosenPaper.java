package org.matricula.exam.paper;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A paper as it is chosen.
///
/// @param version `A`, `B` or `C`
/// @param quantity null for what heads and reserve come to
public record ChosenPaper(
        UUID course, String version, @Nullable String keptAt, @Nullable Integer quantity) {}
