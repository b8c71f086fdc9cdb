package org.matricula.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberPatternTest {

    static final Map<String, String> VALUES =
            Map.of(
                    "year", "2026", "unit", "3", "major", "07", "class", "2", "season", "1",
                    "school", "100");

    @ParameterizedTest
    @CsvSource({
        "{year:4}{unit:2}{major:2}{seq:4}, 202603070042",
        "{year:2}{unit:2}{class:2}{seq:2}, 26030242",
        "{year:2}{season:1}{school:3}{seq:7}, 2611000000042",
        "S{year:2}-{seq:3}, S26-042",
        "{seq:9}, 000000042",
    })
    void a_number_is_put_together(String pattern, String number) {
        var made = NumberPattern.of(pattern);

        assertThat(made.format(VALUES, 42)).isEqualTo(number).hasSize(made.width());
        assertThat(made.checkNumber(number)).isEmpty();
        assertThat(made.read(number).orElseThrow().sequence()).isEqualTo(42);
        assertThat(number).startsWith(made.prefix(VALUES));
    }

    @Test
    void the_thirteen_digits_of_the_open_university_are_read() {
        var reading =
                NumberPattern.of("{year:2}{season:1}{school:3}{seq:7}")
                        .read("1711001201115")
                        .orElseThrow();

        assertThat(reading.values())
                .containsExactly(
                        Map.entry("year", "17"),
                        Map.entry("season", "1"),
                        Map.entry("school", "100"));
        assertThat(reading.sequence()).isEqualTo(1201115);
    }

    @ParameterizedTest
    @CsvSource({
        "'', number-pattern.empty",
        "{year:4}, number-pattern.sequence-missing",
        "{seq:2}{seq:2}, number-pattern.sequence-twice",
        "{seq:4}{year:4}, number-pattern.sequence-last",
        "{seq:4}A, number-pattern.sequence-last",
        "{dept:2}{seq:4}, number-pattern.field",
        "{unit}{seq:4}, number-pattern.width",
        "{unit:0}{seq:4}, number-pattern.width",
        "{unit:12}{seq:4}, number-pattern.width",
        "{year:3}{seq:4}, number-pattern.width",
        "{year:4{seq:4}, number-pattern.brace",
        "年{seq:4}, number-pattern.character",
        "{year:4}{unit:9}{seq:8}, number-pattern.length",
    })
    void a_pattern_nobody_can_follow_is_explained(String pattern, String code) {
        assertThat(NumberPattern.check(pattern, 20)).extracting(Problem::code).contains(code);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NumberPattern.of(pattern))
                .withMessageContaining(code);
    }

    @Test
    void higher_education_has_fifteen() {
        var pattern = "{year:4}{unit:4}{major:4}{seq:4}";

        assertThat(NumberPattern.check(pattern, NumberPattern.LONGEST)).isEmpty();
        assertThat(NumberPattern.check(pattern, NumberPattern.LONGEST_IN_HIGHER_EDUCATION))
                .containsExactly(Problem.error("number-pattern.length", 15, 16));
    }

    @Test
    void a_value_that_does_not_fit_is_refused() {
        var pattern = NumberPattern.of("{year:2}{unit:2}{major:2}{seq:2}");

        assertThat(pattern.check(Map.of("year", "2026", "unit", "123")))
                .containsExactly(
                        Problem.error("number-pattern.value-long", "unit", "123", 2),
                        Problem.error("number-pattern.value-missing", "major"));
        assertThat(pattern.check(Map.of("year", "abc", "unit", "A", "major", "07")))
                .containsExactly(
                        Problem.error("number-pattern.value-character", "year", "abc"),
                        Problem.error("number-pattern.value-short", "unit", "A", 2));
        assertThatIllegalArgumentException().isThrownBy(() -> pattern.prefix(Map.of()));
    }

    @Test
    void the_sequence_ends_where_its_digits_end() {
        var pattern = NumberPattern.of("{year:2}{seq:2}");

        assertThat(pattern.capacity()).isEqualTo(99);
        assertThat(pattern.format(VALUES, 99)).isEqualTo("2699");
        assertThatIllegalArgumentException().isThrownBy(() -> pattern.format(VALUES, 100));
        assertThatIllegalArgumentException().isThrownBy(() -> pattern.format(VALUES, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"S26042", "T26-042", "S2A-042", "S26-04A", "S26-0421", ""})
    void a_number_of_another_pattern_may_stay_with_a_reason(String number) {
        var pattern = NumberPattern.of("S{year:2}-{seq:3}");

        assertThat(pattern.checkNumber(number)).isNotEmpty().allMatch(Problem::needsReason);
        assertThat(pattern.read(number)).isEmpty();
    }

    @Property
    void what_is_put_together_comes_apart_again(
            @ForAll("patterns") String text, @ForAll @IntRange(min = 1, max = 99) int sequence) {
        var pattern = NumberPattern.of(text);
        var number = pattern.format(VALUES, sequence);
        var reading = pattern.read(number).orElseThrow();

        assertThat(reading.sequence()).isEqualTo(sequence);
        assertThat(pattern.format(reading.values(), sequence)).isEqualTo(number);
        assertThat(reading.values().keySet()).containsExactlyElementsOf(pattern.fields());
    }

    @Property
    void checking_never_breaks(@ForAll String anything) {
        assertThat(NumberPattern.check(anything, 20)).isNotNull();
    }

    @Provide
    static Arbitrary<String> patterns() {
        var year = Arbitraries.of("", "{year:2}", "{year:4}", "B{year:4}");
        var unit = Arbitraries.of("", "{unit:2}", "{unit:4}", "-{unit:1}");
        var rest = Arbitraries.of("", "{class:2}", "{major:3}", "0");
        var sequence = Arbitraries.integers().between(2, 5).map("{seq:%d}"::formatted);
        return Combinators.combine(year, unit, rest, sequence).as((a, b, c, d) -> a + b + c + d);
    }
}
