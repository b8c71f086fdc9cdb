package org.matricula.identity.entry;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// 统一身份认证 by OpenID Connect; off unless an issuer is named.
///
/// @param claim the claim that carries the username
@ConfigurationProperties("matricula.oidc")
record OidcSettings(
        @Nullable String issuer,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @DefaultValue("preferred_username") String claim) {

    boolean configured() {
        return issuer != null && !issuer.isBlank();
    }
}
