package org.matricula.discipline.appeal;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.discipline.DisciplinePapers.Upload;
import org.matricula.discipline.sanction.HearStudent;
import org.matricula.page.Allowed;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 我的处分与申诉, for a student and a minor's guardian.
@Controller
@Allowed({"student", "guardian"})
class OwnDisciplinePage {

    private final OwnDiscipline own;
    private final HearStudent hearStudent;
    private final MessageSource words;
    private final Clock clock;

    OwnDisciplinePage(
            OwnDiscipline own, HearStudent hearStudent, MessageSource words, Clock clock) {
        this.own = own;
        this.hearStudent = hearStudent;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/own-discipline")
    String show(Model model) {
        model.addAttribute("all", own.mine());
        model.addAttribute("today", LocalDate.now(clock));
        return "discipline/own";
    }

    @PostMapping("/own-discipline/{caseId}/statement")
    String state(
            @PathVariable UUID caseId,
            @RequestParam(defaultValue = "") String statement,
            @RequestParam(required = false) @Nullable MultipartFile file,
            RedirectAttributes redirect,
            Locale locale)
            throws IOException {
        hearStudent.state(
                caseId,
                statement,
                file == null || file.isEmpty()
                        ? null
                        : new Upload(
                                Objects.requireNonNullElse(file.getOriginalFilename(), "scan"),
                                file.getInputStream()));
        redirect.addFlashAttribute(
                "flash", words.getMessage("discipline.own.stated", null, locale));
        return "redirect:/own-discipline";
    }

    @PostMapping("/own-discipline/{caseId}/appeal")
    String appeal(@PathVariable UUID caseId) {
        return "redirect:/cases/" + own.appeal(caseId);
    }

    @PostMapping("/own-discipline/{sanction}/lifting")
    String lifting(@PathVariable UUID sanction) {
        return "redirect:/cases/" + own.lifting(sanction);
    }
}
