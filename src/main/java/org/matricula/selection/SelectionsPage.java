package org.matricula.selection;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.page.Allowed;
import org.matricula.page.Choice;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 评选: its schemes, its rounds, and the list with its reasons.
@Controller
@RequestMapping("/selections")
@OpenToSelections
class SelectionsPage {

    private static final int SHOWN = 100;

    private final ReadSelections read;
    private final DrawUp drawUp;
    private final MessageSource messages;

    SelectionsPage(ReadSelections read, DrawUp drawUp, MessageSource messages) {
        this.read = read;
        this.drawUp = drawUp;
        this.messages = messages;
    }

    @GetMapping
    String list(@RequestParam(required = false) @Nullable UUID before, Model model) {
        model.addAttribute("page", read.rounds(before, SHOWN));
        model.addAttribute("further", before != null);
        model.addAttribute("schemes", read.schemes());
        model.addAttribute("makes", makes());
        return "selection/list";
    }

    @GetMapping("/schemes/new")
    @Makers
    String newScheme(Model model) {
        model.addAttribute("institutions", read.institutions());
        return "selection/new-scheme";
    }

    @PostMapping("/schemes")
    @Makers
    String scheme(
            @RequestParam UUID institution,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String basis,
            @RequestParam(required = false) @Nullable BigDecimal amount,
            @RequestParam(defaultValue = "mean") String orderBy,
            @RequestParam(defaultValue = "class") String rankWithin,
            @RequestParam(required = false) @Nullable Integer topPercent,
            @RequestParam(required = false) @Nullable BigDecimal least,
            @RequestParam(defaultValue = "false") boolean noFailed,
            @RequestParam(defaultValue = "false") boolean noSanction,
            @RequestParam(required = false) @Nullable Integer leastConduct,
            @RequestParam(required = false) @Nullable Integer mostAbsent,
            @RequestParam(defaultValue = "") String special,
            RedirectAttributes redirect,
            Locale locale) {
        drawUp.scheme(
                new Scheme(
                        new UUID(0, 0),
                        institution,
                        "",
                        kind,
                        name,
                        basis,
                        amount,
                        orderBy,
                        rankWithin,
                        topPercent,
                        least,
                        noFailed,
                        noSanction,
                        leastConduct,
                        mostAbsent,
                        Arrays.stream(special.strip().split("[\\s,，、]+"))
                                .filter(it -> !it.isEmpty())
                                .toList()));
        redirect.addFlashAttribute("flash", say("selection.done.scheme", locale));
        return "redirect:/selections";
    }

    @GetMapping("/new")
    @Makers
    String newRound(Model model) {
        model.addAttribute(
                "schemes",
                read.schemes().stream()
                        .map(it -> new Choice(it.id().toString(), it.name()))
                        .toList());
        model.addAttribute("units", read.ranges());
        return "selection/new";
    }

    @PostMapping
    @Makers
    String open(
            @RequestParam UUID scheme,
            @RequestParam UUID unit,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate last,
            RedirectAttributes redirect,
            Locale locale) {
        var id = drawUp.open(scheme, unit, name, from, last);
        return told(id, "selection.done.opened", redirect, locale);
    }

    @GetMapping("/{round}")
    String show(
            @PathVariable UUID round,
            @RequestParam(defaultValue = "chosen") String which,
            @RequestParam(required = false) @Nullable UUID after,
            Model model) {
        var it = read.round(round);
        model.addAttribute("it", it);
        model.addAttribute("scheme", read.scheme(it.schemeId()));
        model.addAttribute("page", read.candidates(round, which, after, SHOWN));
        model.addAttribute("which", ReadSelections.WHICH.contains(which) ? which : "chosen");
        model.addAttribute("further", after != null);
        model.addAttribute("quotas", read.quotas(round));
        model.addAttribute("parts", read.parts(it));
        model.addAttribute("chosen", read.chosen(it));
        model.addAttribute("makes", makes());
        model.addAttribute("nominates", makes() || nominates());
        model.addAttribute(
                "decides", Acting.now().holds(Deciders.class.getAnnotation(Allowed.class).value()));
        return "selection/round";
    }

    @PostMapping("/{round}/quota")
    @Makers
    String quota(
            @PathVariable UUID round,
            @RequestParam(required = false) @Nullable List<UUID> unit,
            @RequestParam(required = false) @Nullable List<String> places,
            RedirectAttributes redirect,
            Locale locale) {
        var asked = new LinkedHashMap<UUID, Integer>();
        for (var i = 0;
                unit != null && places != null && i < unit.size() && i < places.size();
                i++) {
            if (!places.get(i).isBlank()) {
                asked.put(unit.get(i), number(places.get(i).strip()));
            }
        }
        drawUp.quota(round, asked);
        return told(round, "selection.done.quota", redirect, locale);
    }

    @PostMapping("/{round}/reckon")
    @Makers
    String reckon(@PathVariable UUID round, RedirectAttributes redirect, Locale locale) {
        drawUp.reckon(round);
        return told(round, "selection.done.reckoned", redirect, locale);
    }

    @PostMapping("/{round}/change")
    @Allowed({
        "student-affairs",
        "registrar",
        "department-registrar",
        "counsellor",
        "class-teacher"
    })
    String change(
            @PathVariable UUID round,
            @RequestParam UUID enrolment,
            @RequestParam(defaultValue = "false") boolean chosen,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        drawUp.change(round, enrolment, chosen, reason);
        return told(round, "selection.done.changed", redirect, locale);
    }

    @PostMapping("/{round}/submit")
    @Makers
    String submit(@PathVariable UUID round, RedirectAttributes redirect, Locale locale) {
        drawUp.submit(round);
        return told(round, "selection.done.submitted", redirect, locale);
    }

    /// What is no number becomes one that is refused by name.
    private static int number(String typed) {
        return typed.matches("\\d{1,5}") ? Integer.parseInt(typed) : -1;
    }

    private static boolean makes() {
        return Acting.now().holds(Makers.class.getAnnotation(Allowed.class).value());
    }

    private static boolean nominates() {
        return Acting.now().holds("department-registrar", "counsellor", "class-teacher");
    }

    private String told(UUID id, String key, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", say(key, locale));
        return "redirect:/selections/" + id;
    }

    private String say(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
