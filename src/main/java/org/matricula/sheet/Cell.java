package org.matricula.sheet;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One cell as the person at the spreadsheet sees it.
///
/// @param text what stands there: numbers in full, without exponent, with the leading zeros their
///   format shows; dates in ISO form, with a time only where there is one; `TRUE` or `FALSE`; the
///   error such as `#N/A`
public record Cell(Kind kind, String text, Set<Mark> marks) {

    public enum Kind {
        EMPTY,
        TEXT,
        NUMBER,
        DATE,
        BOOLEAN,
        ERROR
    }

    public enum Mark {
        /// The value is the last result of a formula.
        FORMULA,
        /// The spreadsheet keeps fifteen digits of a number; this one had more, and lost them.
        ROUNDED,
        /// The value stands in a merged cell that reaches down to here.
        MERGED
    }

    public static final Cell EMPTY = new Cell(Kind.EMPTY, "", Set.of());

    private static final Set<Mark> ROUNDED = Set.of(Mark.ROUNDED);

    static Cell text(String text) {
        return text.isEmpty()
                ? EMPTY
                : new Cell(Kind.TEXT, text, NumberText.lostDigits(text) ? ROUNDED : Set.of());
    }

    static Cell of(Kind kind, String text) {
        return new Cell(kind, text, Set.of());
    }

    Cell with(Mark mark) {
        if (marks.isEmpty()) {
            return new Cell(kind, text, Set.of(mark));
        }
        var more = java.util.EnumSet.copyOf(marks);
        more.add(mark);
        return new Cell(kind, text, Set.copyOf(more));
    }

    public boolean is(Mark mark) {
        return marks.contains(mark);
    }

    public boolean isBlank() {
        return kind == Kind.EMPTY || CellText.tidy(text).isEmpty();
    }

    /// The day of a date cell.
    public @Nullable LocalDate date() {
        return kind == Kind.DATE && text.length() >= 10
                ? LocalDate.parse(text.substring(0, 10))
                : null;
    }
}
