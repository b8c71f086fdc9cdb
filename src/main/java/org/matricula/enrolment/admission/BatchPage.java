package org.matricula.enrolment.admission;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Codes;
import org.matricula.enrolment.AdmissionState;
import org.matricula.enrolment.OpenToAdmission;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.page.Choice;
import org.matricula.page.Line;
import org.matricula.page.Problems;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// One batch: who is in it, and how more come into it.
@Controller
@RequestMapping("/admissions/{batch}")
@OpenToAdmission
class BatchPage {

    private static final int PAGE = 100;

    private final Batches batches;
    private final Candidates candidates;
    private final AddCandidates addCandidates;
    private final AdmittedList admittedList;
    private final TargetUnits targets;
    private final Codes codes;
    private final Problems problems;
    private final MessageSource messages;

    BatchPage(
            Batches batches,
            Candidates candidates,
            AddCandidates addCandidates,
            AdmittedList admittedList,
            TargetUnits targets,
            Codes codes,
            Problems problems,
            MessageSource messages) {
        this.batches = batches;
        this.candidates = candidates;
        this.addCandidates = addCandidates;
        this.admittedList = admittedList;
        this.targets = targets;
        this.codes = codes;
        this.problems = problems;
        this.messages = messages;
    }

    @GetMapping
    String show(
            @PathVariable UUID batch,
            @RequestParam(required = false) @Nullable AdmissionState state,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            Model model,
            Locale locale) {
        var it = batches.get(batch);
        model.addAttribute("batch", it);
        model.addAttribute("page", candidates.page(batch, state, q, cursor, PAGE));
        model.addAttribute("counts", batches.counts().getOrDefault(batch, Map.of()));
        model.addAttribute("state", state == null ? "" : state.name());
        model.addAttribute("q", q == null ? "" : q);
        model.addAttribute(
                "states",
                Arrays.stream(AdmissionState.values())
                        .map(s ->
                                new Choice(
                                        s.name(),
                                        messages.getMessage(
                                                "enrolment.state." + s.name(), null, locale)))
                        .toList());
        return "enrolment/batch";
    }

    @GetMapping("/candidates/new")
    String ask(@PathVariable UUID batch, @ModelAttribute("form") NewCandidate form, Model model) {
        return form(batch, List.of(), model);
    }

    @PostMapping("/candidates/new")
    String add(
            @PathVariable UUID batch,
            @ModelAttribute("form") NewCandidate form,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response,
            Locale locale) {
        try {
            addCandidates.add(batch, List.of(form));
            redirect.addFlashAttribute(
                    "flash",
                    messages.getMessage(
                            "enrolment.candidate.added", new Object[] {form.name()}, locale));
            return "redirect:/admissions/" + batch + "/candidates/new";
        } catch (Refused refused) {
            response.setStatus(Problems.status(refused).value());
            return form(batch, problems.lines(refused, locale), model);
        }
    }

    @GetMapping("/list")
    String askList(@PathVariable UUID batch, Model model) {
        return list(batch, "", List.of(), model);
    }

    /// A list pasted out of a table, or a file with one.
    @PostMapping("/list")
    String addList(
            @PathVariable UUID batch,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        var it = batches.get(batch);
        try {
            var uploaded = file != null && !file.isEmpty();
            if (!uploaded && text.isBlank()) {
                throw new Refused(Refusal.input("text", "candidate.nothing"));
            }
            var content = uploaded ? file.getBytes() : text.getBytes(StandardCharsets.UTF_8);
            var added =
                    addCandidates.add(
                            batch, admittedList.read(content, targets.of(it.institutionId())));
            redirect.addFlashAttribute(
                    "flash",
                    messages.getMessage(
                            "enrolment.list.added", new Object[] {added.size()}, locale));
            return "redirect:/admissions/" + batch;
        } catch (Refused refused) {
            response.setStatus(Problems.status(refused).value());
            return list(batch, text, problems.lines(refused, locale), model);
        }
    }

    private String list(UUID batch, String text, List<Line> lines, Model model) {
        model.addAttribute("batch", batches.get(batch));
        model.addAttribute("text", text);
        model.addAttribute("lines", lines);
        return "enrolment/list";
    }

    private String form(UUID batch, List<Line> lines, Model model) {
        var it = batches.get(batch);
        model.addAttribute("batch", it);
        model.addAttribute("lines", lines);
        model.addAttribute("units", targets.choices(it.institutionId()));
        model.addAttribute(
                "choices",
                Stream.of(
                                "sex",
                                "ethnicity",
                                "political-status",
                                "document-type",
                                "relation",
                                "admission",
                                "boarding")
                        .collect(Collectors.toMap(Function.identity(), this::choices)));
        return "enrolment/candidate-new";
    }

    private List<Choice> choices(String table) {
        return codes.list(table).stream().map(it -> new Choice(it.code(), it.label())).toList();
    }
}
