package org.matricula.discipline;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.document.DocumentKind;
import org.matricula.document.Documents;
import org.matricula.document.Field;
import org.matricula.document.Issued;
import org.matricula.document.NewDocument;
import org.matricula.document.Notice;
import org.matricula.document.Notice.Paragraph;
import org.matricula.organisation.Units;
import org.matricula.registry.Particulars;
import org.matricula.workflow.Subject;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What goes to the student on paper: each numbered, kept and verifiable.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class DisciplineLetters {

    private static final List<String> COPIES =
            List.of(
                    "document.copy.file",
                    "document.copy.department",
                    "document.copy.studentAffairs",
                    "document.copy.student");

    private final Documents documents;
    private final Particulars particulars;
    private final Units units;
    private final MessageSource words;
    private final Clock clock;

    DisciplineLetters(
            Documents documents,
            Particulars particulars,
            Units units,
            MessageSource words,
            Clock clock) {
        this.documents = documents;
        this.particulars = particulars;
        this.units = units;
        this.words = words;
        this.clock = clock;
    }

    /// A decision, or the notice that one is intended; its receipt closes the sheet.
    public Issued decision(
            DocumentKind kind, Subject student, UUID caseId, List<Paragraph> paragraphs) {
        return issue(kind, Notice.Kind.DECISION, student, caseId, paragraphs, List.of(), true);
    }

    /// A letter with a table of facts.
    ///
    /// @param caseId null where the matter is no case
    public Issued letter(
            DocumentKind kind,
            Subject student,
            @Nullable UUID caseId,
            List<Paragraph> paragraphs,
            List<Field> facts) {
        return issue(kind, Notice.Kind.LETTER, student, caseId, paragraphs, facts, false);
    }

    /// In the language of the school's papers.
    public String text(String key, Object... args) {
        return words.getMessage(key, args, Locale.SIMPLIFIED_CHINESE);
    }

    /// 作废 of everything a case has issued, where what it decided is taken back.
    public void voided(UUID caseId, Issued by) {
        var issued =
                documents.ofCase(caseId).stream()
                        .filter(it -> !it.id().equals(by.id()))
                        .filter(it -> it.kind() != DocumentKind.DELIVERY_RECEIPT)
                        .toList();
        documents.voided(issued, text("document.void.reversed", by.number()), by);
    }

    private Issued issue(
            DocumentKind kind,
            Notice.Kind sort,
            Subject student,
            @Nullable UUID caseId,
            List<Paragraph> paragraphs,
            List<Field> facts,
            boolean receipt) {
        var who = particulars.on(student.id(), LocalDate.now(clock));
        var all = new ArrayList<Paragraph>();
        all.add(
                new Paragraph(
                        "discipline.letter.who",
                        who.name(),
                        Objects.requireNonNullElse(who.studentNumber(), "—"),
                        who.belongs()));
        all.addAll(paragraphs);
        var school = units.get(student.institution()).name();
        return documents.issue(
                new NewDocument(
                        kind,
                        student.institution(),
                        student.scopePos(),
                        student.id(),
                        student.person(),
                        student.name(),
                        caseId),
                heading ->
                        new Notice(
                                kind.label(),
                                sort,
                                heading,
                                student.name(),
                                all,
                                facts,
                                school,
                                heading.printedOn(),
                                COPIES,
                                receipt));
    }
}
