package org.matricula.identity.account;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.identity.MakeAccount;
import org.matricula.identity.NewAccount;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Slice;
import org.matricula.page.Allowed;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/accounts")
@Allowed({"administrator", "security-officer"})
class AccountsApi {

    record AskedRole(@Nullable String role, @Nullable UUID unit) {}

    record Asked(
            @Nullable String username, @Nullable String name, @Nullable List<AskedRole> roles) {}

    record Made(UUID id, String username, String name, String initialPassword) {}

    record AskedPost(
            @Nullable String role,
            @Nullable UUID unit,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable String reason) {}

    record MadePost(UUID id) {}

    record Reason(@Nullable String reason) {}

    record Reset(String initialPassword) {}

    private final MakeAccount make;
    private final AccountDesk desk;
    private final DisableAccount disable;
    private final ResetPassword reset;
    private final GrantPost grant;
    private final RevokePost revoke;

    AccountsApi(
            MakeAccount make,
            AccountDesk desk,
            DisableAccount disable,
            ResetPassword reset,
            GrantPost grant,
            RevokePost revoke) {
        this.make = make;
        this.desk = desk;
        this.disable = disable;
        this.reset = reset;
        this.grant = grant;
        this.revoke = revoke;
    }

    @GetMapping
    Slice<AccountDesk.Line> list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return desk.list(q, cursor, limit);
    }

    @PostMapping
    @Allowed("administrator")
    ResponseEntity<Made> make(@RequestBody Asked asked) {
        var roles = asked.roles() == null ? List.<AskedRole>of() : asked.roles();
        var made =
                make.make(
                        new NewAccount(
                                given(asked.username(), "username"),
                                given(asked.name(), "name"),
                                roles.stream()
                                        .map(it ->
                                                new NewAccount.Post(
                                                        given(it.role(), "roles"), it.unit()))
                                        .toList()));
        return ResponseEntity.created(URI.create("/api/v1/accounts/" + made.id()))
                .body(new Made(made.id(), asked.username(), asked.name(), made.initialPassword()));
    }

    @GetMapping("/{id}")
    AccountDesk.Sheet show(@PathVariable UUID id) {
        return desk.sheet(id);
    }

    @PostMapping("/{id}/disable")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void disable(@PathVariable UUID id, @RequestBody Reason why) {
        disable.disable(id, why.reason() == null ? "" : why.reason());
    }

    @PostMapping("/{id}/enable")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void enable(@PathVariable UUID id) {
        disable.enable(id);
    }

    @PostMapping("/{id}/unlock")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unlock(@PathVariable UUID id) {
        reset.unlock(id);
    }

    @PostMapping("/{id}/reset")
    Reset reset(@PathVariable UUID id) {
        return new Reset(reset.reset(id));
    }

    @PostMapping("/{id}/posts")
    @ResponseStatus(HttpStatus.CREATED)
    MadePost grant(@PathVariable UUID id, @RequestBody AskedPost asked) {
        return new MadePost(
                grant.grant(
                        id,
                        new GrantPost.Grant(
                                given(asked.role(), "role"),
                                asked.unit(),
                                asked.from(),
                                asked.until(),
                                asked.reason())));
    }

    @PostMapping("/{id}/posts/{post}/revocation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable UUID id, @PathVariable UUID post, @RequestBody Reason why) {
        revoke.revoke(id, post, why.reason());
    }

    private static String given(@Nullable String value, String field) {
        if (value == null) {
            throw new Refused(Refusal.input(field, "account.incomplete"));
        }
        return value;
    }
}
