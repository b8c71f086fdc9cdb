package org.matricula.statistics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// 两日对比: a count on two days, and what explains the difference.
///
/// @param reasons what happened, in the words of the national kinds
public record ChangesTable(List<Line> lines, Line sum, List<Reason> reasons) {

    /// One value: opening + in - out + moved in - moved out = closing.
    ///
    /// @param movedIn from another value within the same place
    public record Line(
            String label,
            @Nullable String value,
            long opening,
            long in,
            long out,
            long movedIn,
            long movedOut,
            long closing) {

        public boolean balances() {
            return opening + in - out + movedIn - movedOut == closing;
        }

        private Line plus(Line it) {
            return new Line(
                    label,
                    value,
                    opening + it.opening,
                    in + it.in,
                    out + it.out,
                    movedIn + it.movedIn,
                    movedOut + it.movedOut,
                    closing + it.closing);
        }
    }

    /// @param verbs those that go by the same words
    /// @param acts how many were done, whether or not they moved anybody
    public record Reason(
            String label, Set<String> verbs, long in, long out, long moved, long acts) {

        private Reason and(Reason it) {
            var both = new TreeSet<>(verbs);
            both.addAll(it.verbs);
            return new Reason(
                    label, both, in + it.in, out + it.out, moved + it.moved, acts + it.acts);
        }
    }

    /// Draws the table up from one view of the database. Opening and closing come from the
    /// head-counts, the changes from the standings: two ways that must meet.
    @Service
    static class Drawing {

        private final Headcounts headcounts;
        private final Flows flows;
        private final StatisticsWords words;

        Drawing(Headcounts headcounts, Flows flows, StatisticsWords words) {
            this.headcounts = headcounts;
            this.flows = flows;
            this.words = words;
        }

        @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
        public ChangesTable of(Flows.Span span, Dimension by, Locale locale) {
            var opening = counts(span, by, span.from());
            var closing = counts(span, by, span.to());
            var changes = flows.changes(span, by);
            var values = new TreeSet<@Nullable String>(HeadcountView::inOrder);
            values.addAll(opening.keySet());
            values.addAll(closing.keySet());
            var labels = words.of(by, values, span.place().unitId(), span.to(), locale);
            var total = words.say("statistics.total", locale);
            var lines = new ArrayList<Line>();
            var sum = new Line(total, null, 0, 0, 0, 0, 0, 0);
            for (var value : values) {
                var line =
                        line(
                                labels.getOrDefault(value, ""),
                                value,
                                opening.getOrDefault(value, 0L),
                                closing.getOrDefault(value, 0L),
                                changes);
                lines.add(line);
                sum = sum.plus(line);
            }
            return new ChangesTable(lines, sum, reasons(changes, flows.acts(span, by), locale));
        }

        private Map<@Nullable String, Long> counts(
                Flows.Span span, Dimension by, java.time.LocalDate day) {
            var counts = new LinkedHashMap<@Nullable String, Long>();
            headcounts
                    .cells(
                            new Headcounts.Question(
                                    span.place(), List.of(by), day, span.knownAt(), span.filters()))
                    .forEach(it -> counts.put(it.keys().getFirst(), it.count()));
            return counts;
        }

        private static Line line(
                String label,
                @Nullable String value,
                long opening,
                long closing,
                List<Flows.Change> changes) {
            long in = 0;
            long out = 0;
            long movedIn = 0;
            long movedOut = 0;
            for (var it : changes) {
                var arrives = it.is() && java.util.Objects.equals(it.to(), value);
                var leaves = it.was() && java.util.Objects.equals(it.from(), value);
                in += arrives && !it.was() ? it.n() : 0;
                movedIn += arrives && it.was() ? it.n() : 0;
                out += leaves && !it.is() ? it.n() : 0;
                movedOut += leaves && it.is() ? it.n() : 0;
            }
            return new Line(label, value, opening, in, out, movedIn, movedOut, closing);
        }

        private List<Reason> reasons(
                List<Flows.Change> changes, List<Flows.Acts> acts, Locale locale) {
            var reasons = new TreeMap<String, Reason>();
            for (var it : changes) {
                var label =
                        it.verb() == null
                                ? words.say("statistics.changes.detail", locale)
                                : words.verb(it.verb());
                reasons.merge(
                        label,
                        new Reason(
                                label,
                                Set.of(it.verb() == null ? Flows.DETAIL : it.verb()),
                                it.was() ? 0 : it.n(),
                                it.is() ? 0 : it.n(),
                                it.was() && it.is() ? it.n() : 0,
                                0),
                        Reason::and);
            }
            for (var it : acts) {
                var label = words.verb(it.verb());
                reasons.merge(
                        label, new Reason(label, Set.of(it.verb()), 0, 0, 0, it.n()), Reason::and);
            }
            return List.copyOf(reasons.values());
        }
    }
}
