package org.matricula.governance.publication;

import org.matricula.page.Allowed;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// 公众查询: one page for whoever is not signed in, to everything the schools open: what hangs, the
/// rules, and what is looked up by its number and code.
@Controller
@Allowed(Allowed.PUBLIC)
class PublicPage {

    private final Publications publications;

    PublicPage(Publications publications) {
        this.publications = publications;
    }

    @GetMapping("/published")
    String show(Model model) {
        model.addAttribute("publications", publications.opened());
        return "governance/public";
    }
}
