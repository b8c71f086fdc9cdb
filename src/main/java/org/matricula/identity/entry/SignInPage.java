package org.matricula.identity.entry;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.page.Allowed;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@Allowed(Allowed.PUBLIC)
class SignInPage {

    private final SignIns signIns;
    private final OtherWays otherWays;

    SignInPage(SignIns signIns, OtherWays otherWays) {
        this.signIns = signIns;
        this.otherWays = otherWays;
    }

    /// @param why `failed`, `shut`, `busy`, `left`, `expired`, `unknown`, `unvouched`
    @GetMapping("/sign-in")
    String show(@RequestParam(required = false) @Nullable String why, Model model) {
        model.addAttribute("why", why == null ? "" : why);
        model.addAttribute("ways", otherWays.all());
        return "identity/sign-in";
    }

    @GetMapping("/sign-in/code")
    String askCode(Model model) {
        model.addAttribute("wrong", false);
        return "identity/sign-in-code";
    }

    @PostMapping("/sign-in/code")
    String judgeCode(
            @RequestParam String code,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var account = Acting.ifAny().map(Actor::account).orElse(null);
        if (account == null) {
            return "redirect:/sign-in";
        }
        switch (signIns.judgeCode(account, code, Caller.of(request))) {
            case SignIns.Outcome.Welcome it -> {
                request.getSession();
                request.changeSessionId();
                Entered.BY_CODE.remember(request);
                return "redirect:/";
            }
            case SignIns.Outcome.Wrong it -> {
                model.addAttribute("wrong", true);
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                return "identity/sign-in-code";
            }
            case SignIns.Outcome.Shut it -> {
                request.getSession().invalidate();
                return "redirect:/sign-in?why=shut";
            }
        }
    }
}
