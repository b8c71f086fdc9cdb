package org.matricula.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which students are meant. What is empty leaves nobody out.
///
/// @param lo first unit position, with `hi` the interval of the units chosen
/// @param statuses national codes; empty for all on the roll
/// @param registration of this term; null for any
public record StudentSelection(
        long lo,
        long hi,
        List<String> statuses,
        List<String> sexes,
        List<Integer> grades,
        List<Integer> years,
        List<String> levels,
        @Nullable String registration) {

    public static final StudentSelection EVERYBODY =
            new StudentSelection(
                    0, Long.MAX_VALUE, List.of(), List.of(), List.of(), List.of(), List.of(), null);

    public StudentSelection {
        statuses = List.copyOf(statuses);
        sexes = List.copyOf(sexes);
        grades = List.copyOf(grades);
        years = List.copyOf(years);
        levels = List.copyOf(levels);
    }
}
