package org.matricula.exchange.access;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Scope;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// The tokens given to clients: kept as digests, and looked up with each request, so that a client
/// that is ended has read its last.
@Component
class ClientTokens implements OAuth2AuthorizationService, OpaqueTokenIntrospector {

    /// Whoever acts with a client's token.
    static final String ROLE = "data-client";

    static final String ACTOR = "actor";

    private final ClientRows clients;
    private final Ledger ledger;
    private final Clock clock;

    ClientTokens(ClientRows clients, Ledger ledger, Clock clock) {
        this.clients = clients;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        var given = authorization.getAccessToken();
        var client = UUID.fromString(authorization.getRegisteredClientId());
        var now = clock.instant();
        var scopes = List.copyOf(given.getToken().getScopes());
        clients.issue(
                new Secret(given.getToken().getTokenValue()).digest(),
                new ClientRows.Token(
                        UUID.randomUUID(),
                        client,
                        scopes,
                        now,
                        now.plus(ClientRegistrations.LIFE)));
        var holder = clients.find(client).orElseThrow();
        Acting.as(
                actor(holder),
                () ->
                        ledger.note(
                                Act.of("exchange.token", "client:" + client)
                                        .at(holder.lo())
                                        .to(Map.of("scopes", String.join(" ", scopes)))));
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        clients.dropToken(UUID.fromString(authorization.getId()));
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return null;
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        return null;
    }

    @Override
    public OAuth2AuthenticatedPrincipal introspect(String token) {
        var known =
                clients.token(new Secret(token).digest(), clock.instant())
                        .orElseThrow(() -> new BadOpaqueTokenException("unknown or expired"));
        var client =
                clients.find(known.client())
                        .filter(DataClient::open)
                        .orElseThrow(() -> new BadOpaqueTokenException("ended"));
        List<GrantedAuthority> scopes =
                AuthorityUtils.createAuthorityList(known.scopes().toArray(String[]::new));
        return new DefaultOAuth2AuthenticatedPrincipal(
                client.id().toString(), Map.of(ACTOR, actor(client)), scopes);
    }

    /// Reaches its school, as a person's post would.
    private static Actor actor(DataClient it) {
        var origin =
                RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes web
                        ? web.getRequest().getRemoteAddr()
                        : ROLE;
        return new Actor(
                it.id(),
                it.name(),
                ROLE,
                it.unitId(),
                new Scope(it.lo(), it.hi(), List.of()),
                origin);
    }
}
