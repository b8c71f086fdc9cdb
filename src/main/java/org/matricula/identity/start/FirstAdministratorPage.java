package org.matricula.identity.start;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.matricula.identity.password.PasswordRules;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refused;
import org.matricula.page.Allowed;
import org.matricula.page.Line;
import org.matricula.page.Problems;
import org.springframework.http.HttpStatus;
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
    private final Problems problems;

    FirstAdministratorPage(FirstAdministrator first, PasswordRules rules, Problems problems) {
        this.first = first;
        this.rules = rules;
        this.problems = problems;
    }

    @GetMapping("/first-administrator")
    String ask(Model model) {
        if (!first.wanted()) {
            throw new Absent("first administrator");
        }
        return form("", List.of(), model);
    }

    private String form(String username, List<Line> lines, Model model) {
        model.addAttribute("username", username);
        model.addAttribute("lines", lines);
        model.addAttribute("shortest", rules.shortest());
        return "identity/first-administrator";
    }

    @PostMapping("/first-administrator")
    String make(
            @RequestParam String code,
            @RequestParam String username,
            @RequestParam String password,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        try {
            Acting.as(
                    Actor.system("first-administrator"),
                    () -> first.make(code, username.strip(), password));
            return "redirect:/sign-in";
        } catch (Refused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(username, problems.lines(refused, locale), model);
        }
    }
}
