package org.matricula.identity.entry;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.matricula.identity.Accounts;
import org.matricula.identity.SignedIn;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/// Somebody another service answers for: they are let in as the account of that username, if there
/// is one here. No account is made by arriving.
@Component
class Arrival implements AuthenticationSuccessHandler {

    private final Accounts accounts;
    private final SignIns signIns;
    private final OidcSettings oidc;
    private final HttpSessionSecurityContextRepository sessions =
            new HttpSessionSecurityContextRepository();

    Arrival(Accounts accounts, SignIns signIns, OidcSettings oidc) {
        this.accounts = accounts;
        this.signIns = signIns;
        this.oidc = oidc;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        var username =
                authentication.getPrincipal() instanceof OAuth2User user
                        ? user.<String>getAttribute(oidc.claim())
                        : null;
        response.sendRedirect(admit(username, request, response));
    }

    /// @return where to go
    String admit(
            @Nullable String username, HttpServletRequest request, HttpServletResponse response) {
        var account =
                username == null
                        ? null
                        : Acting.call(Actor.system("sign-in"), () -> accounts.byUsername(username))
                                .filter(it -> it.disabledAt() == null)
                                .orElse(null);
        if (account == null) {
            SecurityContextHolder.clearContext();
            var session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
            return "/sign-in?why=unknown";
        }
        request.getSession();
        request.changeSessionId();
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(
                        new SignedIn(account.id()), null, List.of()));
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
        Entered.ELSEWHERE.remember(request);
        signIns.welcomeFromElsewhere(account.id(), Caller.of(request));
        return "/";
    }
}
