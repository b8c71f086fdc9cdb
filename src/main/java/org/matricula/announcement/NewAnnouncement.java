package org.matricula.announcement;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is to be told, and to whom.
///
/// @param unit within which
/// @param audience `students`, `guardians`, `families` or `staff`
/// @param role of staff
/// @param entryYear of students, null for all
/// @param status national code of students, blank for all on the roll
/// @param numbers of students named one by one, empty for all the rest says
/// @param receipt whether they are asked to confirm
public record NewAnnouncement(
        UUID unit,
        String audience,
        String role,
        @Nullable Integer entryYear,
        String status,
        List<String> numbers,
        String title,
        String words,
        boolean receipt) {

    public NewAnnouncement {
        numbers = List.copyOf(numbers);
    }

    boolean ofStudents() {
        return audience.equals("students") || audience.equals("families");
    }

    boolean ofGuardians() {
        return audience.equals("guardians") || audience.equals("families");
    }
}
