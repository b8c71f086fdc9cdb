package org.matricula.document;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.document.Notice.Paragraph;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.personal.Masks;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 试打: a school's sentences on a sheet, filled in from its own record, without number and code. A
/// paper about a student is tried on the newest of its kind, masked, or on one by its number; where
/// none was issued yet, on a student in school. One about units is tried on the newest there is.
@Service
@Transactional
class Rehearsals {

    private static final Pattern NUMBER = Pattern.compile("[A-Z]?\\d{7,}[0-9X]?");

    private final PaperTemplates templates;
    private final PaperPrinter printer;
    private final FilledRows issued;
    private final Ledger ledger;
    private final ObjectProvider<SampleStudents> students;
    private final ObjectProvider<UnitPaperSample> unitPapers;
    private final MessageSource messages;
    private final Clock clock;

    Rehearsals(
            PaperTemplates templates,
            PaperPrinter printer,
            FilledRows issued,
            Ledger ledger,
            ObjectProvider<SampleStudents> students,
            ObjectProvider<UnitPaperSample> unitPapers,
            MessageSource messages,
            Clock clock) {
        this.templates = templates;
        this.printer = printer;
        this.issued = issued;
        this.ledger = ledger;
        this.students = students;
        this.unitPapers = unitPapers;
        this.messages = messages;
        this.clock = clock;
    }

    /// Whether the acting person may try the sentences on a paper of their choice.
    boolean reads(DocumentKind kind) {
        return unitPapers.stream().noneMatch(it -> it.kind() == kind)
                && Documents.READERS.contains(Acting.now().role());
    }

    /// @param version null for what is in force
    /// @param number of an issued paper to try it on, unmasked, which stands in the ledger; null
    ///   for the newest, masked
    /// @throws Absent for a kind whose words are fixed, for a version and for a number there is
    ///   none of
    /// @throws Refused where the school has no student yet to try it on, and where whoever asks for
    ///   a number reads no documents
    byte[] pdf(DocumentKind kind, String lang, @Nullable Integer version, @Nullable String number) {
        var institution = templates.institution();
        var asked = templates.asked(kind, lang, version);
        var locale = PaperTemplates.locale(lang);
        var notice =
                unitPapers.stream()
                        .filter(it -> it.kind() == kind)
                        .findFirst()
                        .map(it ->
                                sample(kind, lang, institution, it.newest(institution.id()), null))
                        .or(() -> issued(kind, lang, institution, number))
                        .orElseGet(() ->
                                sample(kind, lang, institution, Map.of(), student(institution)));
        return printer.print(printer.sheet(notice, locale, PaperTemplates.patterns(kind, asked)))
                .pdf();
    }

    private Notice sample(
            DocumentKind kind,
            String lang,
            Unit institution,
            Map<String, List<Object>> filled,
            @Nullable StudentFacts student) {
        var today = LocalDate.now(clock);
        return notice(
                kind,
                lang,
                institution,
                new Filled(
                        Notice.Kind.LETTER,
                        student == null ? null : student.name(),
                        PaperTemplates.editable(kind, lang).stream()
                                .map(it ->
                                        new Filled.Line(
                                                it.key(),
                                                filled.getOrDefault(
                                                        it.key(),
                                                        sample(it, institution, student, today))))
                                .toList(),
                        List.of(),
                        List.of(),
                        false));
    }

    private Optional<Notice> issued(
            DocumentKind kind, String lang, Unit institution, @Nullable String number) {
        PaperTemplates.editable(kind, lang);
        if (number == null) {
            return issued.find(institution.id(), kind, lang, null)
                    .map(it -> notice(kind, lang, institution, masked(kind, lang, it)));
        }
        Documents.mustRead();
        var it =
                issued.find(institution.id(), kind, lang, number.strip())
                        .orElseThrow(() -> new Absent("document"));
        ledger.record(
                Act.of("document.rehearse", Documents.subject(it.id()))
                        .at(it.scopePos())
                        .to(Map.of("number", number.strip())));
        return Optional.of(notice(kind, lang, institution, it.filled()));
    }

    private static Filled masked(DocumentKind kind, String lang, FilledRows.Of it) {
        return it.filled()
                .with((key, n, text) ->
                        latinName(kind, lang, key, n) ? "×××" : masked(text, it.personName()));
    }

    /// Spelt out, a name isn't found by its characters.
    private static boolean latinName(DocumentKind kind, String lang, @Nullable String key, int n) {
        return EditableText.of(kind, lang).stream()
                .anyMatch(it ->
                        it.key().equals(key)
                                && n < it.places().size()
                                && it.places().get(n).equals("姓名拼音"));
    }

    private static String masked(String text, String name) {
        return NUMBER.matcher(text.replace(name, Masks.name(name)))
                .replaceAll(it -> Matcher.quoteReplacement(Masks.ofNobody(it.group())));
    }

    private Notice notice(DocumentKind kind, String lang, Unit institution, Filled it) {
        var today = LocalDate.now(clock);
        var rehearsal =
                messages.getMessage(
                        "document.template.rehearsal", null, PaperTemplates.locale(lang));
        return new Notice(
                kind.label(),
                it.kind(),
                new Heading(institution.name(), rehearsal, today, rehearsal, rehearsal),
                it.addressee(),
                it.paragraphs().stream()
                        .map(line -> new Paragraph(line.text(), line.args()))
                        .toList(),
                it.facts(),
                institution.name(),
                today,
                it.copies(),
                it.receipt());
    }

    private StudentFacts student(Unit institution) {
        return students.stream()
                .flatMap(it -> it.of(institution.id()).stream())
                .findFirst()
                .orElseThrow(() -> new Refused(Refusal.rule("document.template.nobody")));
    }

    private static List<Object> sample(
            EditableText it, Unit institution, @Nullable StudentFacts student, LocalDate today) {
        return it.places().stream()
                .map(place -> place(place, institution, student, today))
                .toList();
    }

    private static Object place(
            String place, Unit institution, @Nullable StudentFacts student, LocalDate today) {
        if (place.endsWith("日期") || place.equals("有效期至")) {
            return today;
        }
        if (student == null) {
            return place.endsWith("单位") ? institution.name() : "××";
        }
        return switch (place) {
            case "学号" -> student.number();
            case "姓名", "学生姓名" -> student.name();
            case "学校", "编入", "原编入" -> student.belongs();
            case "学生" -> student;
            case "天数" -> "30";
            default -> "××";
        };
    }
}
