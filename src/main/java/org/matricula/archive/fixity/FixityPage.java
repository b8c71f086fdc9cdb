package org.matricula.archive.fixity;

import org.matricula.page.Allowed;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/// What the nights found.
@Controller
@Allowed({"archive-keeper", "registrar", "academic-office-head"})
class FixityPage {

    private final ReadFixity readFixity;

    FixityPage(ReadFixity readFixity) {
        this.readFixity = readFixity;
    }

    @GetMapping("/archives/fixity")
    String show(Model model) {
        var health = readFixity.health();
        model.addAttribute("rounds", health.rounds());
        model.addAttribute("damages", health.damages());
        return "archive/fixity";
    }

    @GetMapping("/api/v1/archives/fixity")
    @ResponseBody
    ReadFixity.Health tell() {
        return readFixity.health();
    }
}
