package org.matricula.identity.start;

import org.matricula.identity.password.PasswordRules;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.page.Allowed;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@Allowed(Allowed.PUBLIC)
class FirstAdministratorPage {

    private final FirstAdministrator first;
    private final PasswordRules rules;

    FirstAdministratorPage(FirstAdministrator first, PasswordRules rules) {
        this.first = first;
        this.rules = rules;
    }

    @GetMapping("/first-administrator")
    String ask(Model model) {
        if (!first.wanted()) {
            throw new Absent("first administrator");
        }
        model.addAttribute("shortest", rules.shortest());
        return "identity/first-administrator";
    }

    @PostMapping("/first-administrator")
    String make(
            @RequestParam String code,
            @RequestParam String username,
            @RequestParam String password) {
        Acting.as(
                Actor.system("first-administrator"),
                () -> first.make(code, username.strip(), password));
        return "redirect:/sign-in";
    }
}
