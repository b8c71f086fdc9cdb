package org.matricula.change.platform;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.matricula.document.DocumentKind;
import org.matricula.document.NewUnitPaper;
import org.matricula.document.PaperWords;
import org.matricula.document.PdfPrinter;
import org.matricula.document.StudentFacts;
import org.matricula.document.UnitPapers;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.registry.Particulars;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The two papers of 学信网退学: 《国家开放大学学生自愿退学申请表》 in four copies, on which the student writes a name
/// and a day and nothing else, and the written report of a term.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class PlatformLetter {

    static final int COPIES = 4;
    private static final Locale LANGUAGE = Locale.SIMPLIFIED_CHINESE;

    /// @param sum the days and counts of the points that a branch's report sums up
    public record Written(
            PlatformReports.Report report, String institution, List<PlatformReports.Report> sum) {}

    /// @param branch null where the point hangs under none
    public record Form(
            StudentFacts student,
            String institution,
            @Nullable String branch,
            String point,
            String number,
            LocalDate printedOn,
            LocalDate on,
            String target,
            String explanation) {}

    private final Particulars particulars;
    private final Units units;
    private final TemplateEngine templates;
    private final PdfPrinter printer;
    private final UnitPapers papers;
    private final MessageSource messages;
    private final Clock clock;

    PlatformLetter(
            Particulars particulars,
            Units units,
            TemplateEngine templates,
            PdfPrinter printer,
            UnitPapers papers,
            MessageSource messages,
            Clock clock) {
        this.particulars = particulars;
        this.units = units;
        this.templates = templates;
        this.printer = printer;
        this.papers = papers;
        this.messages = messages;
        this.clock = clock;
    }

    byte[] print(PlatformReports.Report it, List<PlatformReports.Report> sum) {
        return papers.print(
                new NewUnitPaper(
                        DocumentKind.PLATFORM_LETTER,
                        it.institutionId(),
                        units.get(it.unitId()).pos(),
                        "platform-report:" + it.id(),
                        new PaperWords(messages, LANGUAGE).text("platform.letter")),
                "change/platform-letter.jte",
                Map.of("it", new Written(it, units.get(it.institutionId()).name(), sum)));
    }

    /// @param it a case that is drafted at least
    byte[] form(PlatformImages.Head it) {
        var words = new PaperWords(messages, LANGUAGE);
        var html = new StringOutput();
        templates.render(
                "change/platform-form.jte", Map.of("words", words, "it", filled(it)), html);
        return printer.print(html.toString(), words.text("platform.form"), words.lang()).pdf();
    }

    Form filled(PlatformImages.Head it) {
        var today = LocalDate.now(clock);
        var path = units.path(it.unit());
        var on = it.on() == null ? today : it.on();
        var standing = on.isAfter(today) ? today : on.minusDays(1);
        return new Form(
                particulars.on(it.enrolment(), standing),
                units.get(it.institution()).name(),
                named(path, "branch"),
                Objects.requireNonNullElse(named(path, "teaching-point"), ""),
                it.number() == null ? "" : it.number(),
                today,
                on,
                it.target() == null ? "" : it.target(),
                it.explanation() == null ? "" : it.explanation());
    }

    private static @Nullable String named(List<Unit> path, String kind) {
        return path.stream()
                .filter(it -> it.kind().equals(kind))
                .map(Unit::name)
                .reduce((_, last) -> last)
                .orElse(null);
    }
}
