package org.matricula.change.transfer;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Codes;
import org.matricula.kernel.Acting;
import org.matricula.page.Choice;
import org.matricula.registry.OpenToRegistrars;
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

/// 转学办理: a school's own halves, and what passes between it and the other schools.
@Controller
@RequestMapping("/transfers")
class TransfersPage {

    private static final int SHOWN = 50;
    private static final String[] REGISTRARS = {
        "department-registrar", "registrar", "academic-office-head", "point-reviewer"
    };

    private final Transfers transfers;
    private final RegisterArrival registerArrival;
    private final TakeUp takeUp;
    private final Correspond correspond;
    private final Delivery delivery;
    private final ConsentOfProvince consentOfProvince;
    private final Codes codes;
    private final MessageSource messages;

    TransfersPage(
            Transfers transfers,
            RegisterArrival registerArrival,
            TakeUp takeUp,
            Correspond correspond,
            Delivery delivery,
            ConsentOfProvince consentOfProvince,
            Codes codes,
            MessageSource messages) {
        this.transfers = transfers;
        this.registerArrival = registerArrival;
        this.takeUp = takeUp;
        this.correspond = correspond;
        this.delivery = delivery;
        this.consentOfProvince = consentOfProvince;
        this.codes = codes;
        this.messages = messages;
    }

    @GetMapping
    @OpenToTransfers
    String list(
            @RequestParam(defaultValue = "") String side,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "false") boolean late,
            @RequestParam(required = false) @Nullable UUID before,
            Model model,
            Locale locale) {
        var which = side.isEmpty() ? null : TransfersApi.side(side);
        model.addAttribute(
                "page",
                transfers.list(which, TransferState.of(state).orElse(null), late, before, SHOWN));
        model.addAttribute("side", side);
        model.addAttribute("state", state);
        model.addAttribute("late", late);
        model.addAttribute("further", before != null);
        model.addAttribute("registers", Acting.now().holds("registrar", "point-reviewer"));
        model.addAttribute(
                "states",
                Arrays.stream(TransferState.values())
                        .map(it ->
                                new Choice(it.code(), text(locale, "transfer.state." + it.code())))
                        .toList());
        return "change/transfers";
    }

    @GetMapping("/new")
    @OpenToRegistrars
    String arrival(Model model) {
        model.addAttribute("sexes", choices("sex"));
        model.addAttribute("levels", choices("level"));
        model.addAttribute("provinces", choices("division"));
        return "change/arrival";
    }

    @PostMapping
    @OpenToRegistrars
    String register(
            @RequestParam(defaultValue = "register") String channel,
            @RequestParam(defaultValue = "") String school,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String sex,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate birthOn,
            @RequestParam(required = false) @Nullable Integer gradeLevel,
            @RequestParam(defaultValue = "") String level,
            @RequestParam(defaultValue = "") String major,
            @RequestParam(defaultValue = "") String province) {
        var id =
                registerArrival.register(
                        new RegisterArrival.Arrival(
                                channel,
                                school,
                                name,
                                number,
                                orNull(sex),
                                birthOn,
                                gradeLevel,
                                orNull(level),
                                orNull(major),
                                orNull(province)));
        return "redirect:/cases/" + id;
    }

    @GetMapping("/{transfer}")
    @OpenToTransfers
    String show(@PathVariable UUID transfer, Model model) {
        var shown = transfers.get(transfer);
        model.addAttribute("it", shown);
        model.addAttribute("codes", codes);
        model.addAttribute("may", Acting.now().holds(REGISTRARS) ? shown.may() : List.of());
        return "change/transfer";
    }

    @PostMapping("/{transfer}/province")
    @OpenToProvinces
    String province(
            @PathVariable UUID transfer,
            @RequestParam(defaultValue = "false") boolean agreed,
            @RequestParam(defaultValue = "") String words,
            RedirectAttributes redirect,
            Locale locale) {
        consentOfProvince.say(transfer, agreed, words);
        return done(transfer, redirect, locale, "province");
    }

    @PostMapping("/{transfer}/take")
    @OpenToRegistrars
    String take(@PathVariable UUID transfer) {
        return "redirect:/cases/" + takeUp.take(transfer);
    }

    @PostMapping("/{transfer}/return")
    @OpenToRegistrars
    String sendBack(
            @PathVariable UUID transfer,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        correspond.sendBack(transfer, reason);
        return done(transfer, redirect, locale, "return");
    }

    @PostMapping("/{transfer}/resend")
    @OpenToRegistrars
    String sendAgain(
            @PathVariable UUID transfer,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        correspond.sendAgain(transfer, reason);
        return done(transfer, redirect, locale, "resend");
    }

    @PostMapping("/{transfer}/withdraw")
    @OpenToRegistrars
    String withdraw(
            @PathVariable UUID transfer,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        correspond.withdraw(transfer, reason);
        return done(transfer, redirect, locale, "withdraw");
    }

    @PostMapping("/{transfer}/reply")
    @OpenToRegistrars
    String reply(
            @PathVariable UUID transfer,
            @RequestParam(defaultValue = "false") boolean agreed,
            @RequestParam(defaultValue = "") String words,
            RedirectAttributes redirect,
            Locale locale) {
        delivery.replied(transfer, agreed, words);
        return done(transfer, redirect, locale, "reply");
    }

    @PostMapping("/{transfer}/post")
    @OpenToRegistrars
    String post(
            @PathVariable UUID transfer,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate on,
            @RequestParam(defaultValue = "") String words,
            RedirectAttributes redirect,
            Locale locale) {
        delivery.posted(transfer, on, words);
        return done(transfer, redirect, locale, "post");
    }

    @PostMapping("/{transfer}/receive")
    @OpenToRegistrars
    String receive(@PathVariable UUID transfer, RedirectAttributes redirect, Locale locale) {
        delivery.received(transfer);
        return done(transfer, redirect, locale, "receive");
    }

    @PostMapping("/{transfer}/file")
    @OpenToRegistrars
    String file(
            @PathVariable UUID transfer,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate on,
            @RequestParam(defaultValue = "") String words,
            RedirectAttributes redirect,
            Locale locale) {
        delivery.filed(transfer, on, words);
        return done(transfer, redirect, locale, "file");
    }

    private List<Choice> choices(String table) {
        return codes.list(table).stream().map(it -> new Choice(it.code(), it.label())).toList();
    }

    private String done(UUID id, RedirectAttributes redirect, Locale locale, String what) {
        redirect.addFlashAttribute("flash", text(locale, "transfer.done." + what));
        return "redirect:/transfers/" + id;
    }

    private String text(Locale locale, String key) {
        return messages.getMessage(key, null, locale);
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
