package org.matricula.registration.term;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.document.PaperWords;
import org.matricula.document.PdfPrinter;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.matricula.sheet.SheetDesign;
import org.matricula.sheet.SheetWriter;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 欠学费和未按时报到名单, and who is not registered: as a sheet, or printed class by class with the lines the
/// class teacher and the branch sign on.
@Service
class RegistrationLists {

    static final Set<String> KINDS =
            Set.of("exceptions", "arrears", "not-reported", "not-registered");

    private static final List<String> COLUMNS =
            List.of(
                    "class",
                    "student-number",
                    "name",
                    "category",
                    "arrears-year",
                    "arrears",
                    "state",
                    "reason",
                    "contact");

    private final Openings openings;
    private final Registrations registrations;
    private final Units units;
    private final TemplateEngine templates;
    private final PdfPrinter printer;
    private final MessageSource messages;
    private final Ledger ledger;
    private final Clock clock;

    RegistrationLists(
            Openings openings,
            Registrations registrations,
            Units units,
            TemplateEngine templates,
            PdfPrinter printer,
            MessageSource messages,
            Ledger ledger,
            Clock clock) {
        this.openings = openings;
        this.registrations = registrations;
        this.units = units;
        this.templates = templates;
        this.printer = printer;
        this.messages = messages;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    void sheet(UUID openingId, @Nullable UUID unit, String kind, OutputStream out) {
        var opening = openings.get(openingId);
        var lines = lines(opening, unit, kind);
        var words = words();
        var title = words.text("registration.list." + kind);
        var heads = COLUMNS.stream().map(it -> words.text("registration." + it)).toList();
        try (var sheet = SheetWriter.xlsx(out, SheetDesign.of(title, heads))) {
            for (var it : lines) {
                sheet.row(
                        Arrays.asList(
                                it.className(),
                                it.studentNumber(),
                                it.name(),
                                category(it, words),
                                it.arrearsYear(),
                                it.arrears(),
                                words.text("registration.state." + it.state()),
                                why(it, words),
                                it.contact()));
            }
            sheet.mark(
                    words.text(
                            "registration.list.mark",
                            opening.name(),
                            Acting.now().name(),
                            LocalDate.now(clock)));
        }
        took(opening, kind, lines.size());
    }

    @Transactional
    byte[] print(UUID openingId, @Nullable UUID unit, String kind) {
        var opening = openings.get(openingId);
        var lines = lines(opening, unit, kind);
        took(opening, kind, lines.size());
        return print(opening, lines, kind);
    }

    /// One student's own line of the list of those not registered: it becomes part of a file that
    /// the student may read, so nobody else is on it.
    @Transactional
    byte[] proof(UUID openingId, UUID enrolment) {
        var opening = openings.get(openingId);
        return print(opening, registrations.of(openingId, List.of(enrolment)), "not-registered");
    }

    private byte[] print(Opening opening, List<Registrations.Line> lines, String kind) {
        var words = words();
        Map<String, List<Registrations.Line>> classes =
                lines.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Registrations.Line::className,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        var html = new StringOutput();
        var title = words.text("registration.list." + kind);
        templates.render(
                "registration/paper.jte",
                Map.of(
                        "words", words,
                        "title", title,
                        "opening", opening,
                        "classes", classes,
                        "on", LocalDate.now(clock)),
                html);
        return printer.print(html.toString(), title + " " + opening.name(), words.lang()).pdf();
    }

    private List<Registrations.Line> lines(Opening opening, @Nullable UUID unit, String kind) {
        Refused.unlessEmpty(
                Refusal.all(
                        KINDS.contains(kind) ? null : Refusal.input("kind", "registration.kind")));
        return registrations.lines(opening.id(), unit, kind);
    }

    private void took(Opening opening, String kind, int lines) {
        ledger.record(
                Act.of("registration.list", "opening:" + opening.id())
                        .at(units.get(opening.institutionId()).pos())
                        .to(Map.of("kind", kind, "lines", lines)));
    }

    private PaperWords words() {
        return new PaperWords(messages, Locale.SIMPLIFIED_CHINESE);
    }

    /// What kind of exception, in words; a leave is said too.
    static String category(Registrations.Line it, PaperWords words) {
        return Stream.of(
                        it.category() == null
                                ? ""
                                : words.text("registration.category." + it.category()),
                        "on-leave".equals(it.absence())
                                ? words.text("registration.absence.on-leave")
                                : "")
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("、"));
    }

    /// The reason, and until when and why the fees were deferred.
    public static String why(Registrations.Line it, PaperWords words) {
        var deferred =
                it.feesUntil() == null
                        ? ""
                        : words.text("registration.fees-until", it.feesUntil().toString())
                                + "："
                                + it.feesWhy();
        return Stream.of(it.reason() == null ? "" : it.reason(), deferred)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("；"));
    }
}
