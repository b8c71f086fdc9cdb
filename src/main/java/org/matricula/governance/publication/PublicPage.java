package org.matricula.governance.publication;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.page.Allowed;
import org.matricula.page.Rate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// 公众查询: one page for whoever is not signed in, to everything the schools open: what hangs, the
/// rules, and what is looked up by its number and code.
@Controller
@Allowed(Allowed.PUBLIC)
class PublicPage {

    private static final int A_MINUTE = 120;

    private final Publications publications;
    private final Rate rate;

    PublicPage(Publications publications, Clock clock) {
        this.publications = publications;
        this.rate = new Rate(A_MINUTE, clock);
    }

    @GetMapping("/published")
    String show(
            @RequestParam(required = false) @Nullable UUID before,
            Model model,
            HttpServletRequest request) {
        rate.take(request.getRemoteAddr());
        model.addAttribute("publications", publications.opened(before));
        model.addAttribute("further", before != null);
        return "governance/public";
    }
}
