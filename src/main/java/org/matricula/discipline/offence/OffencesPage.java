package org.matricula.discipline.offence;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Codes;
import org.matricula.discipline.DisciplinePapers.Upload;
import org.matricula.discipline.OpenToReporters;
import org.matricula.kernel.Acting;
import org.matricula.page.Allowed;
import org.matricula.page.Choice;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 违纪登记: the list, the form, and one offence.
@Controller
@OpenToReporters
class OffencesPage {

    private static final int PAGE = 50;

    private final RegisterOffence registerOffence;
    private final LookIntoOffence lookIntoOffence;
    private final KeepOffenceKinds keepOffenceKinds;
    private final Codes codes;
    private final MessageSource words;

    OffencesPage(
            RegisterOffence registerOffence,
            LookIntoOffence lookIntoOffence,
            KeepOffenceKinds keepOffenceKinds,
            Codes codes,
            MessageSource words) {
        this.registerOffence = registerOffence;
        this.lookIntoOffence = lookIntoOffence;
        this.keepOffenceKinds = keepOffenceKinds;
        this.codes = codes;
        this.words = words;
    }

    @GetMapping("/offences")
    String list(
            @RequestParam(defaultValue = "false") boolean closed,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "") String student,
            Model model) {
        model.addAttribute("list", lookIntoOffence.page(!closed, cursor, PAGE));
        model.addAttribute("closed", closed);
        model.addAttribute("student", student);
        model.addAttribute(
                "kinds",
                keepOffenceKinds.here().stream()
                        .map(it -> new Choice(it.id().toString(), it.name()))
                        .toList());
        model.addAttribute("incidents", closed ? List.of() : registerOffence.incidents(PAGE));
        model.addAttribute("keepsKinds", Acting.now().holds("student-affairs"));
        return "discipline/offences";
    }

    @PostMapping("/offences")
    String register(
            @RequestParam(defaultValue = "") String student,
            @RequestParam(required = false) @Nullable UUID kind,
            @RequestParam(required = false) @Nullable LocalDate occurredOn,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String facts,
            @RequestParam(required = false) @Nullable List<MultipartFile> file,
            RedirectAttributes redirect,
            Locale locale)
            throws IOException {
        var evidence = new ArrayList<Upload>();
        for (var it : file == null ? List.<MultipartFile>of() : file) {
            if (!it.isEmpty()) {
                evidence.add(upload(it));
            }
        }
        var id = registerOffence.register(student, kind, occurredOn, place, facts, evidence);
        return told("discipline.offence.registered", redirect, locale, "/offences/" + id);
    }

    @PostMapping("/offences/from-incident/{incident}")
    String fromIncident(@PathVariable UUID incident, RedirectAttributes redirect, Locale locale) {
        var id = registerOffence.fromIncident(incident);
        return told("discipline.offence.from-incident", redirect, locale, "/offences/" + id);
    }

    @GetMapping("/offences/{id}")
    String one(@PathVariable UUID id, Model model) {
        var opened = lookIntoOffence.open(id);
        model.addAttribute("it", opened.offence());
        model.addAttribute("papers", opened.papers());
        model.addAttribute("decides", !Acting.now().holds("teacher"));
        return "discipline/offence";
    }

    @PostMapping("/offences/{id}/evidence")
    String evidence(
            @PathVariable UUID id,
            @RequestParam MultipartFile file,
            RedirectAttributes redirect,
            Locale locale)
            throws IOException {
        lookIntoOffence.add(id, upload(file));
        return told("discipline.offence.added", redirect, locale, "/offences/" + id);
    }

    @PostMapping("/offences/{id}/close")
    @Allowed({
        "class-teacher",
        "counsellor",
        "department-registrar",
        "student-affairs",
        "point-reviewer"
    })
    String close(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        lookIntoOffence.close(id, reason);
        return told("discipline.offence.closed", redirect, locale, "/offences/" + id);
    }

    @PostMapping("/offences/{id}/sanction")
    @Allowed({
        "class-teacher",
        "counsellor",
        "department-registrar",
        "student-affairs",
        "point-reviewer"
    })
    String propose(@PathVariable UUID id) {
        return "redirect:/cases/" + lookIntoOffence.propose(id);
    }

    @GetMapping("/offence-kinds")
    @Allowed("student-affairs")
    String kinds(Model model, Locale locale) {
        model.addAttribute("kinds", keepOffenceKinds.here());
        model.addAttribute("codes", codes);
        model.addAttribute(
                "misconducts",
                codes.list("misconduct").stream()
                        .map(it -> new Choice(it.code(), it.label(locale)))
                        .toList());
        return "discipline/offence-kinds";
    }

    @PostMapping("/offence-kinds")
    @Allowed("student-affairs")
    String addKind(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String misconduct,
            RedirectAttributes redirect,
            Locale locale) {
        keepOffenceKinds.add(name, misconduct);
        return told("discipline.kind.added", redirect, locale, "/offence-kinds");
    }

    @PostMapping("/offence-kinds/{id}/retire")
    @Allowed("student-affairs")
    String retireKind(@PathVariable UUID id, RedirectAttributes redirect, Locale locale) {
        keepOffenceKinds.retire(id);
        return told("discipline.kind.retired", redirect, locale, "/offence-kinds");
    }

    private static Upload upload(MultipartFile it) throws IOException {
        return new Upload(
                Objects.requireNonNullElse(it.getOriginalFilename(), "evidence"),
                it.getInputStream());
    }

    private String told(String key, RedirectAttributes redirect, Locale locale, String where) {
        redirect.addFlashAttribute("flash", words.getMessage(key, null, locale));
        return "redirect:" + where;
    }
}
