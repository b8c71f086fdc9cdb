package org.matricula.organisation;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refused;
import org.matricula.page.Allowed;
import org.matricula.page.Problems;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// One unit: what it is, who answers there, what became of it, and the acts on it.
@Controller
@RequestMapping("/units")
@Allowed({"administrator", "academic-office-head", "registrar"})
class UnitPage {

    private final UnitTree tree;
    private final UnitViews views;
    private final OpenUnit openUnit;
    private final RenameUnit renameUnit;
    private final MoveUnit moveUnit;
    private final MergeUnits mergeUnits;
    private final CloseUnit closeUnit;
    private final NameResponsible nameResponsible;
    private final Problems problems;
    private final MessageSource messages;

    UnitPage(
            UnitTree tree,
            UnitViews views,
            OpenUnit openUnit,
            RenameUnit renameUnit,
            MoveUnit moveUnit,
            MergeUnits mergeUnits,
            CloseUnit closeUnit,
            NameResponsible nameResponsible,
            Problems problems,
            MessageSource messages) {
        this.tree = tree;
        this.views = views;
        this.openUnit = openUnit;
        this.renameUnit = renameUnit;
        this.moveUnit = moveUnit;
        this.mergeUnits = mergeUnits;
        this.closeUnit = closeUnit;
        this.nameResponsible = nameResponsible;
        this.problems = problems;
        this.messages = messages;
    }

    @GetMapping("/{id}")
    @Allowed(Allowed.SIGNED_IN)
    String show(@PathVariable UUID id, Model model, Locale locale) {
        model.addAttribute("view", views.of(tree.get(id), List.of(), locale));
        return "organisation/unit";
    }

    @PostMapping("/{id}/open")
    String open(
            @PathVariable UUID id,
            @RequestParam String kind,
            @RequestParam String code,
            @RequestParam String name,
            @RequestParam(required = false) @Nullable Integer gradeLevel,
            @RequestParam(required = false) @Nullable Integer entryYear,
            @RequestParam(required = false) @Nullable LocalDate from,
            RedirectAttributes redirect,
            Locale locale) {
        var unit = new NewUnit(kind, code, name, id, null, null, null, gradeLevel, entryYear, from);
        visible(id);
        openUnit.open(unit);
        return done(id, "organisation.opened", redirect, locale);
    }

    @PostMapping("/{id}/name")
    String rename(
            @PathVariable UUID id,
            @RequestParam String name,
            @RequestParam LocalDate on,
            @RequestParam String reason,
            RedirectAttributes redirect,
            Locale locale) {
        visible(id);
        renameUnit.rename(id, name, on, reason);
        return done(id, "organisation.renamed", redirect, locale);
    }

    @PostMapping("/{id}/move")
    String move(
            @PathVariable UUID id,
            @RequestParam UUID parent,
            @RequestParam String reason,
            RedirectAttributes redirect,
            Locale locale) {
        visible(id);
        moveUnit.move(id, parent, reason);
        return done(id, "organisation.moved", redirect, locale);
    }

    @PostMapping("/{id}/merge")
    String merge(
            @PathVariable UUID id,
            @RequestParam UUID into,
            @RequestParam LocalDate on,
            @RequestParam String reason,
            RedirectAttributes redirect,
            Locale locale) {
        visible(id);
        mergeUnits.merge(id, into, on, reason);
        return done(id, "organisation.merged", redirect, locale);
    }

    @PostMapping("/{id}/close")
    String close(
            @PathVariable UUID id,
            @RequestParam LocalDate on,
            @RequestParam String reason,
            RedirectAttributes redirect,
            Locale locale) {
        visible(id);
        closeUnit.close(id, on, reason);
        return done(id, "organisation.closed", redirect, locale);
    }

    @PostMapping("/{id}/reopen")
    String reopen(
            @PathVariable UUID id,
            @RequestParam String reason,
            RedirectAttributes redirect,
            Locale locale) {
        visible(id);
        closeUnit.reopen(id, reason);
        return done(id, "organisation.reopened", redirect, locale);
    }

    @PostMapping("/{id}/responsible")
    String name(
            @PathVariable UUID id,
            @RequestParam String matter,
            @RequestParam String office,
            @RequestParam String person,
            @RequestParam String phone,
            @RequestParam(required = false) @Nullable String room,
            RedirectAttributes redirect,
            Locale locale) {
        var answer = new Responsibility(office, person, phone, room);
        var about = matter.isBlank() ? Responsibilities.EVERY_MATTER : matter.strip();
        visible(id);
        nameResponsible.name(id, about, answer);
        return done(id, "organisation.named", redirect, locale);
    }

    @PostMapping("/{id}/responsible/end")
    String end(
            @PathVariable UUID id,
            @RequestParam String matter,
            @RequestParam String office,
            RedirectAttributes redirect,
            Locale locale) {
        visible(id);
        nameResponsible.end(id, matter, office);
        return done(id, "organisation.ended", redirect, locale);
    }

    /// Shows the unit again with what stood against the act.
    @ExceptionHandler
    ModelAndView refused(Refused refused, HttpServletRequest request, Locale locale) {
        var id = UUID.fromString(String.valueOf(pathVariables(request).get("id")));
        var page = new ModelAndView("organisation/unit");
        page.setStatus(Problems.status(refused));
        page.addObject("view", views.of(tree.get(id), problems.lines(refused, locale), locale));
        return page;
    }

    private static Map<?, ?> pathVariables(HttpServletRequest request) {
        return (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    }

    /// What the reader cannot see they cannot act on either: the same answer for both.
    private void visible(UUID id) {
        tree.get(id);
    }

    private String done(UUID id, String told, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(told, null, locale));
        return "redirect:/units/" + id;
    }
}
