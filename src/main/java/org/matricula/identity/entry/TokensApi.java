package org.matricula.identity.entry;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.page.Allowed;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
class TokensApi {

    record Asked(@Nullable String username, @Nullable String password, @Nullable String otp) {}

    record Answer(String token, Instant expiresAt) {}

    private final SignIns signIns;
    private final Tokens tokens;

    TokensApi(SignIns signIns, Tokens tokens) {
        this.signIns = signIns;
        this.tokens = tokens;
    }

    @PostMapping("/api/v1/tokens")
    @Allowed(Allowed.PUBLIC)
    @ResponseStatus(HttpStatus.CREATED)
    Answer issue(@RequestBody Asked asked, HttpServletRequest request) {
        if (asked.username() == null || asked.password() == null) {
            throw new Refused(Refusal.input("username", "sign-in.incomplete"));
        }
        var outcome =
                signIns.judge(asked.username(), asked.password(), asked.otp(), Caller.of(request));
        return switch (outcome) {
            case SignIns.Outcome.Welcome it when !it.codeAsked() -> {
                var issued = tokens.issue(it.account());
                yield new Answer(issued.token(), issued.expiresAt());
            }
            case SignIns.Outcome.Welcome codeOwed ->
                    throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
            case SignIns.Outcome.Wrong it ->
                    throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
            case SignIns.Outcome.Shut it ->
                    throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        };
    }

    @DeleteMapping("/api/v1/tokens/current")
    @Allowed(Allowed.SIGNED_IN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(HttpServletRequest request) {
        var token = BearerFilter.token(request);
        if (token == null) {
            throw new Refused(Refusal.conflict("sign-in.no-token"));
        }
        tokens.revoke(token);
    }
}
