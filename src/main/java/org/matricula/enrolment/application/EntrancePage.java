package org.matricula.enrolment.application;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.matricula.codebook.Codes;
import org.matricula.kernel.Refused;
import org.matricula.page.Allowed;
import org.matricula.page.Choice;
import org.matricula.page.Line;
import org.matricula.page.Problems;
import org.matricula.page.Rate;
import org.matricula.personal.PersonName;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// 网上报名, for everybody: read the prospectus, apply, look one's own result up, read the published
/// list.
@Controller
@RequestMapping("/entrance")
@Allowed(Allowed.PUBLIC)
class EntrancePage {

    private final Apply apply;
    private final Codes codes;
    private final Problems problems;
    private final MessageSource messages;
    private final Clock clock;
    private final Rate rate;

    /// @param postsAMinute how many applications and look-ups one address may send within a minute;
    ///   the pupils of a whole school may share one
    EntrancePage(
            Apply apply,
            Codes codes,
            Problems problems,
            MessageSource messages,
            Clock clock,
            @Value("${matricula.entrance.posts-a-minute:30}") int postsAMinute) {
        this.apply = apply;
        this.codes = codes;
        this.problems = problems;
        this.messages = messages;
        this.clock = clock;
        this.rate = new Rate(postsAMinute, clock);
    }

    @GetMapping
    String current(Model model) {
        model.addAttribute("prospectuses", apply.current());
        return "enrolment/apply-list";
    }

    @GetMapping("/{prospectus}")
    String ask(
            @PathVariable UUID prospectus, @ModelAttribute("form") Application form, Model model) {
        return form(prospectus, List.of(), model);
    }

    @PostMapping("/{prospectus}")
    String send(
            @PathVariable UUID prospectus,
            @ModelAttribute("form") Application form,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale) {
        if (busy(request, response)) {
            return form(prospectus, List.of(busy(locale)), model);
        }
        try {
            model.addAttribute("code", apply.apply(prospectus, form));
            model.addAttribute("prospectus", apply.prospectus(prospectus));
            return "enrolment/applied";
        } catch (Refused refused) {
            response.setStatus(Problems.status(refused).value());
            return form(prospectus, problems.lines(refused, locale), model);
        }
    }

    /// By POST, so that no code stands in an address or a log.
    @PostMapping("/{prospectus}/result")
    String result(
            @PathVariable UUID prospectus,
            @RequestParam(defaultValue = "") String code,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var busy = busy(request, response);
        model.addAttribute("busy", busy);
        var found = busy ? null : apply.look(prospectus, code);
        var it = apply.prospectus(prospectus);
        if (found == null && !busy) {
            response.setStatus(404);
        } else if (found != null) {
            model.addAttribute("applicant", found);
        }
        model.addAttribute("prospectus", it);
        model.addAttribute("told", it.publishedAt() != null);
        return "enrolment/apply-result";
    }

    @GetMapping("/{prospectus}/list")
    String list(@PathVariable UUID prospectus, Model model) {
        model.addAttribute("prospectus", apply.prospectus(prospectus));
        model.addAttribute(
                "admitted",
                apply.published(prospectus).stream()
                        .map(it ->
                                new Listed(
                                        String.valueOf(it.examNumber()),
                                        new PersonName(it.name()).masked(),
                                        it.unit()))
                        .toList());
        return "enrolment/apply-admitted";
    }

    private boolean busy(HttpServletRequest request, HttpServletResponse response) {
        var wait = rate.wait(request.getRemoteAddr());
        if (wait > 0) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait));
        }
        return wait > 0;
    }

    private Line busy(Locale locale) {
        return new Line(
                null,
                "entrance.busy",
                messages.getMessage("enrolment.apply.busy", null, locale),
                null,
                null);
    }

    private String form(UUID prospectus, List<Line> lines, Model model) {
        var it = apply.prospectus(prospectus);
        model.addAttribute("prospectus", it);
        model.addAttribute("lines", lines);
        model.addAttribute("open", it.openOn(LocalDate.now(clock)));
        model.addAttribute(
                "units",
                apply.quotas(prospectus).stream()
                        .map(q -> new Choice(q.unitId().toString(), q.unit() + " · " + q.places()))
                        .toList());
        model.addAttribute("documents", choices("document-type"));
        model.addAttribute("sexes", choices("sex"));
        return "enrolment/apply";
    }

    private List<Choice> choices(String table) {
        return codes.list(table).stream().map(it -> new Choice(it.code(), it.label())).toList();
    }
}
