package org.matricula.identity.entry;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/// After the password was right: the browser is known from here on, and goes where it was heading.
@Component
class FormArrival extends SavedRequestAwareAuthenticationSuccessHandler {

    private static final Duration KNOWN = Duration.ofDays(180);

    private final Lock lock;

    FormArrival(Lock lock) {
        this.lock = lock;
        setRedirectStrategy((request, response, to) -> response.sendRedirect(within(to)));
    }

    /// Where somebody was heading is kept with the host they named: only the way within is
    /// followed.
    static String within(String to) {
        var asked = UriComponentsBuilder.fromUriString(to).build();
        var path = asked.getPath() == null ? "/" : asked.getPath().replaceFirst("^[/\\\\]+", "/");
        return asked.getQuery() == null ? path : path + "?" + asked.getQuery();
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        Entered.BY_PASSWORD.remember(request);
        var mark =
                ResponseCookie.from(
                                Caller.COOKIE, lock.deviceMark(request.getParameter("username")))
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .path("/")
                        .maxAge(KNOWN)
                        .build();
        response.addHeader(HttpHeaders.SET_COOKIE, mark.toString());
        super.onAuthenticationSuccess(request, response, authentication);
    }
}
