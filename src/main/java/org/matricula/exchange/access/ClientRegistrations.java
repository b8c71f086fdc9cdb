package org.matricula.exchange.access;

import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.OAuth2TokenFormat;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;

/// The clients as the token endpoint knows them: those that are confirmed and not ended.
@Component
class ClientRegistrations implements RegisteredClientRepository {

    static final Duration LIFE = Duration.ofHours(1);

    private final ClientRows clients;

    ClientRegistrations(ClientRows clients) {
        this.clients = clients;
    }

    /// Clients are made on the page alone.
    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException();
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return found(id).orElse(null);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return found(clientId).orElse(null);
    }

    private Optional<RegisteredClient> found(String id) {
        return uuid(id).flatMap(clients::find).filter(DataClient::open).map(this::registered);
    }

    private RegisteredClient registered(DataClient it) {
        return RegisteredClient.withId(it.id().toString())
                .clientId(it.id().toString())
                .clientName(it.name())
                .clientSecret(HexFormat.of().formatHex(clients.secret(it.id())))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(all -> all.addAll(it.scopes()))
                .tokenSettings(
                        TokenSettings.builder()
                                .accessTokenFormat(OAuth2TokenFormat.REFERENCE)
                                .accessTokenTimeToLive(LIFE)
                                .build())
                .build();
    }

    static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException noIdentifier) {
            return Optional.empty();
        }
    }

    /// Compares a secret with its digest, in the same time whether it is near or far.
    static final class Digests implements PasswordEncoder {

        @Override
        public String encode(@Nullable CharSequence shown) {
            return HexFormat.of().formatHex(new Secret(String.valueOf(shown)).digest());
        }

        @Override
        public boolean matches(@Nullable CharSequence shown, @Nullable String digest) {
            return shown != null
                    && digest != null
                    && MessageDigest.isEqual(
                            new Secret(shown.toString()).digest(), HexFormat.of().parseHex(digest));
        }
    }
}
