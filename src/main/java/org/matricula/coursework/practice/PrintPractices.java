package org.matricula.coursework.practice;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.matricula.document.DocumentKind;
import org.matricula.document.Documents;
import org.matricula.document.Field;
import org.matricula.document.Issued;
import org.matricula.document.NewDocument;
import org.matricula.document.Notice;
import org.matricula.document.Notice.Paragraph;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.matricula.registry.Particulars;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 实践记录证明: every line that stands of one student, numbered and verifiable.
@Service
class PrintPractices {

    private final Practices practices;
    private final Documents documents;
    private final Particulars particulars;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    PrintPractices(
            Practices practices,
            Documents documents,
            Particulars particulars,
            Units units,
            MessageSource messages,
            Clock clock) {
        this.practices = practices;
        this.documents = documents;
        this.particulars = particulars;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    @Transactional
    Issued print(UUID enrolment) {
        var whose =
                practices
                        .student(enrolment)
                        .orElseThrow(() -> new Absent("enrolment " + enrolment));
        var all = practices.of(enrolment);
        if (all.isEmpty()) {
            throw new Refused(Refusal.rule("practice.none", whose.name()));
        }
        var who = particulars.on(enrolment, LocalDate.now(clock));
        var school = units.get(whose.institution()).name();
        return documents.issue(
                new NewDocument(
                        DocumentKind.PRACTICE_RECORD,
                        whose.institution(),
                        whose.scopePos(),
                        enrolment,
                        whose.person(),
                        whose.name(),
                        null),
                heading ->
                        new Notice(
                                DocumentKind.PRACTICE_RECORD.label(),
                                Notice.Kind.LETTER,
                                heading,
                                null,
                                List.of(
                                        new Paragraph(
                                                "document.practiceRecord.who",
                                                who.name(),
                                                Objects.requireNonNullElse(
                                                        who.studentNumber(), "—"),
                                                who.belongs()),
                                        new Paragraph("document.practiceRecord.text")),
                                all.stream()
                                        .map(it ->
                                                Field.full(
                                                        "document.practiceRecord." + it.sort(),
                                                        line(it)))
                                        .toList(),
                                school,
                                heading.printedOn(),
                                List.of("document.copy.file", "document.copy.student"),
                                false));
    }

    private String line(Practice it) {
        return messages.getMessage(
                "practice.line",
                new Object[] {
                    it.title(),
                    it.place(),
                    it.fromOn().toString(),
                    it.untilOn().toString(),
                    blank(Practice.plain(it.hours())),
                    blank(Practice.plain(it.credits())),
                    blank(it.mentor() == null ? "" : it.mentor()),
                    it.assessment() == null
                            ? "—"
                            : messages.getMessage(
                                    "practice.assessment." + it.assessment(),
                                    null,
                                    Locale.SIMPLIFIED_CHINESE)
                },
                Locale.SIMPLIFIED_CHINESE);
    }

    private static String blank(String text) {
        return text.isBlank() ? "—" : text;
    }
}
