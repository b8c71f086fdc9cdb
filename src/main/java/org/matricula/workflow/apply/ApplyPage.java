package org.matricula.workflow.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.page.Allowed;
import org.matricula.workflow.CaseKind;
import org.matricula.workflow.Subject;
import org.matricula.workflow.Subjects;
import org.matricula.workflow.engine.Drawings;
import org.matricula.workflow.record.Kinds;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// 发起业务: whom it is about, and what is asked.
@Controller
@Allowed(Allowed.SIGNED_IN)
class ApplyPage {

    private final Kinds kinds;
    private final Subjects subjects;
    private final DraftCase draftCase;
    private final Drawings drawings;

    ApplyPage(Kinds kinds, Subjects subjects, DraftCase draftCase, Drawings drawings) {
        this.kinds = kinds;
        this.subjects = subjects;
        this.draftCase = draftCase;
        this.drawings = drawings;
    }

    /// @param student a student number, asked of staff alone
    @GetMapping("/apply")
    String show(@RequestParam(required = false) @Nullable String student, Model model) {
        var actor = Acting.now();
        var personal = actor.holds("student", "guardian");
        List<Subject> about = new ArrayList<>();
        if (personal) {
            about.addAll(subjects.ownOrWards());
        } else if (student != null && !student.isBlank()) {
            subjects.byNumber(student.strip()).ifPresent(about::add);
        }
        model.addAttribute("personal", personal);
        model.addAttribute("student", student == null ? "" : student);
        model.addAttribute("subjects", about);
        model.addAttribute("offers", about.stream().map(it -> offers(it, actor.role())).toList());
        return "workflow/apply";
    }

    @PostMapping("/apply")
    String begin(
            @RequestParam UUID subject,
            @RequestParam String kind,
            @RequestParam(required = false) @Nullable String onBehalf) {
        var id = draftCase.draft(kind, subject, Map.of(), onBehalf);
        return "redirect:/cases/" + id;
    }

    /// Those that are drawn for the kind of school: any other could never be handed in.
    private List<String> offers(Subject subject, String role) {
        return kinds.all().stream()
                .filter(it -> it.applicants().contains(role))
                .filter(it -> it.offered(subject))
                .map(CaseKind::code)
                .filter(it -> drawings.latest(it + "-" + subject.education()).isPresent())
                .toList();
    }
}
