package org.matricula.registry.link;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.matricula.identity.ClaimAccount;
import org.matricula.kernel.Refused;
import org.matricula.page.Allowed;
import org.matricula.page.Line;
import org.matricula.page.Problems;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// 凭码关联: with a new account, or with the one somebody has.
@Controller
class ClaimPage {

    private final RedeemCode redeem;
    private final ClaimAccount accounts;
    private final Problems problems;

    ClaimPage(RedeemCode redeem, ClaimAccount accounts, Problems problems) {
        this.redeem = redeem;
        this.accounts = accounts;
        this.problems = problems;
    }

    @GetMapping("/claim")
    @Allowed(Allowed.PUBLIC)
    String ask(Model model) {
        return claim("", List.of(), model);
    }

    @PostMapping("/claim")
    @Allowed(Allowed.PUBLIC)
    String open(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String password,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale) {
        try {
            redeem.open(code, username, password, request.getRemoteAddr());
            return "redirect:/sign-in?why=claimed";
        } catch (Refused refused) {
            response.setStatus(Problems.status(refused).value());
            return claim(username, problems.lines(refused, locale), model);
        }
    }

    @GetMapping("/account/link")
    @Allowed(Allowed.SIGNED_IN)
    String askOwn(Model model) {
        model.addAttribute("lines", List.of());
        return "registry/link-own";
    }

    @PostMapping("/account/link")
    @Allowed(Allowed.SIGNED_IN)
    String link(
            @RequestParam(defaultValue = "") String code,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        try {
            redeem.link(code);
            return "redirect:/account";
        } catch (Refused refused) {
            response.setStatus(Problems.status(refused).value());
            model.addAttribute("lines", problems.lines(refused, locale));
            return "registry/link-own";
        }
    }

    private String claim(String username, List<Line> lines, Model model) {
        model.addAttribute("username", username);
        model.addAttribute("lines", lines);
        model.addAttribute("shortest", accounts.shortestPassword());
        return "registry/claim";
    }
}
