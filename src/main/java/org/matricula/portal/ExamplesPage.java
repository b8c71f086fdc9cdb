package org.matricula.portal;

import org.matricula.page.Allowed;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The pattern book of the pages' components; only where things are tried out.
@Controller
@Profile("demo")
class ExamplesPage {

    @GetMapping("/examples")
    @Allowed(Allowed.SIGNED_IN)
    String examples() {
        return "page/examples";
    }
}
