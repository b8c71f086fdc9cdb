package org.matricula.registry.duplicate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.matricula.registry.StatusChip;

/// A pair as the desk shows it.
///
/// @param signs by what they were found, in words
/// @param own proposed by the reader, who may not confirm it
public record DuplicateView(
        String id,
        Side left,
        Side right,
        List<String> signs,
        String state,
        String foundOn,
        @Nullable String maker,
        @Nullable String why,
        boolean own,
        boolean keptLeft) {

    /// @param person the identifier by which it is kept
    /// @param name null where the person is beyond the reader's reach: only the school is told
    /// @param office who answers there, with a telephone
    public record Side(
            String person,
            @Nullable String name,
            @Nullable String href,
            @Nullable String number,
            @Nullable String unit,
            @Nullable StatusChip status,
            String institution,
            @Nullable String office) {}

    /// One line of a comparison.
    public record Compared(String label, String left, String right) {

        public boolean differs() {
            return !left.equals(right);
        }
    }

    public boolean waiting() {
        return state.equals("open") || state.equals("proposed");
    }
}
