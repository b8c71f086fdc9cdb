package org.matricula.identity.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordsTest {

    @Test
    void a_hash_costs_a_thief_46_mebibytes_and_opens_to_its_password_alone() {
        var passwords = new Passwords();
        var hash = passwords.hash("three blue herons wade");
        assertThat(hash).startsWith("$argon2id$v=19$m=47104,t=1,p=1$");
        assertThat(passwords.matches("three blue herons wade", hash)).isTrue();
        assertThat(passwords.matches("three blue herons fly", hash)).isFalse();
        assertThat(passwords.matches("nobody has this password", null)).isFalse();
    }
}
