package org.matricula.announcement;

import org.jspecify.annotations.Nullable;

/// How many an announcement would reach, were it sent now; of a kind of people it isn't for,
/// nothing.
public record Reach(@Nullable Count students, @Nullable Count guardians, @Nullable Count staff) {

    /// @param without how many of them have no account and must be told on paper
    public record Count(int people, int without) {}

    public boolean nobody() {
        return people(students) + people(guardians) + people(staff) == 0;
    }

    private static int people(@Nullable Count count) {
        return count == null ? 0 : count.people();
    }
}
