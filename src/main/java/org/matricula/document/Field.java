package org.matricula.document;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One labelled cell of a form.
///
/// @param label message key
/// @param value null leaves the field out, for not every school has every fact
public record Field(String label, @Nullable Value value, Width width) {

    /// How many of the form's twelve columns the label and its value take together.
    public enum Width {
        THIRD(4),
        HALF(6),
        TWO_THIRDS(8),
        FULL(12);

        final int columns;

        Width(int columns) {
            this.columns = columns;
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME)
    public sealed interface Value {}

    /// Text from the record; blank stands as a dash, so that nobody can add to it by hand.
    public record Words(String text) implements Value {}

    /// A word of ours, by its message key.
    public record Keyed(String key) implements Value {}

    /// Several words as one value, by the message key that joins them.
    public record Joined(String key, List<String> words) implements Value {}

    /// Year and month of a day.
    public record Month(LocalDate of) implements Value {}

    public record Day(LocalDate on) implements Value {}

    /// First and last day, both included; null for not known yet.
    public record Days(LocalDate from, @Nullable LocalDate lastOn) implements Value {}

    /// All options printed, the chosen ones ticked; both are message keys.
    public record Choice(List<String> options, Set<String> chosen) implements Value {}

    /// A photograph, as a data address.
    ///
    /// @param of whose it is, for who cannot see it
    public record Picture(String data, String of) implements Value {}

    public static Field third(String label, @Nullable String text) {
        return words(label, text, Width.THIRD);
    }

    public static Field half(String label, @Nullable String text) {
        return words(label, text, Width.HALF);
    }

    public static Field full(String label, @Nullable String text) {
        return words(label, text, Width.FULL);
    }

    public static Field day(String label, @Nullable LocalDate on, Width width) {
        return new Field(label, on == null ? null : new Day(on), width);
    }

    private static Field words(String label, @Nullable String text, Width width) {
        return new Field(label, text == null ? null : new Words(text), width);
    }
}
