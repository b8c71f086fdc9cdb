package org.matricula.coursework.recognition;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.curriculum.DecideEquivalence;
import org.matricula.curriculum.Equivalences;
import org.matricula.curriculum.NewEquivalence;
import org.matricula.curriculum.OpenToTeaching;
import org.matricula.curriculum.Programmes;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.page.Allowed;
import org.matricula.page.Choice;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 课程等同与替代: decided by the academic office after a look at whom it touches.
@Controller
@RequestMapping("/equivalences")
@OpenToTeaching
class EquivalencesPage {

    private static final int SHOWN = 50;
    private static final int ROWS = 6;

    private final DecideEquivalence decideEquivalence;
    private final Equivalences equivalences;
    private final Programmes programmes;
    private final TouchedStudents touched;
    private final MessageSource messages;

    EquivalencesPage(
            DecideEquivalence decideEquivalence,
            Equivalences equivalences,
            Programmes programmes,
            TouchedStudents touched,
            MessageSource messages) {
        this.decideEquivalence = decideEquivalence;
        this.equivalences = equivalences;
        this.programmes = programmes;
        this.touched = touched;
        this.messages = messages;
    }

    @GetMapping
    String list(@RequestParam(required = false) @Nullable UUID before, Model model) {
        var institution = decideEquivalence.school();
        var found = equivalences.of(institution, before, SHOWN + 1);
        model.addAttribute("all", found.stream().limit(SHOWN).toList());
        model.addAttribute(
                "next", found.size() > SHOWN ? found.get(SHOWN - 1).id().toString() : null);
        model.addAttribute("account", Acting.now().account());
        model.addAttribute("mayDecide", Acting.now().holds("registrar", "academic-office-head"));
        model.addAttribute(
                "programmes",
                programmes.of(institution).stream()
                        .map(it -> new Choice(it.id().toString(), it.entryYear() + " " + it.name()))
                        .toList());
        return "coursework/equivalences";
    }

    /// Writes nothing: whoever decides sees first whom it touches.
    @PostMapping("/preview")
    @Allowed({"registrar", "academic-office-head"})
    String preview(@RequestParam MultiValueMap<String, String> form, Model model) {
        var read = decideEquivalence.read(typed(form));
        model.addAttribute("read", read);
        form.remove("_csrf");
        model.addAttribute("form", form);
        model.addAttribute(
                "touched",
                touched.of(
                        decideEquivalence.school(),
                        read.typed().own(),
                        read.typed().origin(),
                        read.typed().programme(),
                        read.from(),
                        read.to()));
        return "coursework/equivalence-preview";
    }

    @PostMapping
    @Allowed({"registrar", "academic-office-head"})
    String decide(
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes redirect,
            Locale locale) {
        decideEquivalence.decide(typed(form));
        return done("equivalence.decided", redirect, locale);
    }

    /// A second account: whoever wrote it down is refused.
    @PostMapping("/{equivalence}/confirm")
    @Allowed({"registrar", "academic-office-head"})
    String confirm(@PathVariable UUID equivalence, RedirectAttributes redirect, Locale locale) {
        decideEquivalence.confirm(equivalence);
        return done("equivalence.confirmed", redirect, locale);
    }

    @PostMapping("/{equivalence}/end")
    @Allowed({"registrar", "academic-office-head"})
    String end(
            @PathVariable UUID equivalence,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        decideEquivalence.end(equivalence, reason);
        return done("equivalence.ended", redirect, locale);
    }

    private String done(String key, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(key, null, locale));
        return "redirect:/equivalences";
    }

    /// Rows left blank are no rows.
    private static NewEquivalence typed(MultiValueMap<String, String> form) {
        var from = new ArrayList<NewEquivalence.Left>();
        var to = new ArrayList<NewEquivalence.Right>();
        for (var at = 0; at < ROWS; at++) {
            var code = nth(form, "fromCode", at);
            var name = nth(form, "fromName", at);
            if (!code.isBlank() || !name.isBlank()) {
                from.add(new NewEquivalence.Left(code, name));
            }
            var target = nth(form, "toCode", at);
            if (!target.isBlank()) {
                to.add(new NewEquivalence.Right(target, number(nth(form, "toCredits", at))));
            }
        }
        return new NewEquivalence(
                nth(form, "kind", 0),
                "own".equals(nth(form, "side", 0)),
                nth(form, "origin", 0),
                uuid(nth(form, "programme", 0)),
                from,
                to,
                day(nth(form, "validFrom", 0), "validFrom"),
                day(nth(form, "validUntil", 0), "validUntil"),
                nth(form, "decidedBy", 0),
                day(nth(form, "decidedOn", 0), "decidedOn"),
                nth(form, "source", 0));
    }

    private static String nth(MultiValueMap<String, String> form, String key, int at) {
        var all = form.getOrDefault(key, List.of());
        return at < all.size() ? all.get(at).strip() : "";
    }

    private static @Nullable BigDecimal number(String text) {
        try {
            return text.isEmpty() ? null : new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new Refused(Refusal.input("toCredits", "course.credits"));
        }
    }

    private static @Nullable LocalDate day(String text, String field) {
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new Refused(Refusal.input(field, "equivalence.day"));
        }
    }

    private static @Nullable UUID uuid(String text) {
        try {
            return text.isEmpty() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new Refused(Refusal.input("programme", "field.missing"));
        }
    }
}
