package org.matricula.document;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.page.Allowed;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// 文书编号: the pattern in force and the number each kind of document gets next. The pattern itself
/// is a policy like any other, set with its day and its reason.
@Controller
class DocumentNumbersPage {

    private final NextNumbers nextNumbers;

    DocumentNumbersPage(NextNumbers nextNumbers) {
        this.nextNumbers = nextNumbers;
    }

    @GetMapping("/documents/numbers")
    @Allowed({"administrator", "academic-office-head", "registrar"})
    String show(@RequestParam(required = false) @Nullable UUID unit, Model model) {
        model.addAttribute("view", nextNumbers.of(unit));
        return "document/numbers";
    }
}
