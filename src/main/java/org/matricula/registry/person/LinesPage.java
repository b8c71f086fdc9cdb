package org.matricula.registry.person;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Codes;
import org.matricula.kernel.Refused;
import org.matricula.page.Choice;
import org.matricula.page.Line;
import org.matricula.page.Problems;
import org.matricula.registry.OpenToStaff;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// One line of a file's lists, as a form. Who may write which list, [LineKind] says.
@Controller
@OpenToStaff
@RequestMapping("/students/{number}/lists/{list}")
class LinesPage {

    private final EditLines editLines;
    private final Codes codes;
    private final Problems problems;
    private final MessageSource messages;

    LinesPage(EditLines editLines, Codes codes, Problems problems, MessageSource messages) {
        this.editLines = editLines;
        this.codes = codes;
        this.problems = problems;
        this.messages = messages;
    }

    @GetMapping("/new")
    String ask(
            @PathVariable String number,
            @PathVariable String list,
            @RequestParam(required = false) @Nullable String institution,
            Model model,
            HttpServletResponse response) {
        var shown = editLines.show(number, institution, list, null);
        var values = Map.of("custody", "true");
        return form(shown, institution, values, List.of(), model, response);
    }

    @GetMapping("/{line}")
    String show(
            @PathVariable String number,
            @PathVariable String list,
            @PathVariable UUID line,
            @RequestParam(required = false) @Nullable String institution,
            Model model,
            HttpServletResponse response) {
        var shown = editLines.show(number, institution, list, line);
        return form(shown, institution, shown.values(), List.of(), model, response);
    }

    @PostMapping("/new")
    String add(
            @PathVariable String number,
            @PathVariable String list,
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response,
            Locale locale) {
        return save(number, list, null, typed, model, redirect, response, locale);
    }

    @PostMapping("/{line}")
    String change(
            @PathVariable String number,
            @PathVariable String list,
            @PathVariable UUID line,
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response,
            Locale locale) {
        return save(number, list, line, typed, model, redirect, response, locale);
    }

    @PostMapping("/{line}/remove")
    String remove(
            @PathVariable String number,
            @PathVariable String list,
            @PathVariable UUID line,
            @RequestParam Map<String, String> typed,
            RedirectAttributes redirect,
            Locale locale) {
        var institution = typed.get("institution");
        var row = editLines.remove(number, institution, list, line, typed.get("version"), typed);
        return saved(row, institution, redirect, locale);
    }

    private String save(
            String number,
            String list,
            @Nullable UUID line,
            Map<String, String> typed,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response,
            Locale locale) {
        var institution = typed.get("institution");
        var given = new HashMap<>(typed);
        given.putIfAbsent("custody", "false");
        try {
            var shown =
                    editLines.save(number, institution, list, line, typed.get("version"), given);
            return saved(shown.row(), institution, redirect, locale);
        } catch (Refused refused) {
            var shown = editLines.show(number, institution, list, line);
            response.setStatus(Problems.status(refused).value());
            return form(
                    shown, institution, given, problems.lines(refused, locale), model, response);
        }
    }

    private String saved(
            FileRow row, @Nullable String institution, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage("registry.saved", null, locale));
        return "redirect:/students/" + row.key() + EditPage.place(institution);
    }

    private String form(
            EditLines.Shown shown,
            @Nullable String institution,
            Map<String, String> values,
            List<Line> lines,
            Model model,
            HttpServletResponse response) {
        var inputs =
                shown.kind().fields().stream()
                        .map(it ->
                                new EditView.Input(
                                        it.name(),
                                        "registry." + it.label(),
                                        it.type(),
                                        values.getOrDefault(it.name(), ""),
                                        options(it),
                                        shown.kind().owed().contains(it.name())))
                        .toList();
        var file = "/students/" + shown.row().key();
        model.addAttribute(
                "view",
                new EditView(
                        shown.row().name(),
                        file,
                        EditPage.place(institution),
                        shown.kind().key(),
                        "%s/lists/%s/%s"
                                .formatted(
                                        file,
                                        shown.kind().key(),
                                        shown.line() == null ? "new" : shown.line()),
                        shown.line() != null,
                        shown.row().tag(),
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
                        .map(it -> new Choice(it.code(), it.label()))
                        .toList();
    }
}
