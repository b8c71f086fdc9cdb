package org.matricula.survey.result;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.survey.OpenToSurveyors;
import org.matricula.survey.form.ReadForms;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// 记名答卷: who has answered, and what one of them said.
@Controller
@RequestMapping("/surveys/{id}/replies")
@OpenToSurveyors
class RepliesPage {

    private static final int LISTED = 200;

    private final ReadReplies readReplies;
    private final ReadForms readForms;

    RepliesPage(ReadReplies readReplies, ReadForms readForms) {
        this.readReplies = readReplies;
        this.readForms = readForms;
    }

    @GetMapping
    String list(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID after,
            Model model) {
        model.addAttribute("page", readReplies.page(id, after, LISTED));
        model.addAttribute("it", readForms.get(id));
        model.addAttribute("further", after != null);
        return "survey/replies";
    }

    @GetMapping("/{enrolment}")
    String one(@PathVariable UUID id, @PathVariable UUID enrolment, Model model) {
        model.addAttribute("reply", readReplies.reply(id, enrolment));
        model.addAttribute("it", readForms.get(id));
        return "survey/reply";
    }
}
