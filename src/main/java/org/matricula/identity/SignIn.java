package org.matricula.identity;

import java.time.Clock;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/// Judges a username and password. Whatever is wrong, the answer and the work are the same.
@Component
class SignIn implements AuthenticationProvider {

    private final Accounts accounts;
    private final PasswordEncoder passwords;
    private final Clock clock;
    private final String nobodysHash;

    SignIn(Accounts accounts, PasswordEncoder passwords, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.clock = clock;
        this.nobodysHash = passwords.encode("nobody has this password");
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        var credentials = accounts.credentials(asked.getName());
        var password = String.valueOf(asked.getCredentials());
        var hash = credentials.map(Accounts.Credentials::passwordHash).orElse(nobodysHash);
        var matches = passwords.matches(password, hash);
        var now = clock.instant();
        return credentials
                .filter(it -> matches)
                .filter(it -> it.disabledAt() == null)
                .filter(it -> it.lockedUntil() == null || it.lockedUntil().isBefore(now))
                .map(
                        it ->
                                UsernamePasswordAuthenticationToken.authenticated(
                                        new SignedIn(it.id()), null, List.of()))
                .orElseThrow(() -> new BadCredentialsException("no"));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
