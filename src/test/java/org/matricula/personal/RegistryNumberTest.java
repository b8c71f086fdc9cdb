package org.matricula.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.matricula.personal.RegistryNumber.Kind;

class RegistryNumberTest {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @ParameterizedTest
    @CsvSource({
        "G11010519491231002X, BY_IDENTITY, true",
        "g11010519491231002x, BY_IDENTITY, true",
        "J11010519491231002X, BY_SCHOOL, true",
        "L110105201501010042, TEMPORARY, false",
    })
    void the_letter_tells_the_kind(String typed, Kind kind, boolean national) {
        var number = RegistryNumber.of(RegistryNumber.normalise(typed)).orElseThrow();

        assertThat(number.kind()).isEqualTo(kind);
        assertThat(number.national()).isEqualTo(national);
        assertThat(RegistryNumber.check(number.number(), TODAY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "11010519491231002X, registry-number.length",
        "K11010519491231002X, registry-number.letter",
        "L11010520150101004X, registry-number.characters",
        "L110105201513010042, registry-number.birth",
        "L110105202701010042, registry-number.birth",
        "G110105194912310021, identity.check-digit",
        "J110105194912310021, registry-number.check-digit",
    })
    void each_mistake_has_its_own_name(String number, String code) {
        assertThat(RegistryNumber.check(number, TODAY))
                .extracting(Problem::code)
                .containsExactly(code);
    }

    @Test
    void a_placeholder_is_not_national() {
        var placeholder =
                RegistryNumber.temporary(
                        "110105", LocalDate.of(2015, 1, 1), new SplittableRandom(7));

        assertThat(placeholder.number()).startsWith("L11010520150101").hasSize(19);
        assertThat(placeholder.national()).isFalse();
        assertThat(RegistryNumber.check(placeholder.number(), TODAY)).isEmpty();
    }

    @Test
    void it_knows_the_document_it_was_made_of() {
        var number = new RegistryNumber("G11010519491231002X");

        assertThat(number.carries(new IdentityDocument("1", "11010519491231002x"))).isTrue();
        assertThat(number.carries(new IdentityDocument("1", "110105491231002"))).isTrue();
        assertThat(number.carries(new IdentityDocument("1", "440524188001010014"))).isFalse();
        assertThat(number).hasToString("RegistryNumber[G110105************]");
    }
}
