package org.matricula.graduation.register;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.graduation.OpenToGraduateInfo;
import org.matricula.graduation.check.GraduateCampaigns;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Slice;
import org.matricula.page.Line;
import org.matricula.page.Problems;
import org.matricula.registry.OpenToRegistrars;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 毕业生登记表, class by class: appraisal, submission, printing.
@Controller
@RequestMapping("/graduate-registers")
@OpenToGraduateInfo
public class RegistersPage {

    private static final int SHOWN = 100;

    /// A line of a batch in the reader's words.
    public record Told(RegisterBatches.Line line, @Nullable Line reason) {}

    private final GraduateCampaigns campaigns;
    private final RegisterForms forms;
    private final RegisterBatches batches;
    private final AppraiseGraduate appraise;
    private final IssueRegister issueRegister;
    private final AskForRegisters ask;
    private final Problems problems;
    private final MessageSource messages;

    RegistersPage(
            GraduateCampaigns campaigns,
            RegisterForms forms,
            RegisterBatches batches,
            AppraiseGraduate appraise,
            IssueRegister issueRegister,
            AskForRegisters ask,
            Problems problems,
            MessageSource messages) {
        this.campaigns = campaigns;
        this.forms = forms;
        this.batches = batches;
        this.appraise = appraise;
        this.issueRegister = issueRegister;
        this.ask = ask;
        this.problems = problems;
        this.messages = messages;
    }

    @GetMapping("/{campaign}")
    String show(
            @PathVariable UUID campaign,
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable UUID after,
            Model model) {
        model.addAttribute("campaign", campaigns.get(campaign));
        var progress = forms.progress(campaign);
        model.addAttribute("progress", progress);
        model.addAttribute(
                "unit", unit != null || progress.isEmpty() ? unit : progress.getFirst().unitId());
        model.addAttribute(
                "standings",
                progress.isEmpty()
                        ? new Slice<RegisterForms.Standing>(List.of(), null)
                        : forms.of(
                                campaign,
                                unit == null ? progress.getFirst().unitId() : unit,
                                after,
                                SHOWN));
        model.addAttribute("further", after != null);
        model.addAttribute("batches", batches.of(campaign));
        model.addAttribute(
                "mayPrint",
                Acting.now()
                        .holds(
                                "registrar",
                                "department-registrar",
                                "academic-office-head",
                                "point-reviewer"));
        return "graduation/registers";
    }

    /// What is wrong with one form.
    @GetMapping("/{campaign}/forms/{enrolment}")
    String form(
            @PathVariable UUID campaign, @PathVariable UUID enrolment, Model model, Locale locale) {
        model.addAttribute("campaign", campaigns.get(campaign));
        model.addAttribute(
                "faults",
                issueRegister.refusals(campaign, enrolment).stream()
                        .map(it -> problems.line(it, locale))
                        .toList());
        model.addAttribute("form", forms.find(enrolment).orElse(null));
        model.addAttribute("enrolment", enrolment);
        return "graduation/register-form";
    }

    @PostMapping("/{campaign}/forms/{enrolment}")
    String appraise(
            @PathVariable UUID campaign,
            @PathVariable UUID enrolment,
            @RequestParam(defaultValue = "") String appraisal,
            RedirectAttributes redirect,
            Locale locale) {
        appraise.appraise(campaign, enrolment, appraisal);
        redirect.addFlashAttribute(
                "flash", messages.getMessage("graduation.appraised", null, locale));
        return "redirect:/graduate-registers/" + campaign + "/forms/" + enrolment;
    }

    @PostMapping("/{campaign}/submit/{unit}")
    @OpenToRegistrars
    String submit(
            @PathVariable UUID campaign,
            @PathVariable UUID unit,
            RedirectAttributes redirect,
            Locale locale) {
        campaigns.get(campaign);
        var many = appraise.submit(campaign, unit);
        redirect.addFlashAttribute(
                "flash", messages.getMessage("graduation.submitted", new Object[] {many}, locale));
        return "redirect:/graduate-registers/" + campaign + "?unit=" + unit;
    }

    @PostMapping("/{campaign}/batches/{unit}")
    @OpenToRegistrars
    String batch(
            @PathVariable UUID campaign,
            @PathVariable UUID unit,
            @RequestParam(defaultValue = "false") boolean transcripts) {
        return "redirect:/graduate-registers/batches/" + ask.ask(campaign, unit, transcripts);
    }

    @GetMapping("/batches/{batch}")
    String batch(@PathVariable UUID batch, Model model, Locale locale) {
        var it = batches.get(batch);
        model.addAttribute("campaign", campaigns.get(it.campaignId()));
        model.addAttribute("batch", it);
        model.addAttribute(
                "lines",
                batches.lines(batch).stream()
                        .map(l ->
                                new Told(
                                        l,
                                        l.reason() == null
                                                ? null
                                                : problems.line(l.reason(), locale)))
                        .toList());
        return "graduation/register-batch";
    }

    @GetMapping("/batches/{batch}/papers.zip")
    @OpenToRegistrars
    void zip(@PathVariable UUID batch, HttpServletResponse response) throws IOException {
        var it = ask.ready(batch);
        head(response, "application/zip", it.unit() + ".zip");
        ask.zip(it, response.getOutputStream());
    }

    @GetMapping("/batches/{batch}/papers.pdf")
    @OpenToRegistrars
    void pdf(@PathVariable UUID batch, HttpServletResponse response) throws IOException {
        var it = ask.ready(batch);
        head(response, "application/pdf", it.unit() + ".pdf");
        ask.pdf(it, response.getOutputStream());
    }

    private static void head(HttpServletResponse response, String type, String name) {
        response.setContentType(type);
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader("X-Content-Type-Options", "nosniff");
    }
}
