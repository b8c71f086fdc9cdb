package org.matricula.exchange.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.page.Rate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.OAuth2AccessTokenGenerator;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/// The two doors for other systems, apart from the one for people: where tokens are given, and
/// where they are used. Neither knows sessions.
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class ClientDoors {

    static final String TOKEN = "/oauth2/token";

    private static final int A_MINUTE = 60;

    @Bean
    AuthorizationServerSettings tokenSettings(@Value("${matricula.public-url}") String publicUrl) {
        var settings = AuthorizationServerSettings.builder().tokenEndpoint(TOKEN);
        // an address that is missing or none is told at the start, in words
        if (publicUrl.matches("https?://\\S+")) {
            settings.issuer(publicUrl);
        }
        return settings.build();
    }

    @Bean
    @Order(1)
    SecurityFilterChain tokenDoor(
            HttpSecurity http, ClientRegistrations clients, ClientTokens tokens, Clock clock)
            throws Exception {
        http.securityMatcher(TOKEN)
                .with(
                        new OAuth2AuthorizationServerConfigurer(),
                        server ->
                                server.registeredClientRepository(clients)
                                        .authorizationService(tokens)
                                        .tokenGenerator(new OAuth2AccessTokenGenerator())
                                        .clientAuthentication(it ->
                                                it.authenticationProviders(
                                                        all -> all.forEach(ClientDoors::digests))))
                .authorizeHttpRequests(it -> it.anyRequest().authenticated())
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(
                        new Slow(new Rate(A_MINUTE, clock)), SecurityContextHolderFilter.class);
        return http.build();
    }

    private static void digests(Object provider) {
        if (provider instanceof ClientSecretAuthenticationProvider secrets) {
            secrets.setPasswordEncoder(new ClientRegistrations.Digests());
        }
    }

    @Bean
    @Order(2)
    SecurityFilterChain dataDoor(HttpSecurity http, ClientTokens tokens, JsonMapper json)
            throws Exception {
        http.securityMatcher("/ims/**")
                .oauth2ResourceServer(it ->
                        it.opaqueToken(opaque -> opaque.introspector(tokens))
                                .authenticationEntryPoint(
                                        (request, response, why) -> turnAway(json, response)))
                .exceptionHandling(it ->
                        it.authenticationEntryPoint(
                                (request, response, why) -> turnAway(json, response)))
                .authorizeHttpRequests(it -> it.anyRequest().authenticated())
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new ClientActing(), AuthorizationFilter.class);
        return http.build();
    }

    private static void turnAway(JsonMapper json, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        StatusInfo.failure("unauthorisedrequest", "a valid access token is needed")
                .write(HttpStatus.UNAUTHORIZED, json, response);
    }

    /// Binds the client to the request, as a post is bound for a person.
    private static final class ClientActing extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(
                HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            var authentication = SecurityContextHolder.getContext().getAuthentication();
            if (authentication == null
                    || !(authentication.getPrincipal() instanceof OAuth2AuthenticatedPrincipal it)
                    || !(it.getAttribute(ClientTokens.ACTOR) instanceof Actor actor)) {
                chain.doFilter(request, response);
                return;
            }
            try {
                Acting.<@Nullable Void, Exception>call(
                        actor,
                        () -> {
                            chain.doFilter(request, response);
                            return null;
                        });
            } catch (IOException | ServletException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new ServletException(e);
            }
        }
    }

    /// Secrets are not tried by the thousand.
    private static final class Slow extends OncePerRequestFilter {

        private final Rate rate;

        Slow(Rate rate) {
            this.rate = rate;
        }

        @Override
        protected void doFilterInternal(
                HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            var wait = rate.wait(request.getRemoteAddr());
            if (wait == 0) {
                chain.doFilter(request, response);
                return;
            }
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait));
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.getWriter().write("{\"error\":\"slow_down\"}");
        }
    }
}
