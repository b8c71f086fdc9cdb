package org.matricula.workflow.forgotten;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.matricula.page.Allowed;
import org.matricula.workflow.Forgotten;
import org.matricula.workflow.ForgottenFinder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;

@Controller
@RequestMapping
@Allowed({
    "class-teacher",
    "counsellor",
    "department-registrar",
    "student-affairs",
    "appeals-committee",
    "registrar",
    "academic-office-head",
    "vice-principal",
    "point-reviewer",
    "branch-reviewer",
    "province-reviewer"
})
class ForgottenPage {

    record Items(List<Forgotten> items) {}

    private static final int MOST = 200;

    private final List<ForgottenFinder> finders;
    private final Clock clock;

    ForgottenPage(List<ForgottenFinder> finders, Clock clock) {
        this.finders = finders;
        this.clock = clock;
    }

    @GetMapping("/forgotten")
    String show(Model model) {
        model.addAttribute("items", found());
        return "workflow/forgotten";
    }

    @GetMapping("/api/v1/forgotten")
    @ResponseBody
    Items list() {
        return new Items(found());
    }

    private List<Forgotten> found() {
        return finders.stream()
                .flatMap(it -> it.find(LocalDate.now(clock), MOST).stream())
                .sorted(Comparator.comparing(Forgotten::on))
                .toList();
    }
}
