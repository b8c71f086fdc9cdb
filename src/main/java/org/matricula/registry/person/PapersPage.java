package org.matricula.registry.person;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refused;
import org.matricula.page.Allowed;
import org.matricula.page.Choice;
import org.matricula.page.Line;
import org.matricula.page.Problems;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 照片与档案材料 of a file: put in, replaced, struck out.
@Controller
@RequestMapping("/students/{number}/papers")
@Allowed({
    "class-teacher",
    "counsellor",
    "department-registrar",
    "registrar",
    "academic-office-head",
    "archive-keeper",
    "point-reviewer"
})
class PapersPage {

    private final StudentFiles files;
    private final KeepPapers keepPapers;
    private final FileViews views;
    private final Problems problems;
    private final MessageSource messages;

    PapersPage(
            StudentFiles files,
            KeepPapers keepPapers,
            FileViews views,
            Problems problems,
            MessageSource messages) {
        this.files = files;
        this.keepPapers = keepPapers;
        this.views = views;
        this.problems = problems;
        this.messages = messages;
    }

    @GetMapping
    String show(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String institution,
            Model model,
            Locale locale) {
        return page(number, institution, List.of(), model, locale);
    }

    @PostMapping("/photo")
    String photo(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String institution,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        try {
            keepPapers.photo(number, institution, handed(file));
            return done(number, institution, redirect, locale);
        } catch (Refused refused) {
            return again(number, institution, refused, model, response, locale);
        }
    }

    @PostMapping
    String add(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String institution,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable UUID replaces,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        try {
            keepPapers.add(number, institution, kind, replaces, handed(file));
            return done(number, institution, redirect, locale);
        } catch (Refused refused) {
            return again(number, institution, refused, model, response, locale);
        }
    }

    @PostMapping("/{id}/strike")
    String strike(
            @PathVariable String number,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String institution,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        keepPapers.strike(number, institution, id, reason);
        return done(number, institution, redirect, locale);
    }

    static KeepPapers.Handed handed(@Nullable MultipartFile file) throws IOException {
        return file == null || file.isEmpty()
                ? new KeepPapers.Handed("", null)
                : new KeepPapers.Handed(
                        file.getOriginalFilename() == null ? "" : file.getOriginalFilename(),
                        file.getInputStream());
    }

    private String again(
            String number,
            @Nullable String institution,
            Refused refused,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        response.setStatus(Problems.status(refused).value());
        return page(number, institution, problems.lines(refused, locale), model, locale);
    }

    private String done(
            String number,
            @Nullable String institution,
            RedirectAttributes redirect,
            Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage("registry.saved", null, locale));
        return "redirect:/students/" + number + "/papers" + EditPage.place(institution);
    }

    private String page(
            String number,
            @Nullable String institution,
            List<Line> lines,
            Model model,
            Locale locale) {
        var row = files.file(files.named(number, institution));
        var papers = views.attachments(keepPapers.of(row.personId()), locale);
        model.addAttribute(
                "view",
                new PapersView(
                        row.name(),
                        "/students/" + row.key(),
                        EditPage.place(institution),
                        row.photoId() == null ? null : "/files/" + row.photoId(),
                        papers,
                        keepPapers.kinds().stream()
                                .map(it -> new Choice(it.key(), it.label(locale)))
                                .toList(),
                        lines));
        return "registry/manage-papers";
    }
}
