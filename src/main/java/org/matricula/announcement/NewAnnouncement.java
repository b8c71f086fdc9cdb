package org.matricula.announcement;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is to be told, and to whom. What is empty leaves nobody out.
///
/// @param units within which
/// @param audiences any of `students`, `guardians`, `staff`
/// @param roles of staff
/// @param grades of students, by their number
/// @param years of entry of students
/// @param statuses national codes of students, none for all on the roll
/// @param view a kept view of the list of students that narrows them further, or null
/// @param numbers of students named one by one, empty for all the rest says
/// @param receipt whether they are asked to confirm
public record NewAnnouncement(
        List<UUID> units,
        List<String> audiences,
        List<String> roles,
        List<Integer> grades,
        List<Integer> years,
        List<String> statuses,
        @Nullable UUID view,
        List<String> numbers,
        String title,
        String words,
        boolean receipt) {

    public NewAnnouncement {
        units = units.stream().distinct().toList();
        audiences = audiences.stream().map(String::strip).distinct().toList();
        roles = roles.stream().map(String::strip).distinct().toList();
        grades = List.copyOf(grades);
        years = List.copyOf(years);
        statuses =
                statuses.stream()
                        .map(String::strip)
                        .filter(it -> !it.isEmpty())
                        .distinct()
                        .toList();
        numbers = List.copyOf(numbers);
        title = title.strip();
        words = words.strip();
    }

    /// Whom it is for, with nothing said yet.
    static NewAnnouncement to(
            List<UUID> units,
            List<String> audiences,
            List<String> roles,
            List<Integer> grades,
            List<Integer> years,
            List<String> statuses,
            @Nullable UUID view,
            List<String> numbers) {
        return new NewAnnouncement(
                units, audiences, roles, grades, years, statuses, view, numbers, "", "", false);
    }

    NewAnnouncement saying(String title, String words, boolean receipt) {
        return new NewAnnouncement(
                units, audiences, roles, grades, years, statuses, view, numbers, title, words,
                receipt);
    }

    boolean ofStudents() {
        return audiences.contains("students");
    }

    boolean ofGuardians() {
        return audiences.contains("guardians");
    }

    boolean ofStaff() {
        return audiences.contains("staff");
    }
}
