package org.matricula.identity.entry;

import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;

/// Registers with the school's identity service at the first sign-in, not at start: the register
/// must come up while that service is down.
@Configuration(proxyBeanMethods = false)
class Oidc {

    static final String REGISTRATION = "school";

    @Bean
    @ConditionalOnExpression("!'${matricula.oidc.issuer:}'.isBlank()")
    ClientRegistrationRepository identityServices(OidcSettings settings) {
        return new SupplierClientRegistrationRepository(() ->
                new InMemoryClientRegistrationRepository(
                        ClientRegistrations.fromIssuerLocation(
                                        Objects.requireNonNull(settings.issuer()))
                                .registrationId(REGISTRATION)
                                .clientId(settings.clientId())
                                .clientSecret(settings.clientSecret())
                                .scope("openid", "profile")
                                .build()));
    }
}
