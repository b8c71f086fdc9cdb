package org.matricula.governance.rulebook;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.matricula.governance.place.Leaders;
import org.matricula.governance.place.OwnInstitution;
import org.matricula.governance.rulebook.EnterRule.NewRule;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.matricula.page.Allowed;
import org.matricula.page.Choice;
import org.matricula.page.Line;
import org.matricula.page.Problems;
import org.springframework.context.MessageSource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 章程与制度.
@Controller
@RequestMapping("/rules")
@Leaders
class RulesPage {

    private final Rulebook rulebook;
    private final EnterRule enterRule;
    private final Units units;
    private final Problems problems;
    private final MessageSource messages;
    private final Clock clock;

    RulesPage(
            Rulebook rulebook,
            EnterRule enterRule,
            Units units,
            Problems problems,
            MessageSource messages,
            Clock clock) {
        this.rulebook = rulebook;
        this.enterRule = enterRule;
        this.units = units;
        this.problems = problems;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    @Allowed(Allowed.SIGNED_IN)
    String show(
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(defaultValue = "false") boolean all,
            Model model) {
        model.addAttribute("view", page(unit, all, List.of()));
        return "governance/rules";
    }

    @GetMapping("/{id}")
    @Allowed(Allowed.SIGNED_IN)
    String one(@PathVariable UUID id, Model model, Locale locale) {
        model.addAttribute("view", one(id, List.of(), locale));
        return "governance/rule";
    }

    /// Nothing in the file can act: own type, no guessing, no scripts, no frame.
    @GetMapping("/{id}/file")
    @Allowed(Allowed.SIGNED_IN)
    ResponseEntity<Resource> file(@PathVariable UUID id) {
        var content = rulebook.file(id);
        var file = content.file();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .contentLength(file.size())
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename(file.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        "Content-Security-Policy",
                        "sandbox; default-src 'none'; frame-ancestors 'none'")
                .body(new FileSystemResource(content.path()));
    }

    @PostMapping
    String enter(
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam String kind,
            @RequestParam String title,
            @RequestParam String issuedBy,
            @RequestParam(required = false) @Nullable String number,
            @RequestParam(required = false) @Nullable LocalDate issuedOn,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate until,
            @RequestParam(required = false) @Nullable String summary,
            RedirectAttributes redirect,
            Locale locale) {
        var rule = new NewRule(unit, kind, title, issuedBy, number, issuedOn, from, until, summary);
        return done(enterRule.enter(rule), "governance.rule.entered", redirect, locale);
    }

    @PostMapping("/{id}/file")
    String attach(
            @PathVariable UUID id,
            @RequestParam MultipartFile file,
            RedirectAttributes redirect,
            Locale locale)
            throws IOException {
        var name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        enterRule.attach(id, name, file.getInputStream());
        return done(id, "governance.rule.attached", redirect, locale);
    }

    @PostMapping("/{id}/repeal")
    String repeal(
            @PathVariable UUID id,
            @RequestParam LocalDate on,
            @RequestParam String reason,
            RedirectAttributes redirect,
            Locale locale) {
        enterRule.repeal(id, on, reason);
        return done(id, "governance.rule.repealed", redirect, locale);
    }

    @PostMapping("/{id}/articles")
    String cite(
            @PathVariable UUID id,
            @RequestParam String label,
            @RequestParam String words,
            @RequestParam(required = false) @Nullable List<String> matters,
            @RequestParam(defaultValue = "") String further,
            RedirectAttributes redirect,
            Locale locale) {
        var chosen = matters == null ? Stream.<String>empty() : matters.stream();
        var typed = Stream.of(further.strip().split("\\s+")).filter(it -> !it.isEmpty());
        enterRule.cite(id, label, words, Stream.concat(chosen, typed).distinct().toList());
        return done(id, "governance.rule.cited", redirect, locale);
    }

    @ExceptionHandler
    ModelAndView refused(Refused refused, HttpServletRequest request, Locale locale) {
        var path =
                (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        var lines = problems.lines(refused, locale);
        var unit = request.getParameter("unit");
        var page = new ModelAndView();
        page.setStatus(Problems.status(refused));
        if (path.get("id") == null) {
            page.setViewName("governance/rules");
            page.addObject(
                    "view",
                    page(
                            unit == null || unit.isBlank() ? null : UUID.fromString(unit),
                            false,
                            lines));
        } else {
            page.setViewName("governance/rule");
            var id = UUID.fromString(String.valueOf(path.get("id")));
            page.addObject("view", one(id, lines, locale));
        }
        return page;
    }

    private RuleView.Page page(@Nullable UUID unit, boolean all, List<Line> lines) {
        var institution = rulebook.institution(unit);
        var today = LocalDate.now(clock);
        return new RuleView.Page(
                institution.id(),
                institution.name(),
                rulebook.of(institution).stream()
                        .filter(it -> all || it.until() == null || it.until().isAfter(today))
                        .toList(),
                all,
                OwnInstitution.may(institution),
                today,
                lines);
    }

    private RuleView.One one(UUID id, List<Line> lines, Locale locale) {
        var document = rulebook.get(id);
        return new RuleView.One(
                document,
                rulebook.versions(id),
                rulebook.articles(id),
                rulebook.matters().stream().map(it -> new Choice(it, told(it, locale))).toList(),
                OwnInstitution.may(units.get(document.unitId())),
                LocalDate.now(clock),
                lines);
    }

    private String told(String matter, Locale locale) {
        var key = matter.replace("process:", "case.").replace("policy:", "policy.");
        return messages.getMessage(key, null, matter, locale);
    }

    private String done(UUID id, String told, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(told, null, locale));
        return "redirect:/rules/" + id;
    }
}
