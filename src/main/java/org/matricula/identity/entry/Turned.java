package org.matricula.identity.entry;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.matricula.page.ApiProblems;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;

/// Whoever is turned away at the door learns where to go instead.
@Component
class Turned
        implements AuthenticationEntryPoint, AccessDeniedHandler, AuthenticationFailureHandler {

    /// Marks a request whose session was found to be over.
    static final String ENDED = Turned.class.getName();

    private static final String SIGN_IN = "/sign-in";

    private final ApiProblems problems;

    Turned(ApiProblems problems) {
        this.problems = problems;
    }

    /// Nobody is signed in.
    @Override
    public void commence(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (ApiProblems.concerns(request)) {
            problems.write(HttpStatus.UNAUTHORIZED, "sign-in.needed", request, response);
        } else if (request.getHeader("HX-Request") != null) {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            response.setHeader("HX-Redirect", SIGN_IN + "?why=expired");
        } else {
            response.sendRedirect(SIGN_IN + (ended(request) ? "?why=expired" : ""));
        }
    }

    /// A browser that still carries the cookie of a session that is no more, because it was idle
    /// too long, or has just been ended.
    private static boolean ended(HttpServletRequest request) {
        return request.getAttribute(ENDED) != null
                || request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
    }

    /// A form without its token: most often its session has ended since it was opened.
    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        if (ApiProblems.concerns(request)) {
            problems.write(HttpStatus.FORBIDDEN, "sign-in.forged", request, response);
        } else if (SecurityContextHolder.getContext().getAuthentication() == null) {
            response.sendRedirect(SIGN_IN + "?why=expired");
        } else {
            response.sendError(HttpStatus.FORBIDDEN.value());
        }
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        var word =
                switch (why) {
                    case LockedException it -> "shut";
                    case AuthenticationServiceException it -> "busy";
                    case OAuth2AuthenticationException it -> "unvouched";
                    default -> "failed";
                };
        response.sendRedirect(SIGN_IN + "?why=" + word);
    }
}
