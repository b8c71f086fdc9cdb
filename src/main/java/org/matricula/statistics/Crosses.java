package org.matricula.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;

/// 交叉统计: students 在籍 counted by one or two dimensions on a date, as it was known at an instant.
/// Whoever asks counts no more than they reach.
public interface Crosses {

    /// What is asked.
    ///
    /// @param unit the part of the tree; null for the acting person's own, or all they reach
    /// @param by none for one total, at most [Dimension#MOST]
    /// @param knownAt null for what is known now
    /// @param filters of each dimension the values that count, null among them for the unknown;
    ///   dimensions of the tree are chosen by `unit` and can't be filtered by
    record Question(
            @Nullable UUID unit,
            List<Dimension> by,
            LocalDate asOf,
            @Nullable Instant knownAt,
            Map<Dimension, List<@Nullable String>> filters) {

        public static Question of(@Nullable UUID unit, LocalDate asOf, Dimension... by) {
            return new Question(unit, List.of(by), asOf, null, Map.of());
        }

        public Question knownAt(@Nullable Instant instant) {
            return new Question(unit, by, asOf, instant, filters);
        }

        public Question only(Map<Dimension, List<@Nullable String>> values) {
            return new Question(unit, by, asOf, knownAt, values);
        }
    }

    /// A number that isn't zero.
    ///
    /// @param keys the value of each dimension asked for, in that order: a code, a number or the id
    ///   of a unit; null where none is known
    record Cell(List<@Nullable String> keys, long count) {}

    /// Only cells that are not empty, in the order of their keys.
    ///
    /// @throws Absent if there is no such unit within reach
    List<Cell> count(Question question);

    /// The address of the page that shows the students behind one number.
    ///
    /// @param keys as in a cell; fewer for an edge sum, none for the total
    String students(Question question, List<@Nullable String> keys);
}
