package org.matricula.appraisal;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.page.Choice;

/// A class's sheet for one standard and one day.
///
/// @param unit null while no class is chosen
/// @param own standards the school has added itself
public record ConductView(
        @Nullable UUID unit,
        String unitName,
        UUID institution,
        List<Choice> classes,
        List<Choice> standards,
        @Nullable UUID standard,
        LocalDate on,
        List<ConductLine> lines,
        boolean mayKeepStandards) {}
