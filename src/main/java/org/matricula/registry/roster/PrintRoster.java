package org.matricula.registry.roster;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
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

/// 学籍造册: the register of a unit by class, by major or by grade, to print or as a sheet. Who took it
/// stands in the ledger.
@Service
class PrintRoster {

    /// A book of paper beyond this is asked for as a sheet.
    static final int MOST_PRINTED = 5000;

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

    /// A leaf or more for each part, with page numbers, after a leaf that counts them.
    ///
    /// @throws Refused if nobody is on the roll, or too many for paper
    byte[] pdf(ClassRosterRows.Asked asked, Locale locale) {
        var count = sum(rows.parts(asked));
        Refused.unlessEmpty(
                Refusal.all(
                        Refusal.when(count == 0, "roster.nobody", asked.unit().name()),
                        Refusal.when(
                                count > MOST_PRINTED,
                                "roster.too-many",
                                String.valueOf(count),
                                String.valueOf(MOST_PRINTED))));
        noted(asked, "pdf", count);
        var words = new PaperWords(messages, locale);
        var html = new StringOutput();
        templates.render(
                "registry/class-roster-paper.jte",
                Map.of("rosters", rosters(asked, locale), "words", words),
                html);
        var title = asked.unit().name() + " " + words.text("registry.class-roster");
        return printer.print(html.toString(), title, words.lang()).pdf();
    }

    /// Row by row as the database hands them over: a province is no larger here than a class.
    void xlsx(ClassRosterRows.Asked asked, OutputStream out, Locale locale) throws IOException {
        noted(asked, "xlsx", sum(rows.parts(asked)));
        var headings = new ArrayList<String>();
        if (asked.by() != RosterBy.CLASS) {
            headings.add(say("registry.class-roster.by." + asked.by().key(), locale));
        }
        HEADINGS.forEach(it -> headings.add(say(it, locale)));
        var design = SheetDesign.of(say("registry.class-roster", locale), headings);
        try (var sheet = SheetWriter.xlsx(out, design)) {
            rows.read(
                    asked,
                    (parts, students) -> {
                        write(sheet, asked, students, locale);
                        sheet.mark(mark(locale) + " " + counted(parts, locale));
                    });
        }
    }

    private void write(
            SheetWriter sheet,
            ClassRosterRows.Asked asked,
            Iterator<ClassRosterRows.Row> students,
            Locale locale) {
        var number = 0;
        String part = null;
        while (students.hasNext()) {
            var it = students.next();
            number = it.key().equals(part) ? number + 1 : 1;
            part = it.key();
            var line = line(number, it);
            var cells = new ArrayList<Object>();
            if (asked.by() != RosterBy.CLASS) {
                cells.add(name(asked.by(), it.part(), locale));
            }
            cells.addAll(
                    List.of(
                            line.unit(),
                            line.number(),
                            line.studentNumber(),
                            line.name(),
                            line.sex(),
                            line.birthOn(),
                            line.ethnicity(),
                            line.boarding(),
                            line.remark()));
            sheet.row(cells);
        }
    }

    private void noted(ClassRosterRows.Asked asked, String format, long count) {
        ledger.note(
                Act.of("student.roster", "unit:" + asked.unit().id())
                        .at(asked.unit().pos())
                        .to(Map.of("rows", count, "format", format, "by", asked.by().key())));
    }

    private List<ClassRoster> rosters(ClassRosterRows.Asked asked, Locale locale) {
        var rosters = new ArrayList<ClassRoster>();
        rows.read(
                asked,
                (parts, students) -> {
                    var lines = new LinkedHashMap<String, List<ClassRoster.Line>>();
                    var institutions = new HashMap<String, String>();
                    students.forEachRemaining(it -> {
                        var some = lines.computeIfAbsent(it.key(), key -> new ArrayList<>());
                        some.add(line(some.size() + 1, it));
                        institutions.put(it.key(), it.institution());
                    });
                    for (var it : parts) {
                        rosters.add(
                                new ClassRoster(
                                        rosters.size() + 1,
                                        institutions.getOrDefault(it.key(), ""),
                                        it.above(),
                                        name(asked.by(), it.part(), locale),
                                        it.men(),
                                        it.women(),
                                        it.others(),
                                        LocalDate.now(clock),
                                        asked.by() != RosterBy.CLASS,
                                        lines.getOrDefault(it.key(), List.of())));
                    }
                });
        return rosters;
    }

    private static long sum(List<ClassRosterRows.Part> parts) {
        return parts.stream().mapToLong(ClassRosterRows.Part::all).sum();
    }

    private String mark(Locale locale) {
        return say("registry.class-roster.mark", locale, Acting.now().name(), LocalDate.now(clock));
    }

    private String name(RosterBy by, String part, Locale locale) {
        return switch (by) {
            case CLASS -> part;
            case MAJOR -> part.isEmpty() ? say("registry.class-roster.no-major", locale) : part;
            case GRADE -> say("registry.class-roster.entered", locale, part);
        };
    }

    private String counted(List<ClassRosterRows.Part> parts, Locale locale) {
        return say("registry.class-roster.sum", locale, parts.size(), String.valueOf(sum(parts)));
    }

    private ClassRoster.Line line(int number, ClassRosterRows.Row it) {
        var studying = it.status().equals(StudentStatus.ENROLLED.code());
        return new ClassRoster.Line(
                number,
                it.unit(),
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
