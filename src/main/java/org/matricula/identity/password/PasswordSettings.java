package org.matricula.identity.password;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param profile `asvs` asks for length and against the commonest (OWASP ASVS 5.0 6.2); `mlps3`
///   adds composition and renewal, as GB/T 22239-2019 level 3 is commonly judged
/// @param shortest characters at least
/// @param renewDays under `mlps3`, how long a password lasts
@ConfigurationProperties("matricula.password")
record PasswordSettings(
        @DefaultValue("asvs") String profile,
        @DefaultValue("8") int shortest,
        @DefaultValue("90") int renewDays) {

    boolean composed() {
        return profile.equals("mlps3");
    }
}
