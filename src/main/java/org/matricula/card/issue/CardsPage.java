package org.matricula.card.issue;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.card.OpenToCards;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.page.Choice;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 学生证窗口: the register of cards and what is done with them.
@Controller
@RequestMapping("/cards")
@OpenToCards
class CardsPage {

    private static final int SHOWN = 100;
    private static final List<String> STATES =
            List.of("made", "issued", "lost", "owed", "deposited", "returned", "void");
    private static final String SHEET =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Cards cards;
    private final CardDesk desk;
    private final MakeCards makeCards;
    private final PrintCards printCards;
    private final MessageSource messages;
    private final Clock clock;

    CardsPage(
            Cards cards,
            CardDesk desk,
            MakeCards makeCards,
            PrintCards printCards,
            MessageSource messages,
            Clock clock) {
        this.cards = cards;
        this.desk = desk;
        this.makeCards = makeCards;
        this.printCards = printCards;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable String after,
            Model model,
            Locale locale) {
        var page = cards.page(new Cards.Sought(q, state, null, after, SHOWN));
        model.addAttribute("cards", page.items());
        model.addAttribute(
                "travels",
                page.items().stream()
                        .map(Cards.Card::institutionId)
                        .distinct()
                        .filter(it -> desk.discount(it) == null)
                        .toList());
        model.addAttribute("next", page.next());
        model.addAttribute("first", after == null);
        model.addAttribute("q", q);
        model.addAttribute("state", state);
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute(
                "states",
                STATES.stream()
                        .map(it -> new Choice(it, say("card.state." + it, locale)))
                        .toList());
        model.addAttribute(
                "missing",
                cards.missing(SHOWN).stream()
                        .map(it ->
                                new Choice(it.unitId().toString(), it.unit() + " " + it.students()))
                        .toList());
        model.addAttribute(
                "units",
                cards.handled(SHOWN).stream()
                        .map(it ->
                                new Choice(it.unitId().toString(), it.unit() + " " + it.students()))
                        .toList());
        return "card/cards";
    }

    @PostMapping
    String make(
            @RequestParam(required = false) @Nullable UUID unit,
            RedirectAttributes redirect,
            Locale locale) {
        return done(redirect, say("card.made-some", locale, makeCards.first(unit)));
    }

    @PostMapping("/hand-over")
    String handOver(
            @RequestParam(name = "id", required = false) @Nullable List<UUID> ids,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "false") boolean oldOnes,
            RedirectAttributes redirect,
            Locale locale) {
        var some = ids == null ? List.<UUID>of() : ids;
        desk.handOver(some, to, oldOnes);
        return done(redirect, say("card.handed-some", locale, some.size()));
    }

    @PostMapping("/stamps")
    String stamp(
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "") String period,
            RedirectAttributes redirect,
            Locale locale) {
        var done = desk.stamp(unit, sort, period);
        return done(
                redirect,
                say(
                        done.unregistered() == 0 ? "card.stamped-some" : "card.stamped-but",
                        locale,
                        done.cards(),
                        done.unregistered()));
    }

    @PostMapping("/{card}/{act}")
    String act(
            @PathVariable UUID card,
            @PathVariable String act,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            RedirectAttributes redirect,
            Locale locale) {
        CardActs.of(desk, card, act, reason, from, to);
        return done(redirect, say("card.noted", locale));
    }

    @GetMapping("/sheet.pdf")
    ResponseEntity<byte[]> sheet(@RequestParam(required = false) @Nullable UUID unit) {
        return pdf(printCards.sheet(unit), "student-cards.pdf");
    }

    @GetMapping("/register.pdf")
    ResponseEntity<byte[]> register(@RequestParam(defaultValue = "") String month) {
        return pdf(printCards.register(month(month)), "replacements.pdf");
    }

    @GetMapping("/register.xlsx")
    void register(
            @RequestParam(defaultValue = "") String month,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        var it = month(month);
        response.setContentType(SHEET);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(
                                say("card.register", locale) + " " + it + ".xlsx",
                                StandardCharsets.UTF_8)
                        .build()
                        .toString());
        printCards.register(it, response.getOutputStream(), locale);
    }

    private YearMonth month(String typed) {
        try {
            return typed.isBlank()
                    ? YearMonth.from(LocalDate.now(clock))
                    : YearMonth.parse(typed.strip());
        } catch (DateTimeException unreadable) {
            throw new Refused(Refusal.input("month", "card.month"));
        }
    }

    private static ResponseEntity<byte[]> pdf(byte[] content, String name) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline().filename(name).build().toString())
                .body(content);
    }

    private String say(String key, Locale locale, Object... args) {
        return messages.getMessage(key, args, locale);
    }

    private static String done(RedirectAttributes redirect, String words) {
        redirect.addFlashAttribute("flash", words);
        return "redirect:/cards";
    }
}
