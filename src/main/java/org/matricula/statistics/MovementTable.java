package org.matricula.statistics;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// 学生变动情况: opening, what came and went by kind, closing.
///
/// @param opening on the evening before `from`
/// @param closing on the evening of `to`
record MovementTable(
        LocalDate from, LocalDate to, long opening, List<Movements.Kind> kinds, long closing) {

    long in() {
        return kinds.stream().mapToLong(Movements.Kind::in).sum();
    }

    long out() {
        return kinds.stream().mapToLong(Movements.Kind::out).sum();
    }

    /// Opening and closing are counted from the head-counts, the kinds from the movements: two ways
    /// that must meet.
    boolean balances() {
        return opening + in() - out() == closing;
    }

    /// Draws the table up from one view of the database.
    @Service
    static class Drawing {

        private final Headcounts headcounts;
        private final Movements movements;

        Drawing(Headcounts headcounts, Movements movements) {
            this.headcounts = headcounts;
            this.movements = movements;
        }

        @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
        public MovementTable of(Place place, LocalDate from, LocalDate to) {
            return new MovementTable(
                    from,
                    to,
                    headcounts.total(place, from.minusDays(1)),
                    movements.between(place, from, to),
                    headcounts.total(place, to));
        }
    }
}
