package org.matricula.credential.certificate;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.credential.OpenToCertificates;
import org.matricula.credential.stock.Blanks;
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

/// 证书登记: drawing up, printing, and the sheets to sign on.
@Controller
@RequestMapping("/diplomas")
@OpenToCertificates
class DiplomasPage {

    private static final int SHOWN = 100;
    private static final int RUNS = 10;
    private static final int FURTHEST = 10_000;
    private static final List<String> STATES =
            List.of("drawn", "uncollected", "handed", "void", "doubled");

    private final Diplomas certificates;
    private final DrawUpCertificates drawUp;
    private final PrintCertificates print;
    private final PrintRuns runs;
    private final IssueSheets sheets;
    private final Blanks blanks;
    private final MessageSource messages;

    private final SealCertificates sealCertificates;
    private final EditionsOfClass editionsOfClass;
    private final WithdrawnCertificates withdrawn;

    DiplomasPage(
            Diplomas certificates,
            DrawUpCertificates drawUp,
            PrintCertificates print,
            PrintRuns runs,
            IssueSheets sheets,
            Blanks blanks,
            SealCertificates sealCertificates,
            EditionsOfClass editionsOfClass,
            WithdrawnCertificates withdrawn,
            MessageSource messages) {
        this.certificates = certificates;
        this.drawUp = drawUp;
        this.print = print;
        this.runs = runs;
        this.sheets = sheets;
        this.blanks = blanks;
        this.messages = messages;
        this.sealCertificates = sealCertificates;
        this.editionsOfClass = editionsOfClass;
        this.withdrawn = withdrawn;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(required = false) @Nullable UUID waitingAfter,
            @RequestParam(required = false) @Nullable UUID takenAfter,
            @RequestParam(defaultValue = "0") int decisions,
            Model model,
            Locale locale) {
        model.addAttribute(
                "page", certificates.page(new Diplomas.Sought(q, kind, state, null, after, SHOWN)));
        model.addAttribute("q", q);
        model.addAttribute("kind", kind);
        model.addAttribute("state", state);
        model.addAttribute("further", after != null);
        model.addAttribute(
                "kinds",
                List.of(Kind.values()).stream()
                        .map(it ->
                                new Choice(it.code(), say("certificate.kind." + it.code(), locale)))
                        .toList());
        model.addAttribute(
                "states",
                STATES.stream()
                        .map(it -> new Choice(it, say("certificate.state." + it, locale)))
                        .toList());
        model.addAttribute(
                "pending", certificates.pending(Math.clamp(decisions, 0, FURTHEST), SHOWN));
        model.addAttribute("decisions", decisions);
        model.addAttribute("waiting", choices(certificates.waiting(), locale));
        model.addAttribute("printed", choices(certificates.printed(), locale));
        model.addAttribute("registered", choices(certificates.registered(), locale));
        model.addAttribute(
                "unhanded",
                withdrawn.unhanded(SHOWN).stream()
                        .map(it ->
                                new Choice(
                                        it.institutionId() + "/" + it.decisionNo(),
                                        it.decisionNo()
                                                + " "
                                                + say(
                                                        "certificate.copies",
                                                        locale,
                                                        it.certificates())))
                        .toList());
        model.addAttribute(
                "holders",
                blanks.holders().stream()
                        .map(it ->
                                new Choice(
                                        it.holder(),
                                        it.holder()
                                                + " "
                                                + say("certificate.kind." + it.form(), locale)
                                                + " "
                                                + it.blanks()))
                        .toList());
        model.addAttribute("waitingRuns", runs.page(false, waitingAfter, RUNS));
        model.addAttribute("takenRuns", runs.page(true, takenAfter, RUNS));
        model.addAttribute("runsFurther", waitingAfter != null || takenAfter != null);
        return "credential/certificate/diplomas";
    }

    private List<Choice> choices(List<Diplomas.Waiting> all, Locale locale) {
        return all.stream()
                .map(it ->
                        new Choice(
                                it.unitId() + "/" + it.kind(),
                                it.unit()
                                        + " "
                                        + say("certificate.kind." + it.kind(), locale)
                                        + " "
                                        + it.certificates()))
                .toList();
    }

    @PostMapping
    String draw(
            @RequestParam(required = false) @Nullable UUID institution,
            @RequestParam(defaultValue = "") String decision,
            RedirectAttributes redirect,
            Locale locale) {
        if (institution == null) {
            throw new Refused(Refusal.input("decision", "certificate.decision"));
        }
        var made = drawUp.ofDecision(institution, decision);
        return done(redirect, say("certificate.drawn-some", locale, made.size()));
    }

    /// @param what class and kind, as `unit/kind`
    @PostMapping("/print")
    String print(
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") String printer,
            @RequestParam(defaultValue = "") String holder,
            RedirectAttributes redirect,
            Locale locale) {
        var asked = IssueSheets.asked(what);
        print.print(asked.unit(), asked.kind(), printer, holder);
        return done(redirect, say("certificate.printed-some", locale, PrintCertificates.MOST));
    }

    /// @param what class and kind, as `unit/kind`
    @PostMapping("/sealings")
    String seal(
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") String act,
            RedirectAttributes redirect,
            Locale locale) {
        var asked = IssueSheets.asked(what);
        var some = sealCertificates.seal(asked.unit(), asked.kind(), act);
        return done(redirect, say("certificate.sealed-some", locale, some));
    }

    /// 整班电子版.
    ///
    /// @param what class and kind, as `unit/kind`: all kinds of the class are made
    @PostMapping("/editions")
    String editions(
            @RequestParam(defaultValue = "") String what,
            RedirectAttributes redirect,
            Locale locale) {
        var some = editionsOfClass.begin(IssueSheets.asked(what).unit());
        return done(redirect, say("certificate.editions-some", locale, some));
    }

    @PostMapping("/runs/{run}/sheets.pdf")
    ResponseEntity<byte[]> take(@PathVariable UUID run) {
        return pdf(print.take(run), "certificates.pdf");
    }

    /// 再取套打文件.
    @PostMapping("/runs/{run}/second.pdf")
    ResponseEntity<byte[]> retake(
            @PathVariable UUID run, @RequestParam(defaultValue = "") String reason) {
        return pdf(print.retake(run, reason), "certificates.pdf");
    }

    @GetMapping("/register.pdf")
    ResponseEntity<byte[]> register(@RequestParam(defaultValue = "") String what) {
        return pdf(sheets.register(IssueSheets.asked(what)), "register.pdf");
    }

    @GetMapping("/register.xlsx")
    void xlsx(
            @RequestParam(defaultValue = "") String what,
            Locale locale,
            jakarta.servlet.http.HttpServletResponse response)
            throws java.io.IOException {
        var asked = IssueSheets.asked(what);
        response.setContentType(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"register.xlsx\"");
        sheets.register(asked, response.getOutputStream(), locale);
    }

    @GetMapping("/exchanges.xlsx")
    void exchanges(Locale locale, jakarta.servlet.http.HttpServletResponse response)
            throws java.io.IOException {
        response.setContentType(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"exchanges.xlsx\"");
        sheets.exchanges(response.getOutputStream(), locale);
    }

    static ResponseEntity<byte[]> pdf(byte[] content, String name) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline().filename(name).build().toString())
                .body(content);
    }

    private String done(RedirectAttributes redirect, String flash) {
        redirect.addFlashAttribute("flash", flash);
        return "redirect:/diplomas";
    }

    private String say(String key, Locale locale, Object... args) {
        return messages.getMessage(key, args, locale);
    }
}
