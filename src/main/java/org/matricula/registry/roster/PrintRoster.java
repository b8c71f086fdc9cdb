package org.matricula.registry.roster;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.codebook.Codes;
import org.matricula.document.PaperWords;
import org.matricula.document.PdfPrinter;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.registry.StudentStatus;
import org.matricula.sheet.SheetDesign;
import org.matricula.sheet.SheetWriter;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/// 学籍造册: the rosters of the classes of a unit, to print or as a sheet. Who took them stands in the
/// ledger.
@Service
class PrintRoster {

    /// A book of paper beyond this is asked for as a sheet.
    static final int MOST_PRINTED = 5000;

    private static final String MALE = "1";
    private static final List<String> HEADINGS =
            List.of(
                    "registry.class",
                    "registry.class-roster.number",
                    "registry.student-number",
                    "registry.name",
                    "registry.sex",
                    "registry.birth-on",
                    "registry.ethnicity",
                    "registry.boarding",
                    "registry.class-roster.remark");

    private final ClassRosterRows rows;
    private final Units units;
    private final Codes codes;
    private final TemplateEngine templates;
    private final PdfPrinter printer;
    private final MessageSource messages;
    private final Ledger ledger;
    private final Clock clock;

    PrintRoster(
            ClassRosterRows rows,
            Units units,
            Codes codes,
            TemplateEngine templates,
            PdfPrinter printer,
            MessageSource messages,
            Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.units = units;
        this.codes = codes;
        this.templates = templates;
        this.printer = printer;
        this.messages = messages;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @throws Absent if there is no such unit within reach
    Unit unit(UUID id) {
        return units.find(id)
                .filter(it -> Acting.now().scope().reaches(it.pos()))
                .orElseThrow(() -> new Absent("unit"));
    }

    long count(Unit unit) {
        return rows.count(unit);
    }

    /// A leaf or more for each class, with page numbers.
    ///
    /// @throws Refused if nobody is on the roll, or too many for paper
    byte[] pdf(Unit unit, Locale locale) {
        var count = rows.count(unit);
        Refused.unlessEmpty(
                Refusal.all(
                        Refusal.when(count == 0, "roster.nobody", unit.name()),
                        Refusal.when(
                                count > MOST_PRINTED,
                                "roster.too-many",
                                String.valueOf(count),
                                String.valueOf(MOST_PRINTED))));
        noted(unit, "pdf", count);
        var words = new PaperWords(messages, locale);
        var html = new StringOutput();
        templates.render(
                "registry/class-roster-paper.jte",
                Map.of("classes", classes(unit, locale), "words", words),
                html);
        var title = unit.name() + " " + words.text("registry.class-roster");
        return printer.print(html.toString(), title, words.lang()).pdf();
    }

    void xlsx(Unit unit, OutputStream out, Locale locale) throws IOException {
        noted(unit, "xlsx", rows.count(unit));
        var headings = HEADINGS.stream().map(it -> say(it, locale)).toList();
        var design = SheetDesign.of(say("registry.class-roster", locale), headings);
        try (var sheet = SheetWriter.xlsx(out, design)) {
            for (var it : classes(unit, locale)) {
                for (var line : it.lines()) {
                    sheet.row(
                            List.of(
                                    it.name(),
                                    line.number(),
                                    line.studentNumber(),
                                    line.name(),
                                    line.sex(),
                                    line.birthOn(),
                                    line.ethnicity(),
                                    line.boarding(),
                                    line.remark()));
                }
            }
            sheet.mark(
                    say(
                            "registry.class-roster.mark",
                            locale,
                            Acting.now().name(),
                            LocalDate.now(clock)));
        }
    }

    private void noted(Unit unit, String format, long count) {
        ledger.note(
                Act.of("student.roster", "unit:" + unit.id())
                        .at(unit.pos())
                        .to(Map.of("rows", count, "format", format)));
    }

    private List<ClassRoster> classes(Unit unit, Locale locale) {
        var byUnit = new LinkedHashMap<UUID, List<ClassRosterRows.Row>>();
        rows.of(unit)
                .forEach(it ->
                        byUnit.computeIfAbsent(it.unitId(), key -> new ArrayList<>()).add(it));
        var classes = new ArrayList<ClassRoster>();
        byUnit.values().forEach(some -> classes.add(roster(classes.size() + 1, some)));
        return classes;
    }

    private ClassRoster roster(int number, List<ClassRosterRows.Row> some) {
        var first = some.getFirst();
        var men = (int) some.stream().filter(it -> it.sex().equals(MALE)).count();
        var lines = new ArrayList<ClassRoster.Line>();
        some.forEach(it -> lines.add(line(lines.size() + 1, it)));
        return new ClassRoster(
                number,
                first.institution(),
                first.parentUnit(),
                first.unit(),
                men,
                some.size() - men,
                LocalDate.now(clock),
                lines);
    }

    private ClassRoster.Line line(int number, ClassRosterRows.Row it) {
        var studying = it.status().equals(StudentStatus.ENROLLED.code());
        return new ClassRoster.Line(
                number,
                it.studentNumber(),
                it.name(),
                codes.label("sex", it.sex()),
                it.birthOn() == null ? "" : it.birthOn().toString(),
                codes.label("ethnicity", it.ethnicity()),
                codes.label("boarding", it.boarding()),
                studying ? "" : codes.label("student-status", it.status()));
    }

    private String say(String key, Locale locale, Object... args) {
        return messages.getMessage(key, args, locale);
    }
}
