package org.matricula.archive.loan;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.page.Allowed;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 档案借阅.
@Controller
@RequestMapping("/archives/loans")
@OpenToBorrowers
class LoansPage {

    private static final int SHOWN = 50;

    private final ReadLoans readLoans;
    private final AskForLoan askForLoan;
    private final DecideLoan decideLoan;
    private final HandVolume handVolume;
    private final MessageSource messages;
    private final Clock clock;

    LoansPage(
            ReadLoans readLoans,
            AskForLoan askForLoan,
            DecideLoan decideLoan,
            HandVolume handVolume,
            MessageSource messages,
            Clock clock) {
        this.readLoans = readLoans;
        this.askForLoan = askForLoan;
        this.decideLoan = decideLoan;
        this.handVolume = handVolume;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "open") String which,
            @RequestParam(required = false) @Nullable UUID before,
            Model model) {
        model.addAttribute("page", readLoans.page(which, before, SHOWN));
        model.addAttribute("which", ReadLoans.WHICH.contains(which) ? which : "open");
        model.addAttribute("further", before != null);
        model.addAttribute("today", LocalDate.now(clock));
        return "archive/loans";
    }

    @GetMapping("/new")
    String form(@RequestParam(defaultValue = "") String volume, Model model) {
        model.addAttribute("volume", volume);
        model.addAttribute("ways", Way.codes());
        model.addAttribute("strangers", Acting.now().holds("archive-keeper", "registrar"));
        return "archive/new-loan";
    }

    @PostMapping
    String ask(
            @RequestParam(defaultValue = "") String volume,
            @RequestParam(defaultValue = "") String way,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(required = false) @Nullable String borrower,
            @RequestParam(required = false) @Nullable String organisation,
            @RequestParam(required = false) @Nullable String letter,
            RedirectAttributes redirect,
            Locale locale) {
        var id = askForLoan.ask(new NewLoan(volume, way, purpose, borrower, organisation, letter));
        return told(id, "loan.done.asked", redirect, locale);
    }

    @GetMapping("/{loan}")
    String show(@PathVariable UUID loan, Model model) {
        var it = readLoans.get(loan);
        var actor = Acting.now();
        var own = actor.account() != null && actor.account().equals(it.askerId());
        var away = it.way().equals(Way.LOAN.code());
        model.addAttribute("it", it);
        model.addAttribute("copy", readLoans.copy(it));
        model.addAttribute("own", own);
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute(
                "mayDecide", !own && actor.holds(away ? "academic-office-head" : "archive-keeper"));
        model.addAttribute("mayHand", actor.holds("archive-keeper", "registrar"));
        return "archive/loan";
    }

    @PostMapping("/{loan}/withdraw")
    String withdraw(@PathVariable UUID loan, RedirectAttributes redirect, Locale locale) {
        askForLoan.withdraw(loan);
        return told(loan, "loan.done.withdrawn", redirect, locale);
    }

    @PostMapping("/{loan}/decide")
    @Allowed({"archive-keeper", "academic-office-head"})
    String decide(
            @PathVariable UUID loan,
            @RequestParam(defaultValue = "false") boolean approved,
            @RequestParam(required = false) @Nullable LocalDate due,
            @RequestParam(required = false) @Nullable String why,
            RedirectAttributes redirect,
            Locale locale) {
        decideLoan.decide(loan, approved, due, why);
        return told(loan, "loan.done.decided", redirect, locale);
    }

    @PostMapping("/{loan}/extend")
    @Allowed({"archive-keeper", "academic-office-head"})
    String extend(
            @PathVariable UUID loan,
            @RequestParam LocalDate due,
            RedirectAttributes redirect,
            Locale locale) {
        decideLoan.extend(loan, due);
        return told(loan, "loan.done.extended", redirect, locale);
    }

    @PostMapping("/{loan}/hand-out")
    @Allowed({"archive-keeper", "registrar"})
    String handOut(@PathVariable UUID loan, RedirectAttributes redirect, Locale locale) {
        handVolume.out(loan);
        return told(loan, "loan.done.out", redirect, locale);
    }

    @PostMapping("/{loan}/take-in")
    @Allowed({"archive-keeper", "registrar"})
    String takeIn(
            @PathVariable UUID loan,
            @RequestParam(defaultValue = "") String condition,
            @RequestParam(required = false) @Nullable String note,
            @RequestParam(required = false) @Nullable Integer pages,
            RedirectAttributes redirect,
            Locale locale) {
        handVolume.in(loan, condition, note, pages);
        return told(loan, "loan.done.in", redirect, locale);
    }

    private String told(UUID loan, String key, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(key, null, locale));
        return "redirect:/archives/loans/" + loan;
    }
}
