package org.matricula.registry.numbering;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.registry.OpenToRegistrars;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 编学号: the numbers first, then the act.
@Controller
@OpenToRegistrars
class NumbersPage {

    private final IssueNumbers issueNumbers;
    private final MessageSource messages;

    NumbersPage(IssueNumbers issueNumbers, MessageSource messages) {
        this.issueNumbers = issueNumbers;
        this.messages = messages;
    }

    @GetMapping("/students/numbers")
    String preview(
            @RequestParam(name = "id", required = false) @Nullable List<UUID> chosen,
            @RequestParam(required = false) @Nullable UUID unit,
            Model model) {
        var of = unit == null ? Acting.now().unit() : unit;
        var enrolments =
                chosen != null ? chosen : of == null ? List.<UUID>of() : issueNumbers.without(of);
        model.addAttribute(
                "numbers", enrolments.isEmpty() ? List.of() : issueNumbers.preview(enrolments));
        return "registry/numbers";
    }

    @PostMapping("/students/numbers")
    String issue(
            @RequestParam(name = "id") List<UUID> chosen,
            RedirectAttributes redirect,
            Locale locale) {
        var given = issueNumbers.issue(chosen);
        redirect.addFlashAttribute(
                "flash",
                messages.getMessage(
                        "registry.numbers.issued",
                        new Object[] {
                            given.size(), given.getFirst().number(), given.getLast().number()
                        },
                        locale));
        return "redirect:/students?q=" + given.getFirst().number();
    }
}
