package org.matricula.governance.body;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.matricula.governance.body.SetUpBody.NewBody;
import org.matricula.governance.body.StaffBody.NewMember;
import org.matricula.governance.place.Leaders;
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

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/// 学籍管理组织: published to everyone of the institution; ordered by its leaders and the registry.
@Controller
@RequestMapping("/bodies")
@Leaders
class BodiesPage {

    private final BodyViews views;
    private final Bodies bodies;
    private final SetUpBody setUpBody;
    private final StaffBody staffBody;
    private final DivideWork divideWork;
    private final Problems problems;
    private final MessageSource messages;

    BodiesPage(
            BodyViews views,
            Bodies bodies,
            SetUpBody setUpBody,
            StaffBody staffBody,
            DivideWork divideWork,
            Problems problems,
            MessageSource messages) {
        this.views = views;
        this.bodies = bodies;
        this.setUpBody = setUpBody;
        this.staffBody = staffBody;
        this.divideWork = divideWork;
        this.problems = problems;
        this.messages = messages;
    }

    @GetMapping
    @Allowed(Allowed.SIGNED_IN)
    String show(@RequestParam(required = false) @Nullable UUID unit, Model model) {
        model.addAttribute("view", views.page(unit, List.of()));
        return "governance/bodies";
    }

    @PostMapping
    String setUp(
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam String kind,
            @RequestParam String name,
            @RequestParam(required = false) @Nullable String work,
            @RequestParam(required = false) @Nullable String phone,
            @RequestParam(required = false) @Nullable String room,
            @RequestParam(required = false) @Nullable UUID superior,
            @RequestParam String foundedBy,
            @RequestParam(required = false) @Nullable UUID document,
            @RequestParam(required = false) @Nullable LocalDate from,
            RedirectAttributes redirect,
            Locale locale) {
        var body =
                new NewBody(
                        unit, kind, name, work, phone, room, superior, foundedBy, document, from);
        return done(setUpBody.setUp(body), "governance.body.set-up.done", redirect, locale);
    }

    @PostMapping("/{id}/dissolve")
    String dissolve(
            @PathVariable UUID id,
            @RequestParam String reason,
            RedirectAttributes redirect,
            Locale locale) {
        setUpBody.dissolve(id, reason);
        return done(id, "governance.body.dissolved", redirect, locale);
    }

    @PostMapping("/{id}/members")
    String appoint(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String username,
            @RequestParam(defaultValue = "") String name,
            @RequestParam String duty,
            @RequestParam(required = false) @Nullable String phone,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate until,
            RedirectAttributes redirect,
            Locale locale) {
        staffBody.appoint(id, new NewMember(username, null, name, duty, phone, from, until));
        return done(id, "governance.member.appointed", redirect, locale);
    }

    @PostMapping("/{id}/members/{member}/end")
    String dismiss(
            @PathVariable UUID id,
            @PathVariable UUID member,
            RedirectAttributes redirect,
            Locale locale) {
        staffBody.dismiss(id, member);
        return done(id, "governance.member.dismissed", redirect, locale);
    }

    @PostMapping("/{id}/charges")
    String charge(
            @PathVariable UUID id,
            @RequestParam String matter,
            @RequestParam(required = false) @Nullable UUID member,
            RedirectAttributes redirect,
            Locale locale) {
        divideWork.charge(id, matter, member);
        return done(id, "governance.charged", redirect, locale);
    }

    @PostMapping("/{id}/charges/end")
    String discharge(
            @PathVariable UUID id,
            @RequestParam String matter,
            RedirectAttributes redirect,
            Locale locale) {
        divideWork.discharge(id, matter);
        return done(id, "governance.discharged", redirect, locale);
    }

    /// Shows the page again with what stood against the act.
    @ExceptionHandler
    ModelAndView refused(Refused refused, HttpServletRequest request, Locale locale) {
        var path =
                (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        var unit = request.getParameter("unit");
        var lines = problems.lines(refused, locale);
        var page = new ModelAndView("governance/bodies");
        page.setStatus(Problems.status(refused));
        page.addObject(
                "view",
                path.get("id") != null
                        ? views.page(
                                bodies.get(UUID.fromString(String.valueOf(path.get("id"))))
                                        .institutionId(),
                                lines)
                        : views.page(
                                unit == null || unit.isBlank() ? null : UUID.fromString(unit),
                                lines));
        return page;
    }

    private String done(UUID body, String told, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(told, null, locale));
        return "redirect:/bodies?unit=" + bodies.get(body).institutionId();
    }
}
