package org.matricula.identity.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.matricula.kernel.Refusal;

class PasswordRulesTest {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T04:00:00Z"), ZoneOffset.UTC);

    private final PasswordRules guidance =
            new PasswordRules(new PasswordSettings("asvs", 8, 90), CLOCK);
    private final PasswordRules composed =
            new PasswordRules(new PasswordSettings("mlps3", 8, 90), CLOCK);

    @ParameterizedTest
    @CsvSource({
        "short1, password.short",
        "12345678, password.common",
        "87654321, password.common",
        "aaaaaaaa, password.common",
        "Password123, password.common",
        "qwertyuiop, password.common",
        "wangfang2020x, password.name"
    })
    void what_is_guessed_first_will_not_do(String password, String reason) {
        assertThat(guidance.refusals(password, "wangfang", "王芳"))
                .extracting(Refusal::code)
                .contains(reason);
    }

    @ParameterizedTest
    @CsvSource({"three blue herons wade", "今天下雨我没有带伞", "vmqtkzrb"})
    void length_is_enough_and_no_kind_of_letter_is_asked(String password) {
        assertThat(guidance.refusals(password, "wangfang", "王芳")).isEmpty();
    }

    @Test
    void the_national_profile_asks_for_kinds_and_renewal() {
        assertThat(composed.refusals("three blue herons wade", "w", "王"))
                .extracting(Refusal::code)
                .contains("password.kinds");
        assertThat(composed.refusals("Three blue herons 3", "w", "王")).isEmpty();
        assertThat(composed.outworn(Instant.parse("2026-08-01T00:00:00Z"))).isTrue();
        assertThat(composed.outworn(Instant.parse("2026-11-01T00:00:00Z"))).isFalse();
        assertThat(guidance.outworn(Instant.parse("2020-01-01T00:00:00Z"))).isFalse();
    }
}
