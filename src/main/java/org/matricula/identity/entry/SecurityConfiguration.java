package org.matricula.identity.entry;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.matricula.identity.Reach;
import org.matricula.kernel.Acting;
import org.matricula.page.ApiProblems;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/// The way in, and the headers that keep pages to themselves.
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SecurityConfiguration {

    static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'; object-src 'none'";

    private static final String[] PUBLIC = {
        "/sign-in",
        "/sign-in/cas",
        "/sign-in/oidc",
        "/first-administrator",
        "/claim",
        "/verify/**",
        "/api/v1/file-verifications",
        "/student-cards/**",
        "/published/**",
        "/entrance",
        "/entrance/**",
        "/api/v1/arrivals/**",
        "/matters",
        "/matters/**",
        "/api/v1/matters",
        "/process-map",
        "/calendar-feeds/**",
        "/api/openapi.json",
        "/css/**",
        "/js/**",
        "/img/**",
        "/icons.svg",
        "/webjars/**",
        "/_static/**",
        "/favicon.ico",
        "/error",
        "/actuator/health/**",
        "/actuator/health"
    };

    @Bean
    ActingFilter actingFilter(
            Posts posts,
            ObjectProvider<Reach> reach,
            Gate gate,
            EntrySettings settings,
            Clock clock) {
        return new ActingFilter(posts, reach, gate, settings, clock);
    }

    /// The filter belongs to the chain below, not to the container as well.
    @Bean
    FilterRegistrationBean<ActingFilter> actingOnlyInChain(ActingFilter acting) {
        var registration = new FilterRegistrationBean<>(acting);
        registration.setEnabled(false);
        return registration;
    }

    @Bean
    SecurityFilterChain doors(
            HttpSecurity http,
            ActingFilter acting,
            Tokens tokens,
            ApiProblems problems,
            Turned turned,
            FormArrival formArrival,
            Arrival arrival,
            ObjectProvider<ClientRegistrationRepository> identityServices)
            throws Exception {
        http.authorizeHttpRequests(SecurityConfiguration::ask)
                .csrf(it -> it.ignoringRequestMatchers(SecurityConfiguration::withoutSession))
                .formLogin(form ->
                        form.loginPage("/sign-in")
                                .authenticationDetailsSource(Caller::of)
                                .successHandler(formArrival)
                                .failureHandler(turned)
                                .permitAll())
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?why=left"))
                .exceptionHandling(
                        it -> it.authenticationEntryPoint(turned).accessDeniedHandler(turned))
                .headers(SecurityConfiguration::headers)
                .addFilterBefore(
                        new BearerFilter(tokens, problems), AnonymousAuthenticationFilter.class)
                .addFilterBefore(acting, AuthorizationFilter.class);
        if (identityServices.getIfAvailable() != null) {
            http.oauth2Login(
                    it -> it.loginPage("/sign-in").successHandler(arrival).failureHandler(turned));
        }
        return http.build();
    }

    /// What the firewall refuses has not met the headers yet.
    @Bean
    RequestRejectedHandler refusedByFirewall() {
        return (request, response, why) -> {
            response.setHeader("Content-Security-Policy", POLICY);
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Cache-Control", "no-store");
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        };
    }

    private static void ask(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
                    ask) {
        ask.requestMatchers(PUBLIC)
                .permitAll()
                .requestMatchers(HttpMethod.POST, "/api/v1/tokens")
                .permitAll()
                .requestMatchers("/actuator/**")
                .access((who, where) ->
                        new AuthorizationDecision(
                                Acting.ifAny().filter(it -> it.holds("administrator")).isPresent()))
                .anyRequest()
                .authenticated();
    }

    /// A token is proof enough, and where no session is there is none to be ridden.
    private static boolean withoutSession(HttpServletRequest request) {
        return ApiProblems.concerns(request)
                && (BearerFilter.token(request) != null || request.getSession(false) == null);
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(it -> it.policyDirectives(POLICY))
                .referrerPolicy(it -> it.policy(ReferrerPolicy.SAME_ORIGIN))
                .crossOriginOpenerPolicy(it -> it.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(it -> it.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(
                        it -> it.policy("camera=(), microphone=(), geolocation=(), payment=()"));
    }
}
