package org.matricula.credential.certificate;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.credential.OpenToCertificates;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.matricula.page.Choice;
import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 套打设置: how far each printer is off on each form, and the sheet to measure it with.
@Controller
@RequestMapping("/diploma-forms")
@OpenToCertificates
class DiplomaFormsPage {

    private final PrintRuns runs;
    private final PrintCertificates print;
    private final DiplomaSheets sheets;
    private final Units units;
    private final MessageSource messages;

    DiplomaFormsPage(
            PrintRuns runs,
            PrintCertificates print,
            DiplomaSheets sheets,
            Units units,
            MessageSource messages) {
        this.runs = runs;
        this.print = print;
        this.sheets = sheets;
        this.units = units;
        this.messages = messages;
    }

    @GetMapping
    String show(Model model, Locale locale) {
        var institution = own();
        model.addAttribute("offsets", institution == null ? List.of() : runs.offsets(institution));
        model.addAttribute(
                "kinds",
                List.of(Kind.values()).stream()
                        .map(it ->
                                new Choice(
                                        it.code(),
                                        messages.getMessage(
                                                "certificate.kind." + it.code(), null, locale)))
                        .toList());
        return "credential/certificate/forms";
    }

    @PostMapping
    String set(
            @RequestParam(defaultValue = "") String form,
            @RequestParam(defaultValue = "") String printer,
            @RequestParam(defaultValue = "") String right,
            @RequestParam(defaultValue = "") String down,
            RedirectAttributes redirect,
            Locale locale) {
        print.set(
                new PrintRuns.Offset(
                        institution(),
                        kind(form).code(),
                        printer.strip(),
                        millimetres(right, "right"),
                        millimetres(down, "down")));
        redirect.addFlashAttribute(
                "flash", messages.getMessage("certificate.offset.saved", null, locale));
        return "redirect:/diploma-forms";
    }

    @GetMapping("/test.pdf")
    ResponseEntity<byte[]> test(
            @RequestParam(defaultValue = "diploma") String form,
            @RequestParam(defaultValue = "") String printer) {
        var kind = kind(form).code();
        return DiplomasPage.pdf(
                sheets.test(kind, runs.offset(institution(), kind, printer.strip())), "test.pdf");
    }

    private UUID institution() {
        var own = own();
        if (own == null) {
            throw new Absent("unit");
        }
        return own;
    }

    private @Nullable UUID own() {
        var unit = Acting.now().unit();
        return unit == null ? null : units.get(unit).institutionId();
    }

    static Kind kind(String code) {
        try {
            return Kind.of(code);
        } catch (IllegalArgumentException unknown) {
            throw new Refused(Refusal.input("form", "blank.form"));
        }
    }

    static BigDecimal millimetres(String text, String field) {
        if (!text.strip().matches("-?[0-9]{1,2}(\\.[0-9])?")) {
            throw new Refused(Refusal.input(field, "certificate.offset"));
        }
        return new BigDecimal(text.strip());
    }
}
