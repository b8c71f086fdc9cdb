package org.matricula.identity.own;

import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.page.Allowed;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Allowed(Allowed.SIGNED_IN)
class MeApi {

    record Change(@Nullable String password, @Nullable String newPassword) {}

    private final Self self;
    private final ChangePassword change;

    MeApi(Self self, ChangePassword change) {
        this.self = self;
        this.change = change;
    }

    @GetMapping("/api/v1/me")
    Self.View show() {
        return self.view();
    }

    /// Ends every session and token, this one included: sign in with the new password.
    @PostMapping("/api/v1/me/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@RequestBody Change asked) {
        if (asked.password() == null || asked.newPassword() == null) {
            throw new Refused(Refusal.input("password", "account.incomplete"));
        }
        change.change(self.account(), asked.password(), asked.newPassword(), "");
    }
}
