package org.matricula.survey.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What a number's answers look like as bars.
class NumberStepsTest {

    @Test
    void few_values_are_told_one_by_one() {
        assertThat(NumberSteps.each(values("8", "8", "7", "9", "8"), 1))
                .extracting(it -> it.label() + ": " + it.n())
                .containsExactly("7: 1", "8: 3", "9: 1");
        assertThat(NumberSteps.each(values("7.50", "7.5"), 1))
                .extracting(it -> it.label() + ": " + it.n())
                .containsExactly("7.5: 2");
    }

    /// Nobody who sleeps three hours or sixteen is to be read off the end of a chart.
    @Test
    void of_an_anonymous_question_the_ends_are_told_together() {
        assertThat(
                        NumberSteps.each(
                                values("3", "8", "8", "8", "8", "8", "9", "9", "9", "9", "9", "16"),
                                5))
                .extracting(it -> it.label() + ": " + it.n())
                .containsExactly("< 8: 1", "8: 5", "9: 5", "> 9: 1");
        assertThat(NumberSteps.each(values("1", "2", "3", "4", "5"), 5))
                .as("there is no value that is not somebody’s")
                .isEmpty();
    }

    @Test
    void many_whole_numbers_stand_in_steps_of_whole_numbers() {
        var even = NumberSteps.even(spread("3", "47", true));
        assertThat(even.edges())
                .extracting(NumberSteps::plain)
                .containsExactly("0", "10", "20", "30", "40", "50");
        assertThat(even.steps(List.of(0L, 4L, 3L, 2L, 1L, 5L, 9L)))
                .extracting(NumberSteps.Step::label)
                .containsExactly(
                        "< 0", "0 – 9", "10 – 19", "20 – 29", "30 – 39", "40 – 49", "≥ 50");
        assertThat(
                        NumberSteps.even(spread("1", "6", true))
                                .steps(new ArrayList<>(List.of(1L, 1L, 1L))))
                .extracting(NumberSteps.Step::label)
                .as("a step of one number is that number")
                .containsExactly("< 1", "1", "2");
    }

    @Test
    void edges_are_round_ascending_and_reach_from_end_to_end_whatever_the_range() {
        for (var range :
                List.of(
                        spread("0.001", "0.0072", false),
                        spread("7.25", "7.75", false),
                        spread("8", "8", true),
                        spread("8.5", "8.5", false),
                        spread("-40", "3000000", true),
                        spread("0", "1000000000", true),
                        spread("12", "25", true))) {
            var edges = NumberSteps.even(range).edges();
            assertThat(edges)
                    .as("%s", range)
                    .hasSizeBetween(2, 9)
                    .isSorted()
                    .doesNotHaveDuplicates();
            assertThat(edges.getFirst()).isLessThanOrEqualTo(range.low());
            assertThat(edges.getLast()).isGreaterThan(range.high());
            assertThat(edges)
                    .as("%s", range)
                    .allMatch(it -> !range.whole() || it.stripTrailingZeros().scale() <= 0);
        }
    }

    private static NumberSteps.Spread spread(String low, String high, boolean whole) {
        return new NumberSteps.Spread(new BigDecimal(low), new BigDecimal(high), whole);
    }

    private static List<NumberSteps.Value> values(String... answers) {
        var counted = new TreeMap<BigDecimal, Long>();
        Arrays.stream(answers).forEach(it -> counted.merge(new BigDecimal(it), 1L, Long::sum));
        return counted.entrySet().stream()
                .map(it -> new NumberSteps.Value(it.getKey(), it.getValue()))
                .toList();
    }
}
