package org.matricula.identity.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.matricula.identity.SignedIn;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.web.servlet.FlashMap;

class SessionValuesTest {

    private static boolean acted;

    /// What an attacker would like to see made.
    static class Gadget implements Serializable {
        private void readObject(ObjectInputStream in) throws IOException {
            acted = true;
        }
    }

    @Test
    void what_sessions_hold_is_read_back() {
        var token =
                UsernamePasswordAuthenticationToken.authenticated(
                        new SignedIn(UUID.randomUUID()), null, List.of());
        var flash = new FlashMap();
        flash.put("flash", "已保存");
        for (var it :
                List.of(
                        new SecurityContextImpl(token),
                        "BY_CODE",
                        new DefaultCsrfToken("h", "p", "t"),
                        new CopyOnWriteArrayList<>(List.of(flash)))) {
            assertThat(SessionValues.read(SessionValues.written(it)))
                    .hasSameClassAs(it)
                    .satisfiesAnyOf(
                            read -> assertThat(read).isEqualTo(it),
                            read -> assertThat(read).isInstanceOf(DefaultCsrfToken.class));
        }
    }

    @Test
    void a_value_of_another_kind_is_absent_and_nothing_of_it_runs() {
        assertThat(SessionValues.read(SessionValues.written(new Gadget()))).isNull();
        assertThat(
                        SessionValues.read(
                                SessionValues.written(new ArrayList<>(List.of(new Gadget())))))
                .isNull();
        assertThat(SessionValues.read(SessionValues.written(new java.io.File("/etc/passwd"))))
                .isNull();
        assertThat(acted).isFalse();
    }
}
