package org.matricula.identity.entry;

import java.util.List;
import org.matricula.identity.SignedIn;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/// The sign-in form's way to [SignIns].
@Component
class PasswordSignIn implements AuthenticationProvider {

    private final SignIns signIns;

    PasswordSignIn(SignIns signIns) {
        this.signIns = signIns;
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        var caller = (Caller) asked.getDetails();
        var password = String.valueOf(asked.getCredentials());
        return switch (judged(asked.getName(), password, caller)) {
            case SignIns.Outcome.Welcome it ->
                    UsernamePasswordAuthenticationToken.authenticated(
                            new SignedIn(it.account()), null, List.of());
            case SignIns.Outcome.Wrong it -> throw new BadCredentialsException("wrong");
            case SignIns.Outcome.Shut it -> throw new LockedException("shut");
        };
    }

    private SignIns.Outcome judged(String username, String password, Caller caller) {
        try {
            return signIns.judge(username, password, null, caller);
        } catch (ResponseStatusException overloaded) {
            throw new AuthenticationServiceException("busy", overloaded);
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
