package org.matricula.workflow.view;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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
import org.matricula.workflow.FollowUp;
import org.matricula.workflow.apply.AddEvidence;
import org.matricula.workflow.apply.AmendCase;
import org.matricula.workflow.apply.RetractCase;
import org.matricula.workflow.apply.SubmitCase;
import org.matricula.workflow.decide.Decide;
import org.matricula.workflow.record.Kinds;
import org.matricula.workflow.reverse.ReverseCase;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// One case: the application while it is in its applicant's hands, its course afterwards.
@Controller
@Allowed(Allowed.SIGNED_IN)
class CasePage {

    private final Dossiers dossiers;
    private final Forms forms;
    private final Charts charts;
    private final Kinds kinds;
    private final Decide decide;
    private final AmendCase amendCase;
    private final AddEvidence addEvidence;
    private final SubmitCase submitCase;
    private final RetractCase retractCase;
    private final ReverseCase reverseCase;
    private final ObjectProvider<FollowUp> followUps;
    private final Problems problems;
    private final MessageSource words;

    CasePage(
            Dossiers dossiers,
            Forms forms,
            Charts charts,
            Kinds kinds,
            Decide decide,
            AmendCase amendCase,
            AddEvidence addEvidence,
            SubmitCase submitCase,
            RetractCase retractCase,
            ReverseCase reverseCase,
            ObjectProvider<FollowUp> followUps,
            Problems problems,
            MessageSource words) {
        this.dossiers = dossiers;
        this.forms = forms;
        this.charts = charts;
        this.kinds = kinds;
        this.decide = decide;
        this.amendCase = amendCase;
        this.addEvidence = addEvidence;
        this.submitCase = submitCase;
        this.retractCase = retractCase;
        this.reverseCase = reverseCase;
        this.followUps = followUps;
        this.problems = problems;
        this.words = words;
    }

    @GetMapping("/cases/{id}")
    String show(@PathVariable UUID id, Locale locale, Model model) {
        return show(dossiers.get(id), List.of(), null, locale, model);
    }

    @PostMapping("/cases/{id}/fields")
    String fill(
            @PathVariable UUID id,
            @RequestParam Map<String, String> parameters,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        var it = dossiers.get(id);
        var sent = forms.sent(kinds.get(it.file().kind()), parameters);
        try {
            amendCase.amend(id, sent, parameters.get("tag"));
            return "redirect:/cases/" + id;
        } catch (Refused refused) {
            response.setStatus(Problems.status(refused).value());
            return show(it, lines(refused, locale), sent, locale, model);
        }
    }

    @PostMapping("/cases/{id}/evidence")
    String evidence(
            @PathVariable UUID id,
            @RequestParam String kind,
            @RequestParam MultipartFile file,
            Locale locale,
            Model model,
            HttpServletResponse response)
            throws IOException {
        var it = dossiers.get(id);
        try (var content = file.getInputStream()) {
            addEvidence.add(
                    id,
                    kind,
                    Objects.requireNonNullElse(file.getOriginalFilename(), kind),
                    content);
            return "redirect:/cases/" + id + "#evidence";
        } catch (Refused refused) {
            response.setStatus(Problems.status(refused).value());
            return show(it, lines(refused, locale), null, locale, model);
        }
    }

    @PostMapping("/cases/{id}/evidence/{item}/remove")
    String remove(@PathVariable UUID id, @PathVariable UUID item) {
        dossiers.get(id);
        addEvidence.remove(id, item);
        return "redirect:/cases/" + id + "#evidence";
    }

    @PostMapping("/cases/{id}/submit")
    String submit(@PathVariable UUID id, Locale locale, Model model, RedirectAttributes redirect) {
        var it = dossiers.get(id);
        try {
            submitCase.submit(id);
            return told(id, "case.told.submitted", locale, redirect);
        } catch (Refused refused) {
            return show(it, lines(refused, locale), null, locale, model);
        }
    }

    @PostMapping("/cases/{id}/retract")
    String retract(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String reason,
            Locale locale,
            RedirectAttributes redirect) {
        dossiers.get(id);
        retractCase.retract(id, reason);
        return told(id, "case.told.retracted", locale, redirect);
    }

    @PostMapping("/cases/{id}/reversal")
    String reverse(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Locale locale,
            RedirectAttributes redirect) {
        dossiers.get(id);
        return told(reverseCase.open(id, reason), "case.told.reversal", locale, redirect);
    }

    private String show(
            Dossier it,
            List<Line> refused,
            @Nullable Map<String, Object> sent,
            Locale locale,
            Model model) {
        var kind = kinds.get(it.file().kind());
        model.addAttribute("it", it);
        model.addAttribute("errors", refused);
        model.addAttribute("facts", forms.facts(kind, it.file(), locale));
        model.addAttribute("sheet", kind.sheet(it.file().id()));
        model.addAttribute(
                "followUps",
                followUps.orderedStream().flatMap(one -> one.of(it.file()).stream()).toList());
        model.addAttribute("charts", charts);
        model.addAttribute("chart", charts.of(it, locale));
        model.addAttribute("steps", charts.steps(it, locale));
        model.addAttribute(
                "inputs",
                it.may().edit()
                        ? forms.inputs(
                                kind,
                                sent == null ? it.file().fields() : sent,
                                it.file().institution(),
                                locale)
                        : List.of());
        model.addAttribute(
                "check",
                it.may().edit() && refused.isEmpty()
                        ? dossiers.check(it.file().id()).stream()
                                .map(why -> problems.line(why, locale))
                                .toList()
                        : List.of());
        model.addAttribute("waivers", dossiers.waivers(it));
        model.addAttribute(
                "waivable",
                it.may().edit() && refused.isEmpty()
                        ? dossiers.waivable(it.file().id()).stream()
                                .map(why -> problems.line(why, locale))
                                .toList()
                        : List.of());
        model.addAttribute("mayAskFor", kind.mayAskFor());
        model.addAttribute(
                "takers",
                it.may().decide().isEmpty()
                        ? List.of()
                        : decide.takers(it.may().decide().getFirst()));
        return "workflow/case";
    }

    private List<Line> lines(Refused refused, Locale locale) {
        return refused.refusals().stream().map(it -> problems.line(it, locale)).toList();
    }

    private String told(UUID id, String key, Locale locale, RedirectAttributes redirect) {
        redirect.addFlashAttribute("flash", words.getMessage(key, null, locale));
        return "redirect:/cases/" + id;
    }
}
