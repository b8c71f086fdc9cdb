package org.matricula.registry;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// News, within the transaction of the change: enrolments lie in another unit from today on. Rows
/// about them with a `scope_pos` are moved along by [StudentRows]; this is for whoever must do
/// more.
public record StudentsPlaced(List<StudentPlaced> students) {

    /// Where they went.
    public record Goal(UUID unit, long pos) {}

    /// The enrolments by the unit they are in now: a whole class goes in one statement.
    public Map<Goal, List<UUID>> byGoal() {
        return students.stream()
                .collect(
                        Collectors.groupingBy(
                                it -> new Goal(it.unit(), it.to()),
                                Collectors.mapping(StudentPlaced::enrolment, Collectors.toList())));
    }
}
