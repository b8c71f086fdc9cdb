package org.matricula.survey.form;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// 题目.
///
/// @param words what is asked
/// @param least smallest value, or fewest options
/// @param most largest value, most options, or most characters
/// @param options what is chosen from; of a scale the words of its two ends, if it has any
/// @param lines of a matrix
/// @param shownIf the earlier question it depends upon, null for none
/// @param shownPicks the options of that question of which one must be chosen; of a scale its
///   values
public record Question(
        UUID id,
        UUID sectionId,
        Kind kind,
        String words,
        String hint,
        boolean mandatory,
        @Nullable Integer least,
        @Nullable Integer most,
        List<String> options,
        List<String> lines,
        @Nullable UUID shownIf,
        List<Integer> shownPicks) {

    public Question {
        options = List.copyOf(options);
        lines = List.copyOf(lines);
        shownPicks = List.copyOf(shownPicks);
    }

    /// The numbers one may choose: of options from one on, of a scale its values.
    public List<Integer> picks() {
        return kind == Kind.SCALE
                ? IntStream.rangeClosed(first(), last()).boxed().toList()
                : IntStream.rangeClosed(1, options.size()).boxed().toList();
    }

    /// The words of a pick.
    public String label(int pick) {
        if (kind != Kind.SCALE) {
            return options.get(pick - 1);
        }
        var end = pick == first() ? 0 : pick == last() ? 1 : 2;
        return end < options.size() ? pick + " " + options.get(end) : String.valueOf(pick);
    }

    /// The name of its field in a form.
    public String field() {
        return "q-" + id;
    }

    public String field(int line) {
        return kind == Kind.MATRIX ? field() + "-" + line : field();
    }

    public int mostWords() {
        return most == null ? 500 : most;
    }

    private int first() {
        return least == null ? 1 : least;
    }

    private int last() {
        return most == null ? 5 : most;
    }
}
