package org.matricula.document;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.matricula.document.Notice.Paragraph;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 试打: a school's sentences on a sheet, filled in from its own record, without number and code. A
/// paper about a student is tried on one in school, masked; one about units on the newest there is.
@Service
@Transactional(readOnly = true)
class Rehearsals {

    private final PaperTemplates templates;
    private final PaperPrinter printer;
    private final ObjectProvider<SampleStudents> students;
    private final ObjectProvider<UnitPaperSample> unitPapers;
    private final MessageSource messages;
    private final Clock clock;

    Rehearsals(
            PaperTemplates templates,
            PaperPrinter printer,
            ObjectProvider<SampleStudents> students,
            ObjectProvider<UnitPaperSample> unitPapers,
            MessageSource messages,
            Clock clock) {
        this.templates = templates;
        this.printer = printer;
        this.students = students;
        this.unitPapers = unitPapers;
        this.messages = messages;
        this.clock = clock;
    }

    /// @param version null for what is in force
    /// @throws Absent for a kind whose words are fixed, and for a version there is none of
    /// @throws Refused where the school has no student yet to try it on
    byte[] pdf(DocumentKind kind, String lang, @Nullable Integer version) {
        var institution = templates.institution();
        var texts = PaperTemplates.editable(kind, lang);
        var asked = templates.asked(kind, lang, version);
        var today = LocalDate.now(clock);
        var locale = PaperTemplates.locale(lang);
        var unitPaper = unitPapers.stream().filter(it -> it.kind() == kind).findFirst();
        var student = unitPaper.isPresent() ? null : student(institution);
        var filled =
                unitPaper
                        .map(it -> it.newest(institution.id()))
                        .orElse(Map.<String, List<Object>>of());
        var rehearsal = messages.getMessage("document.template.rehearsal", null, locale);
        var notice =
                new Notice(
                        kind.label(),
                        Notice.Kind.LETTER,
                        new Heading(institution.name(), rehearsal, today, rehearsal, rehearsal),
                        student == null ? null : student.name(),
                        texts.stream()
                                .map(it ->
                                        new Paragraph(
                                                it.key(),
                                                filled.getOrDefault(
                                                        it.key(),
                                                        sample(it, institution, student, today))))
                                .toList(),
                        List.of(),
                        institution.name(),
                        today,
                        List.of(),
                        false);
        return printer.print(printer.sheet(notice, locale, PaperTemplates.patterns(kind, asked)))
                .pdf();
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
