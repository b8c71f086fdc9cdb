package org.matricula.survey.result;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the answers to a question for a number are told: each value by itself where there are few,
/// else in even steps with round edges. What lies far out is told together, so that it neither
/// flattens the rest nor, where nobody gave a name, stands out by itself.
final class NumberSteps {

    /// So many different values are told one by one.
    static final int FEW = 12;

    private static final BigDecimal SIX = BigDecimal.valueOf(6);

    /// One value, and how often it was answered.
    record Value(BigDecimal amount, long n) {}

    /// A bar: its words and how many.
    record Step(String label, long n) {}

    /// How far the answers spread.
    ///
    /// @param low below it lies no more than a tenth
    /// @param high above it lies no more than a tenth
    /// @param whole whether all are whole numbers
    record Spread(BigDecimal low, BigDecimal high, boolean whole) {}

    /// Even steps.
    ///
    /// @param edges one more than there are steps, ascending
    record Even(List<BigDecimal> edges, boolean whole) {

        /// @param counts below the first edge, in each step, and from the last edge on
        List<Step> steps(List<Long> counts) {
            var all = new ArrayList<Step>();
            for (var nth = 0; nth < counts.size(); nth++) {
                all.add(new Step(label(nth), counts.get(nth)));
            }
            return all;
        }

        private String label(int nth) {
            if (nth == 0) {
                return "< " + plain(edges.getFirst());
            }
            if (nth == edges.size()) {
                return "≥ " + plain(edges.getLast());
            }
            var from = edges.get(nth - 1);
            var to = whole ? edges.get(nth).subtract(BigDecimal.ONE) : edges.get(nth);
            return from.compareTo(to) == 0 ? plain(from) : plain(from) + " – " + plain(to);
        }
    }

    private NumberSteps() {}

    /// Each value by itself.
    ///
    /// @param values ascending
    /// @param ends how many the first and the last told value must at least hold together with what
    ///   lies beyond: of an anonymous questionnaire the smallest group, else one
    /// @return nothing where there are too few to tell any value apart
    static List<Step> each(List<Value> values, int ends) {
        var first = end(values, ends);
        var last = values.size() - 1 - end(values.reversed(), ends);
        if (first > last) {
            return List.of();
        }
        var all = new ArrayList<Step>();
        var below = values.subList(0, first).stream().mapToLong(Value::n).sum();
        if (below > 0) {
            all.add(new Step("< " + plain(values.get(first).amount()), below));
        }
        values.subList(first, last + 1)
                .forEach(it -> all.add(new Step(plain(it.amount()), it.n())));
        var above = values.subList(last + 1, values.size()).stream().mapToLong(Value::n).sum();
        if (above > 0) {
            all.add(new Step("> " + plain(values.get(last).amount()), above));
        }
        return all;
    }

    private static int end(List<Value> values, int ends) {
        var sum = 0L;
        for (var nth = 0; nth < values.size(); nth++) {
            sum += values.get(nth).n();
            if (sum >= ends) {
                return nth;
            }
        }
        return values.size();
    }

    /// About six steps of 1, 2, 2.5 or 5 times a power of ten; of whole numbers whole ones.
    static Even even(Spread it) {
        var width = width(it);
        var from = multiple(it.low(), width, RoundingMode.FLOOR);
        var edges = new ArrayList<BigDecimal>();
        for (var edge = from; ; edge = edge.add(width)) {
            edges.add(edge);
            if (edge.compareTo(it.high()) > 0) {
                return new Even(List.copyOf(edges), it.whole());
            }
        }
    }

    private static BigDecimal width(Spread it) {
        var range = it.high().subtract(it.low());
        var least = range.signum() == 0 ? BigDecimal.ONE : range;
        var wanted = least.divide(SIX, 12, RoundingMode.CEILING);
        var ten = BigDecimal.ONE.scaleByPowerOfTen(wanted.precision() - wanted.scale() - 1);
        BigDecimal found = null;
        for (var factor : List.of("1", "2", "2.5", "5", "10")) {
            var width = ten.multiply(new BigDecimal(factor));
            found = fits(width, wanted, it.whole()) && found == null ? width : found;
        }
        return found == null ? ten.multiply(BigDecimal.TEN).max(BigDecimal.ONE) : found;
    }

    private static boolean fits(BigDecimal width, BigDecimal wanted, boolean whole) {
        return width.compareTo(wanted) >= 0 && (!whole || width.stripTrailingZeros().scale() <= 0);
    }

    private static BigDecimal multiple(BigDecimal of, BigDecimal width, RoundingMode mode) {
        return of.divide(width, 0, mode).multiply(width);
    }

    static String plain(@Nullable BigDecimal it) {
        return it == null ? "" : it.stripTrailingZeros().toPlainString();
    }
}
