package org.matricula.governance.publication;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.governance.place.Leaders;
import org.matricula.governance.place.OwnInstitution;
import org.matricula.governance.publication.PublicationView.Draft;
import org.matricula.governance.publication.PublishOutcomes.NewPublication;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Responsibilities;
import org.matricula.page.Allowed;
import org.matricula.page.Choice;
import org.matricula.page.Line;
import org.matricula.page.Problems;
import org.matricula.page.Rate;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 公示.
@Controller
@Allowed(Allowed.SIGNED_IN)
class PublicationsPage {

    private static final int A_MINUTE = 120;

    private final Publications publications;
    private final PublishOutcomes publishOutcomes;
    private final RaiseObjection raiseObjection;
    private final ExportPublication export;
    private final OwnInstitution own;
    private final Responsibilities responsibilities;
    private final Publishable publishable;
    private final Problems problems;
    private final MessageSource messages;
    private final Clock clock;
    private final Rate rate;

    PublicationsPage(
            Publications publications,
            PublishOutcomes publishOutcomes,
            RaiseObjection raiseObjection,
            ExportPublication export,
            OwnInstitution own,
            Responsibilities responsibilities,
            Publishable publishable,
            Problems problems,
            MessageSource messages,
            Clock clock) {
        this.publications = publications;
        this.publishOutcomes = publishOutcomes;
        this.raiseObjection = raiseObjection;
        this.export = export;
        this.own = own;
        this.responsibilities = responsibilities;
        this.publishable = publishable;
        this.problems = problems;
        this.messages = messages;
        this.clock = clock;
        this.rate = new Rate(A_MINUTE, clock);
    }

    @GetMapping("/publications")
    String list(
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable UUID before,
            Model model) {
        model.addAttribute("view", publications.page(unit, before, Publications.LISTED));
        return "governance/publications";
    }

    @GetMapping("/publications/new")
    @Leaders
    String draft(
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate last,
            Model model,
            Locale locale) {
        model.addAttribute("view", draft(unit, kind, from, last, List.of(), locale));
        return "governance/newpublication";
    }

    @PostMapping("/publications")
    @Leaders
    String publish(
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam String kind,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate last,
            @RequestParam(required = false) @Nullable String title,
            @RequestParam(required = false) @Nullable String words,
            @RequestParam(required = false) @Nullable String office,
            @RequestParam(required = false) @Nullable String phone,
            @RequestParam(required = false) @Nullable Integer days,
            @RequestParam(defaultValue = "false") boolean open,
            RedirectAttributes redirect,
            Locale locale) {
        var id =
                publishOutcomes.publish(
                        new NewPublication(
                                unit, kind, from, last, title, words, office, phone, days, open));
        return done(id, "governance.publication.published", redirect, locale);
    }

    @GetMapping("/publications/{id}")
    String one(@PathVariable UUID id, @RequestParam(defaultValue = "0") int after, Model model) {
        model.addAttribute("view", publications.one(id, after, List.of()));
        return "governance/publication";
    }

    /// For those outside, while it hangs and if it was published for them.
    @GetMapping("/published/{id}")
    @Allowed(Allowed.PUBLIC)
    String open(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int after,
            Model model,
            HttpServletRequest request) {
        rate.take(request.getRemoteAddr());
        model.addAttribute("view", publications.open(id, after));
        return "governance/published";
    }

    /// 导出, with its reason.
    @PostMapping("/publications/{id}/export")
    @Leaders
    void export(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        export.take(id, reason);
        response.setContentType(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("publication-" + id + ".xlsx")
                        .build()
                        .toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        export.write(id, reason, response.getOutputStream(), locale);
    }

    @PostMapping("/publications/{id}/withdraw")
    @Leaders
    String withdraw(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        publishOutcomes.withdraw(id, reason);
        return done(id, "governance.publication.was-withdrawn", redirect, locale);
    }

    @PostMapping("/publications/{id}/objections")
    String object(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String words,
            RedirectAttributes redirect,
            Locale locale) {
        raiseObjection.raise(id, words);
        return done(id, "governance.objection.raised", redirect, locale);
    }

    @PostMapping("/publications/{id}/objections/{objection}/answer")
    @Leaders
    String answer(
            @PathVariable UUID id,
            @PathVariable UUID objection,
            @RequestParam(defaultValue = "") String answer,
            RedirectAttributes redirect,
            Locale locale) {
        raiseObjection.answer(id, objection, answer);
        return done(id, "governance.objection.was-answered", redirect, locale);
    }

    @ExceptionHandler
    ModelAndView refused(Refused refused, HttpServletRequest request, Locale locale) {
        var path =
                (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        var lines = problems.lines(refused, locale);
        var page = new ModelAndView();
        page.setStatus(Problems.status(refused));
        if (path.get("id") == null) {
            var unit = request.getParameter("unit");
            var kind = request.getParameter("kind");
            page.setViewName("governance/newpublication");
            page.addObject(
                    "view",
                    draft(
                            unit == null || unit.isBlank() ? null : UUID.fromString(unit),
                            kind,
                            null,
                            null,
                            lines,
                            locale));
        } else {
            page.setViewName("governance/publication");
            var id = UUID.fromString(String.valueOf(path.get("id")));
            page.addObject("view", publications.one(id, 0, lines));
        }
        return page;
    }

    private Draft draft(
            @Nullable UUID unit,
            @Nullable String kind,
            @Nullable LocalDate from,
            @Nullable LocalDate last,
            List<Line> lines,
            Locale locale) {
        var institution = own.of(unit);
        var today = LocalDate.now(clock);
        var first = from == null ? today.minusMonths(1) : from;
        var end = last == null ? today : last;
        var chosen = kind == null || kind.isBlank() ? null : kind;
        var preview =
                chosen == null
                                || end.isBefore(first)
                                || !OwnInstitution.may(institution)
                                || publishable.unlessMay(chosen, false) != null
                        ? null
                        : publishOutcomes.preview(institution, chosen, first, end);
        var answer =
                responsibilities.of(institution.id(), chosen == null ? "*" : chosen).stream()
                        .findFirst();
        return new Draft(
                institution.id(),
                publishable.codes().stream()
                        .map(it ->
                                new Choice(it, messages.getMessage("case." + it, null, it, locale)))
                        .toList(),
                chosen,
                first,
                end,
                preview == null ? null : preview.lines(),
                preview == null ? 0 : preview.all(),
                publishOutcomes.days(institution),
                chosen != null && publishable.openly(chosen),
                answer.map(it -> it.office()).orElse(""),
                answer.map(it -> it.phone()).orElse(""),
                lines);
    }

    private String done(UUID id, String told, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(told, null, locale));
        return "redirect:/publications/" + id;
    }
}
