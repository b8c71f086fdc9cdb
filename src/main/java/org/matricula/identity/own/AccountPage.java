package org.matricula.identity.own;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.matricula.identity.entry.ChosenPost;
import org.matricula.identity.entry.Sessions;
import org.matricula.identity.password.PasswordRules;
import org.matricula.kernel.Refused;
import org.matricula.page.Allowed;
import org.matricula.page.Line;
import org.matricula.page.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;

@Controller
@Allowed(Allowed.SIGNED_IN)
class AccountPage {

    private static final String HOME = "redirect:/account";

    private final Self self;
    private final Sessions sessions;
    private final ChangePassword change;
    private final PasswordRules rules;
    private final LocaleResolver locales;
    private final Problems problems;

    AccountPage(
            Self self,
            Sessions sessions,
            ChangePassword change,
            PasswordRules rules,
            LocaleResolver locales,
            Problems problems) {
        this.self = self;
        this.sessions = sessions;
        this.change = change;
        this.rules = rules;
        this.locales = locales;
        this.problems = problems;
    }

    @GetMapping("/account")
    String show(Model model, HttpServletRequest request) {
        var me = self.view();
        var email = self.email();
        model.addAttribute("me", me);
        model.addAttribute("email", email == null ? "" : email);
        model.addAttribute("sessions", sessions.of(me.id(), request.getSession().getId()));
        return "identity/account";
    }

    @GetMapping("/account/password")
    String askPassword(Model model) {
        return passwordForm(List.of(), model);
    }

    private String passwordForm(List<Line> lines, Model model) {
        var me = self.view();
        model.addAttribute("lines", lines);
        model.addAttribute("username", me.username());
        model.addAttribute("owed", me.mustChangePassword());
        model.addAttribute("shortest", rules.shortest());
        return "identity/password";
    }

    @PostMapping("/account/password")
    String changePassword(
            @RequestParam String old,
            @RequestParam String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        try {
            change.change(self.account(), old, password, request.getSession().getId());
            return "redirect:/";
        } catch (Refused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return passwordForm(problems.lines(refused, locale), model);
        }
    }

    /// 换岗: acts under another of one's posts from here on.
    @PostMapping("/account/post")
    String choosePost(@RequestParam UUID post, HttpServletRequest request) {
        ChosenPost.remember(post, request);
        return "redirect:/";
    }

    @PostMapping("/account/language")
    String speak(
            @RequestParam String language,
            HttpServletRequest request,
            HttpServletResponse response) {
        var locale = language.equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
        locales.setLocale(request, response, locale);
        self.speak(locale);
        return HOME;
    }

    @PostMapping("/account/email")
    String reachBy(@RequestParam String email) {
        self.reachBy(email);
        return HOME;
    }

    @PostMapping("/account/sessions/{key}/end")
    String endSession(@PathVariable String key) {
        sessions.end(self.account(), key);
        return HOME;
    }

    @PostMapping("/account/sessions/end")
    String endOthers(HttpServletRequest request) {
        sessions.endOthers(self.account(), request.getSession().getId());
        return HOME;
    }
}
