package org.matricula.identity;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/// The way in, and the headers that keep pages to themselves.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    @Bean
    PasswordEncoder passwordEncoder() {
        return Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    }

    @Bean
    SecurityFilterChain pages(
            HttpSecurity http, Accounts accounts, ObjectProvider<Reach> reach, Clock clock)
            throws Exception {
        var api = PathPatternRequestMatcher.withDefaults().matcher("/api/**");
        return http.authorizeHttpRequests(
                        ask ->
                                ask.requestMatchers(
                                                "/sign-in", "/verify/**", "/api/openapi.json",
                                                "/css/**", "/js/**", "/img/**", "/icons.svg",
                                                "/webjars/**", "/_static/**", "/favicon.ico",
                                                "/error", "/actuator/health/**")
                                        .permitAll()
                                        .anyRequest()
                                        .authenticated())
                .formLogin(
                        form ->
                                form.loginPage("/sign-in")
                                        .defaultSuccessUrl("/")
                                        .failureUrl("/sign-in?failed")
                                        .permitAll())
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?left"))
                .exceptionHandling(
                        it ->
                                it.defaultAuthenticationEntryPointFor(
                                        new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), api))
                .headers(
                        headers ->
                                headers.contentSecurityPolicy(csp -> csp.policyDirectives(POLICY))
                                        .referrerPolicy(
                                                it -> it.policy(ReferrerPolicy.SAME_ORIGIN)))
                .addFilterAfter(
                        new ActingFilter(accounts, reach, clock), AuthorizationFilter.class)
                .build();
    }
}
