package org.matricula.survey.form;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 调查对象: which students of the unit are meant, or whose guardians. What is empty leaves nobody out,
/// but for the status: then it is everybody who belongs to the school.
///
/// @param units any within the asking unit: departments, majors, grades, classes
/// @param numbers student numbers; where there are any, nobody else is meant
/// @param view a kept view of the list of students that narrows them further, or null
public record Aim(
        List<UUID> units,
        List<Integer> grades,
        List<Integer> years,
        List<String> levels,
        List<String> statuses,
        List<String> sexes,
        List<String> boardings,
        List<String> numbers,
        @Nullable UUID view) {

    public static final Aim EVERYBODY =
            new Aim(
                    List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                    List.of(), null);

    public Aim {
        units = List.copyOf(units);
        grades = List.copyOf(grades);
        years = List.copyOf(years);
        levels = List.copyOf(levels);
        statuses = List.copyOf(statuses);
        sexes = List.copyOf(sexes);
        boardings = List.copyOf(boardings);
        numbers = List.copyOf(numbers);
    }
}
