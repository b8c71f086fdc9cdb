package org.matricula.workflow.view;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refused;
import org.matricula.page.Allowed;
import org.matricula.page.Line;
import org.matricula.page.Problems;
import org.matricula.workflow.FormField;
import org.matricula.workflow.record.Kinds;
import org.matricula.workflow.reverse.CorrectCase;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 更正: what was granted, to be set right field by field.
@Controller
@Allowed(Allowed.SIGNED_IN)
class CaseCorrectionPage {

    private final Dossiers dossiers;
    private final Forms forms;
    private final Kinds kinds;
    private final CorrectCase correctCase;
    private final Problems problems;
    private final MessageSource words;

    CaseCorrectionPage(
            Dossiers dossiers,
            Forms forms,
            Kinds kinds,
            CorrectCase correctCase,
            Problems problems,
            MessageSource words) {
        this.dossiers = dossiers;
        this.forms = forms;
        this.kinds = kinds;
        this.correctCase = correctCase;
        this.problems = problems;
        this.words = words;
    }

    @GetMapping("/cases/{id}/correction")
    ModelAndView show(@PathVariable UUID id, Locale locale) {
        return shown(id, null, "", List.of(), locale);
    }

    @PostMapping("/cases/{id}/correction")
    Object correct(
            @PathVariable UUID id,
            @RequestParam Map<String, String> parameters,
            Locale locale,
            RedirectAttributes redirect) {
        var sent = forms.sent(kinds.get(dossiers.get(id).file().kind()), parameters);
        var reason = Objects.requireNonNullElse(parameters.get("correction-reason"), "");
        try {
            var made = correctCase.open(id, sent, reason);
            redirect.addFlashAttribute(
                    "flash", words.getMessage("case.told.correction", null, locale));
            return "redirect:/cases/" + made;
        } catch (Refused refused) {
            var page = shown(id, sent, reason, problems.lines(refused, locale), locale);
            page.setStatus(Problems.status(refused));
            return page;
        }
    }

    private ModelAndView shown(
            UUID id,
            @Nullable Map<String, Object> sent,
            String reason,
            List<Line> lines,
            Locale locale) {
        var file = dossiers.get(id).file();
        var kind = kinds.get(file.kind());
        var page = new ModelAndView("workflow/correction");
        page.addObject("file", file);
        page.addObject(
                "inputs",
                forms
                        .inputs(
                                kind,
                                sent == null ? file.fields() : sent,
                                file.institution(),
                                locale)
                        .stream()
                        .filter(it -> it.type() != FormField.Type.LOG)
                        .toList());
        page.addObject("reason", reason);
        page.addObject("lines", lines);
        return page;
    }
}
