package org.matricula.identity.account;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.identity.MakeAccount;
import org.matricula.identity.NewAccount;
import org.matricula.identity.Role;
import org.matricula.kernel.Acting;
import org.matricula.page.Allowed;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/accounts")
@Allowed({"administrator", "security-officer"})
class AccountsPage {

    private static final int PAGE = 50;

    private final MakeAccount make;
    private final AccountDesk desk;
    private final DisableAccount disable;
    private final ResetPassword reset;
    private final GrantPost grant;
    private final RevokePost revoke;
    private final UnitChoices units;

    AccountsPage(
            MakeAccount make,
            AccountDesk desk,
            DisableAccount disable,
            ResetPassword reset,
            GrantPost grant,
            RevokePost revoke,
            UnitChoices units) {
        this.make = make;
        this.desk = desk;
        this.disable = disable;
        this.reset = reset;
        this.grant = grant;
        this.revoke = revoke;
        this.units = units;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        model.addAttribute("q", q);
        model.addAttribute("accounts", desk.list(q, cursor, PAGE));
        model.addAttribute("makes", Acting.now().holds("administrator"));
        return "identity/accounts";
    }

    @GetMapping("/new")
    @Allowed("administrator")
    String ask() {
        return "identity/account-new";
    }

    @PostMapping
    @Allowed("administrator")
    String make(@RequestParam String username, @RequestParam String name, Model model) {
        var made = make.make(new NewAccount(username.strip(), name.strip(), List.of()));
        return told(made.id(), made.initialPassword(), model);
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, @RequestParam(defaultValue = "") String unit, Model model) {
        model.addAttribute("account", desk.sheet(id));
        model.addAttribute("roles", Arrays.stream(Role.values()).map(Role::code).toList());
        model.addAttribute("units", units.within(unit));
        model.addAttribute("unit", unit);
        return "identity/account-sheet";
    }

    @PostMapping("/{id}/disable")
    String disable(@PathVariable UUID id, @RequestParam String reason) {
        disable.disable(id, reason);
        return sheet(id);
    }

    @PostMapping("/{id}/enable")
    String enable(@PathVariable UUID id) {
        disable.enable(id);
        return sheet(id);
    }

    @PostMapping("/{id}/unlock")
    String unlock(@PathVariable UUID id) {
        reset.unlock(id);
        return sheet(id);
    }

    @PostMapping("/{id}/reset")
    String reset(@PathVariable UUID id, Model model) {
        return told(id, reset.reset(id), model);
    }

    @PostMapping("/{id}/posts")
    String grant(
            @PathVariable UUID id,
            @RequestParam String role,
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate until,
            @RequestParam String reason) {
        grant.grant(id, new GrantPost.Grant(role, unit, from, until, reason));
        return sheet(id);
    }

    @PostMapping("/{id}/posts/{post}/revoke")
    String revoke(@PathVariable UUID id, @PathVariable UUID post, @RequestParam String reason) {
        revoke.revoke(id, post, reason);
        return sheet(id);
    }

    private String told(UUID id, String password, Model model) {
        model.addAttribute("account", desk.sheet(id));
        model.addAttribute("password", password);
        return "identity/account-password";
    }

    private static String sheet(UUID id) {
        return "redirect:/accounts/" + id;
    }
}
