package org.matricula.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
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

class ResidentIdTest {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Test
    void the_examples_of_the_standard_are_read() {
        var woman = new ResidentId("11010519491231002X");
        var man = new ResidentId("440524188001010014");

        assertThat(woman.birthOn()).isEqualTo("1949-12-31");
        assertThat(woman.sex()).isEqualTo("2");
        assertThat(woman.division()).isEqualTo("110105");
        assertThat(man.birthOn()).isEqualTo("1880-01-01");
        assertThat(man.sex()).isEqualTo("1");
        assertThat(ResidentId.check(woman.number(), TODAY)).isEmpty();
        assertThat(ResidentId.check(man.number(), TODAY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "１１０１０５１９４９１２３１００２Ｘ",
                " 110105 19491231 002x ",
                "'11010519491231002x",
                "’11010519491231002X",
                "＇11010519491231002X",
                "=\"11010519491231002X\"",
                "110105-19491231-002X",
                "11010519491231002×",
                "11010519491231002Х",
                "\uFEFF110105\u00A019491231\u200B002X\t",
            })
    void typing_is_mended(String typed) {
        assertThat(ResidentId.normalise(typed)).isEqualTo("11010519491231002X");
    }

    @ParameterizedTest
    @CsvSource({
        "1.10105E+17, identity.scientific",
        "1.10105194912310e17, identity.scientific",
        "110105194912310000, identity.rounded",
        "110105194912310021.0, identity.rounded",
        "110105491231002, identity.old-number",
        "11010519491231002, identity.length",
        "1101051949123100021, identity.length",
        "1101O519491231002X, identity.characters",
        "110105194912310X21, identity.characters",
        "110105194912310021, identity.check-digit",
    })
    void each_mistake_has_its_own_name(String number, String code) {
        assertThat(codes(ResidentId.normalise(number))).containsExactly(code);
    }

    @Test
    void only_what_cannot_be_forbids() {
        assertThat(ResidentId.check(sealed("11010520270101001"), TODAY))
                .containsExactly(Problem.error("identity.birth-future", "2027-01-01"));
        assertThat(ResidentId.check(sealed("11010520250229001"), TODAY))
                .containsExactly(Problem.warning("identity.birth-impossible", "20250229"));
        assertThat(ResidentId.check(sealed("99010520250228001"), TODAY))
                .containsExactly(Problem.warning("identity.division-unknown", "990105"));
        assertThat(ResidentId.of(sealed("11010520250229001"))).isEmpty();
    }

    @Test
    void a_birth_today_is_none_in_the_future() {
        assertThat(codes(sealed("11010520261123001"))).isEmpty();
    }

    @Test
    void a_right_number_ending_in_noughts_is_asked_about() {
        var rounded =
                Stream.iterate(LocalDate.of(2000, 1, 1), it -> it.plusDays(1))
                        .map(it -> sealed("110105" + it.toString().replace("-", "") + "100"))
                        .filter(it -> it.endsWith("000"))
                        .findFirst()
                        .orElseThrow();
        assertThat(codes(rounded)).containsExactly("identity.rounded-perhaps");
    }

    @Test
    void an_old_number_is_upgraded_when_asked() {
        assertThat(ResidentId.upgrade15("110105491231002"))
                .contains(new ResidentId("11010519491231002X"));
        assertThat(ResidentId.upgrade15("110105991231997").orElseThrow().birthOn())
                .isEqualTo("1899-12-31");
        assertThat(ResidentId.upgrade15("110105499931002")).isEmpty();
        assertThat(ResidentId.upgrade15("11010549123100")).isEmpty();
    }

    @Test
    void a_log_shows_a_masked_number() {
        assertThat(new ResidentId("11010519491231002X"))
                .hasToString("ResidentId[110105************]");
    }

    @Property
    void every_number_made_is_read_back(@ForAll("numbers") String number) {
        var id = new ResidentId(number);

        assertThat(ResidentId.of(ResidentId.normalise(number.toLowerCase()))).contains(id);
        assertThat(id.birthOn().toString().replace("-", "")).isEqualTo(number.substring(6, 14));
        assertThat(ResidentId.check(number, TODAY)).noneMatch(Problem::forbids);
    }

    @Property
    void any_one_digit_changed_is_caught(
            @ForAll("numbers") String number,
            @ForAll @IntRange(max = 16) int at,
            @ForAll @IntRange(min = 1, max = 9) int by) {
        var digit = (char) ('0' + (number.charAt(at) - '0' + by) % 10);
        var changed = number.substring(0, at) + digit + number.substring(at + 1);

        assertThat(ResidentId.of(changed)).isEmpty();
        assertThat(codes(changed)).isNotEmpty();
    }

    @Property
    void any_two_neighbours_swapped_are_caught(
            @ForAll("numbers") String number, @ForAll @IntRange(max = 15) int at) {
        var swapped =
                number.substring(0, at)
                        + number.charAt(at + 1)
                        + number.charAt(at)
                        + number.substring(at + 2);

        if (!swapped.equals(number)) {
            assertThat(ResidentId.of(swapped)).isEmpty();
        }
    }

    @Property
    void what_a_spreadsheet_makes_of_a_number_is_seen(@ForAll("numbers") String number) {
        var kept = number.substring(0, 15) + "000";

        assertThat(codes(kept)).containsAnyOf("identity.rounded", "identity.rounded-perhaps");
    }

    @Property
    void checking_never_breaks(@ForAll String anything) {
        assertThat(ResidentId.check(ResidentId.normalise(anything), TODAY)).isNotNull();
    }

    @Provide
    static Arbitrary<String> numbers() {
        var divisions = Arbitraries.of("110105", "440524", "653101", "810000", "830000");
        var days = Arbitraries.integers().between(0, 140 * 365);
        var sequences = Arbitraries.integers().between(1, 999);
        return Combinators.combine(divisions, days, sequences)
                .as((division, day, sequence) ->
                        sealed(
                                division
                                        + LocalDate.of(1885, 1, 1)
                                                .plusDays(day)
                                                .toString()
                                                .replace("-", "")
                                        + "%03d".formatted(sequence)));
    }

    static String sealed(String seventeen) {
        return seventeen + ResidentId.checkDigit(seventeen);
    }

    static List<String> codes(String number) {
        return ResidentId.check(number, TODAY).stream().map(Problem::code).toList();
    }
}
