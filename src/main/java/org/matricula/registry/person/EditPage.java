package org.matricula.registry.person;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Codes;
import org.matricula.kernel.Refused;
import org.matricula.page.Choice;
import org.matricula.page.Line;
import org.matricula.page.Problems;
import org.matricula.registry.OpenToRegistrars;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 信息维护: one section of a file, by page and by interface.
@Controller
@OpenToRegistrars
class EditPage {

    private final EditFile editFile;
    private final Codes codes;
    private final Problems problems;
    private final MessageSource messages;

    EditPage(EditFile editFile, Codes codes, Problems problems, MessageSource messages) {
        this.editFile = editFile;
        this.codes = codes;
        this.problems = problems;
        this.messages = messages;
    }

    @GetMapping("/students/{number}/edit/{section}")
    String ask(
            @PathVariable String number,
            @PathVariable String section,
            @RequestParam(required = false) @Nullable String institution,
            Model model,
            HttpServletResponse response) {
        var shown = editFile.show(number, institution, section);
        return form(shown, section, institution, shown.values(), List.of(), model, response);
    }

    @PostMapping("/students/{number}/edit/{section}")
    String save(
            @PathVariable String number,
            @PathVariable String section,
            @RequestParam(required = false) @Nullable String institution,
            @RequestParam(required = false) @Nullable String version,
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response,
            Locale locale) {
        try {
            var row = editFile.edit(number, institution, section, version, typed);
            redirect.addFlashAttribute(
                    "flash", messages.getMessage("registry.saved", null, locale));
            return "redirect:/students/" + row.key() + place(institution);
        } catch (Refused refused) {
            var shown = editFile.show(number, institution, section);
            response.setStatus(Problems.status(refused).value());
            return form(
                    shown,
                    section,
                    institution,
                    typed,
                    problems.lines(refused, locale),
                    model,
                    response);
        }
    }

    @PatchMapping("/api/v1/students/{number}/{section}")
    ResponseEntity<Void> patch(
            @PathVariable String number,
            @PathVariable String section,
            @RequestParam(required = false) @Nullable String institution,
            @RequestHeader(name = "If-Match", required = false) @Nullable String tag,
            @RequestBody Map<String, String> typed) {
        var row = editFile.edit(number, institution, section, tag, typed);
        return ResponseEntity.noContent().eTag(row.tag()).build();
    }

    private String form(
            EditFile.Shown shown,
            String section,
            @Nullable String institution,
            Map<String, String> values,
            List<Line> lines,
            Model model,
            HttpServletResponse response) {
        var inputs =
                EditFile.fields(section).stream()
                        .map(it ->
                                new EditView.Input(
                                        it.name(),
                                        "registry." + it.label(),
                                        it.type(),
                                        values.getOrDefault(it.name(), ""),
                                        options(it),
                                        false))
                        .toList();
        model.addAttribute(
                "view",
                new EditView(
                        shown.row().name(),
                        "/students/" + shown.row().key(),
                        place(institution),
                        section,
                        "/students/%s/edit/%s".formatted(shown.row().key(), section),
                        false,
                        shown.tag(),
                        inputs,
                        values.getOrDefault("reason", ""),
                        lines));
        response.setHeader("Cache-Control", "no-store");
        return "registry/edit";
    }

    private List<Choice> options(EditField field) {
        return field.codes() == null
                ? List.of()
                : codes.list(field.codes()).stream()
                        .map(it -> new Choice(it.code(), it.label(LocaleContextHolder.getLocale())))
                        .toList();
    }

    static String place(@Nullable String institution) {
        return institution == null
                ? ""
                : "?institution="
                        + java.net.URLEncoder.encode(
                                institution, java.nio.charset.StandardCharsets.UTF_8);
    }
}
