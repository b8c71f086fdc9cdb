package org.matricula.graduation.progress;

import java.util.List;
import java.util.UUID;
import org.matricula.page.Allowed;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// 毕业进度, as a picture and as a list.
@Controller
class GraduationProgressPage {

    private final GraduationProgress progress;

    GraduationProgressPage(GraduationProgress progress) {
        this.progress = progress;
    }

    @GetMapping("/own-progress")
    @Allowed("student")
    String own(Model model) {
        model.addAttribute("studies", progress.own());
        return "graduation/progress";
    }

    @GetMapping("/graduation/progress/{enrolment}")
    @Allowed({
        "class-teacher",
        "counsellor",
        "department-registrar",
        "registrar",
        "academic-office-head",
        "point-reviewer"
    })
    String of(@PathVariable UUID enrolment, Model model) {
        model.addAttribute("studies", List.of(progress.of(enrolment, null, List.of())));
        return "graduation/progress";
    }
}
