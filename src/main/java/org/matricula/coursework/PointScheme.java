package org.matricula.coursework;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// 绩点算法: what each total from 0 to 100 is worth. Levels are worth what a total in their middle is;
/// below the pass mark nothing is worth anything.
///
/// @param code `linear-4`, `linear-5` or `table`
/// @param natures which courses are weighed
record PointScheme(String code, List<BigDecimal> points, List<String> natures) {

    /// @param least of a total, and its points
    public record Step(int least, BigDecimal points) {}

    static PointScheme of(String code, List<Step> table, int passMark, List<String> natures) {
        IntFunction<BigDecimal> by =
                switch (code) {
                    case "linear-4" -> total -> linear(total).min(BigDecimal.valueOf(4));
                    case "linear-5" -> PointScheme::linear;
                    default -> stepped(table);
                };
        return new PointScheme(
                code,
                IntStream.rangeClosed(0, 100)
                        .mapToObj(total -> total < passMark ? BigDecimal.ZERO : by.apply(total))
                        .toList(),
                natures);
    }

    /// 60 is worth one, 100 five: a tenth of the total less five.
    private static BigDecimal linear(int total) {
        return BigDecimal.valueOf(total)
                .divide(BigDecimal.TEN, 2, RoundingMode.HALF_UP)
                .subtract(BigDecimal.valueOf(5))
                .max(BigDecimal.ZERO);
    }

    private static IntFunction<BigDecimal> stepped(List<Step> table) {
        var steps = new TreeMap<Integer, BigDecimal>();
        table.forEach(it -> steps.put(it.least(), it.points()));
        return total -> {
            var step = steps.floorEntry(total);
            return step == null ? BigDecimal.ZERO : step.getValue();
        };
    }

    BigDecimal[] array() {
        return points.toArray(BigDecimal[]::new);
    }
}
