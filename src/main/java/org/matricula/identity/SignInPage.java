package org.matricula.identity;

import org.matricula.page.Allowed;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@Allowed(Allowed.PUBLIC)
class SignInPage {

    @GetMapping("/sign-in")
    String show(
            @RequestParam(required = false) String failed,
            @RequestParam(required = false) String left,
            Model model) {
        model.addAttribute("failed", failed != null);
        model.addAttribute("left", left != null);
        return "identity/sign-in";
    }
}
