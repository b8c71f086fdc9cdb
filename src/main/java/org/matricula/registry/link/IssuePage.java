package org.matricula.registry.link;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.page.Allowed;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// 发关联码: for one student, some, or a class; the sheet is shown once, to be printed and cut.
@Controller
@RequestMapping("/students/link-codes")
@Allowed({
    "class-teacher",
    "counsellor",
    "department-registrar",
    "registrar",
    "academic-office-head",
    "point-reviewer"
})
class IssuePage {

    private final IssueCodes issueCodes;

    IssuePage(IssueCodes issueCodes) {
        this.issueCodes = issueCodes;
    }

    @GetMapping
    String ask(
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(name = "id", required = false) @Nullable List<UUID> chosen,
            Model model) {
        model.addAttribute("unit", unit == null ? "" : unit.toString());
        model.addAttribute(
                "chosen",
                chosen == null ? List.of() : chosen.stream().map(UUID::toString).toList());
        return "registry/link-ask";
    }

    @PostMapping
    String issue(
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(name = "id", required = false) @Nullable List<UUID> chosen,
            @RequestParam(defaultValue = "student") String who,
            Model model,
            HttpServletResponse response) {
        var issued =
                issueCodes.issue(
                        unit, chosen == null ? List.of() : chosen, who.equals("guardian"));
        model.addAttribute(
                "slips",
                issued.stream()
                        .map(it ->
                                new LinkSlip(
                                        it.holder().name(),
                                        it.holder().student(),
                                        it.holder().studentNumber(),
                                        it.holder().unit(),
                                        it.holder().guardian() != null,
                                        it.code(),
                                        it.until().toString()))
                        .toList());
        response.setHeader("Cache-Control", "no-store");
        return "registry/link-sheet";
    }
}
