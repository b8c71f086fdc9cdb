package org.matricula.report.round;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refused;
import org.matricula.page.Problems;
import org.matricula.report.OpenToReports;
import org.matricula.report.form.Download;
import org.matricula.report.form.TableSheet;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 报送任务.
@Controller
@RequestMapping("/reports")
@OpenToReports
class ReportRoundsPage {

    private static final int SHOWN = 30;

    private final ReadRounds readRounds;
    private final RepeatRounds repeatRounds;
    private final TakeIn takeIn;
    private final Problems problems;
    private final Ledger ledger;
    private final MessageSource messages;

    ReportRoundsPage(
            ReadRounds readRounds,
            RepeatRounds repeatRounds,
            TakeIn takeIn,
            Problems problems,
            Ledger ledger,
            MessageSource messages) {
        this.readRounds = readRounds;
        this.repeatRounds = repeatRounds;
        this.takeIn = takeIn;
        this.problems = problems;
        this.ledger = ledger;
        this.messages = messages;
    }

    @GetMapping
    String list(@RequestParam(required = false) @Nullable UUID before, Model model) {
        model.addAttribute("page", readRounds.page(before, SHOWN));
        model.addAttribute("further", before != null);
        model.addAttribute("mayOpen", Roles.opens());
        return "report/rounds";
    }

    @GetMapping("/rounds/new")
    String form(Model model) {
        model.addAttribute("view", readRounds.form(List.of()));
        return "report/new-round";
    }

    @PostMapping("/rounds")
    String open(
            @RequestParam(defaultValue = "tables") String kind,
            @RequestParam(required = false) @Nullable String title,
            @RequestParam(required = false) @Nullable String notice,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable LocalDate dueOn,
            @RequestParam(required = false) @Nullable List<String> forms,
            @RequestParam(required = false) @Nullable List<UUID> units,
            @RequestParam(defaultValue = Repetition.NONE) String rhythm,
            RedirectAttributes redirect,
            Locale locale) {
        var id =
                repeatRounds.open(
                        new NewRound(
                                null,
                                kind.equals(Round.AID) ? Round.AID : Round.TABLES,
                                title,
                                notice,
                                asOf,
                                dueOn,
                                forms == null || kind.equals(Round.AID) ? List.of() : forms,
                                units == null ? List.of() : units),
                        rhythm);
        return told(id, "report.done.opened", redirect, locale);
    }

    @GetMapping("/rounds/{round}")
    String show(@PathVariable UUID round, Model model) {
        model.addAttribute("view", readRounds.one(round));
        return "report/round";
    }

    @GetMapping("/rounds/{round}/sum")
    String sum(
            @PathVariable UUID round,
            @RequestParam(required = false) @Nullable String form,
            Model model) {
        model.addAttribute("view", readRounds.sum(round, form));
        return "report/sum";
    }

    @GetMapping("/rounds/{round}/sum/cells")
    String parts(
            @PathVariable UUID round,
            @RequestParam(defaultValue = "") String form,
            @RequestParam(defaultValue = "") String row,
            @RequestParam(defaultValue = "") String column,
            Model model) {
        model.addAttribute("view", readRounds.parts(round, form, row, column));
        return "report/sum-units";
    }

    @GetMapping("/rounds/{round}/sum/sheet")
    void sheet(
            @PathVariable UUID round,
            @RequestParam(required = false) @Nullable String form,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var sum = readRounds.sum(round, form);
        ledger.note(Act.of("report.sheet", "round:" + round).to(Map.of("form", sum.code())));
        TableSheet.write(
                sum.table(),
                List.of(say("report.item", locale), say("report.line", locale)),
                List.of(
                        say(
                                "report.mark.sum",
                                locale,
                                sum.round().unit(),
                                sum.round().asOf(),
                                sum.units(),
                                sum.asked(),
                                Acting.now().name())),
                Download.xlsx(response, sum.code() + " " + sum.round().unit()));
    }

    private String say(String key, Locale locale, Object... args) {
        return messages.getMessage(key, args, locale);
    }

    @PostMapping("/rounds/{round}/chase")
    String chase(@PathVariable UUID round, RedirectAttributes redirect, Locale locale) {
        var units = takeIn.chase(round);
        redirect.addFlashAttribute(
                "flash", messages.getMessage("report.done.chased", new Object[] {units}, locale));
        return "redirect:/reports/rounds/" + round;
    }

    @PostMapping("/rounds/{round}/stop")
    String stop(
            @PathVariable UUID round,
            @RequestParam(defaultValue = "") String why,
            RedirectAttributes redirect,
            Locale locale) {
        repeatRounds.stop(round, why);
        return told(round, "report.done.repeat-stopped", redirect, locale);
    }

    private String told(UUID round, String key, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(key, null, locale));
        return "redirect:/reports/rounds/" + round;
    }

    @ExceptionHandler
    ModelAndView refused(Refused refused, Locale locale) {
        var page = new ModelAndView("report/new-round");
        page.setStatus(Problems.status(refused));
        page.addObject("view", readRounds.form(problems.lines(refused, locale)));
        return page;
    }
}
