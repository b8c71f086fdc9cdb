package org.matricula.standing.warning;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.document.AcademicWarningForm;
import org.matricula.document.DocumentKind;
import org.matricula.document.Documents;
import org.matricula.document.Field;
import org.matricula.document.Heading;
import org.matricula.document.Issued;
import org.matricula.document.NewDocument;
import org.matricula.document.Notice;
import org.matricula.document.Paper;
import org.matricula.document.PaperWords;
import org.matricula.document.StudentFacts;
import org.matricula.organisation.Units;
import org.matricula.registry.Particulars;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 学业预警通知书, 告家长书, 登记表 and 学籍处理通知书.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class WarningPapers {

    private final Documents documents;
    private final Particulars particulars;
    private final WarningDetails details;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    WarningPapers(
            Documents documents,
            Particulars particulars,
            WarningDetails details,
            Units units,
            MessageSource messages,
            Clock clock) {
        this.documents = documents;
        this.particulars = particulars;
        this.details = details;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    /// To the student.
    Issued notice(Warning it) {
        return issue(
                it,
                DocumentKind.ACADEMIC_WARNING_NOTICE,
                (heading, student) ->
                        letter(
                                it,
                                DocumentKind.ACADEMIC_WARNING_NOTICE,
                                heading,
                                student.name(),
                                List.of(
                                        new Notice.Paragraph(
                                                "document.warning.told",
                                                it.studentNumber(),
                                                it.term(),
                                                level(it)),
                                        new Notice.Paragraph("document.warning.consequence"),
                                        new Notice.Paragraph("document.warning.demand"))));
    }

    /// To the guardian.
    Issued letter(Warning it) {
        return issue(
                it,
                DocumentKind.ACADEMIC_WARNING_LETTER,
                (heading, student) ->
                        letter(
                                it,
                                DocumentKind.ACADEMIC_WARNING_LETTER,
                                heading,
                                words().text("document.warning.guardian-of", student.name()),
                                List.of(
                                        new Notice.Paragraph(
                                                "document.warning.told-guardian",
                                                student.name(),
                                                it.studentNumber(),
                                                it.term(),
                                                level(it)),
                                        new Notice.Paragraph("document.warning.consequence"),
                                        new Notice.Paragraph("document.warning.ask-guardian"))));
    }

    /// 登记表, as the warning stands today.
    Issued record(Warning it) {
        var words = words();
        return issue(
                it,
                DocumentKind.ACADEMIC_WARNING_RECORD,
                (heading, student) ->
                        new AcademicWarningForm(
                                        heading,
                                        student,
                                        it.term(),
                                        level(it),
                                        grounds(it),
                                        figures(it),
                                        details.courses(it.id()).stream().map(this::row).toList(),
                                        details.talks(it.id()).stream()
                                                .map(one ->
                                                        List.of(
                                                                one.on().toString(),
                                                                one.talker(),
                                                                words.text(
                                                                        "talk.theme."
                                                                                + one.theme()),
                                                                one.agreement()))
                                                .toList(),
                                        it.mentor(),
                                        it.plan(),
                                        it.planUntil(),
                                        details.done(it.id()).stream()
                                                .filter(one -> one.kind().equals("follow-up"))
                                                .map(one ->
                                                        List.of(
                                                                one.on().toString(),
                                                                one.recorder(),
                                                                Objects.requireNonNullElse(
                                                                        one.note(), "")))
                                                .toList(),
                                        words.text("document.warning.student-signs"),
                                        words.text("document.warning.guardian-signs"))
                                .form());
    }

    /// 学籍处理通知书.
    ///
    /// @param decision message key of what was decided
    public Issued treatment(Warning it, String decision, String reason) {
        return issue(
                it,
                DocumentKind.TREATMENT_NOTICE,
                (heading, student) ->
                        letter(
                                it,
                                DocumentKind.TREATMENT_NOTICE,
                                heading,
                                student.name(),
                                List.of(
                                        new Notice.Paragraph(
                                                "document.warning.treated",
                                                it.studentNumber(),
                                                it.term(),
                                                new Field.Keyed(decision)),
                                        new Notice.Paragraph("document.warning.because", reason),
                                        new Notice.Paragraph("document.warning.appeal"))));
    }

    /// Why somebody is warned, as sentences.
    String grounds(Warning it) {
        var words = words();
        return details.grounds(it.id()).stream()
                .map(one ->
                        words.text(
                                "warning.ground",
                                words.text("warning.level." + one.level()),
                                words.text(
                                        "warning.because." + one.kind(),
                                        one.figure().stripTrailingZeros().toPlainString(),
                                        one.threshold().stripTrailingZeros().toPlainString())))
                .collect(Collectors.joining("；"));
    }

    private Notice letter(
            Warning it,
            DocumentKind kind,
            Heading heading,
            String addressee,
            List<Notice.Paragraph> paragraphs) {
        var courses =
                details.courses(it.id()).stream()
                        .map(one -> String.join(" ", row(one)))
                        .collect(Collectors.joining("；"));
        return new Notice(
                kind.label(),
                Notice.Kind.LETTER,
                heading,
                addressee,
                paragraphs,
                List.of(
                        Field.full("document.field.warningGrounds", grounds(it)),
                        Field.full("document.field.warningCourses", courses),
                        Field.full("document.field.warningFigures", figures(it))),
                units.get(it.institutionId()).name(),
                heading.printedOn(),
                List.of(
                        "document.copy.student",
                        "document.copy.department",
                        "document.copy.registrar"),
                true);
    }

    private Issued issue(
            Warning it, DocumentKind kind, BiFunction<Heading, StudentFacts, Paper> paper) {
        var student = particulars.on(it.enrolmentId(), LocalDate.now(clock));
        return documents.issue(
                new NewDocument(
                        kind,
                        it.institutionId(),
                        it.scopePos(),
                        it.enrolmentId(),
                        it.personId(),
                        student.name(),
                        null),
                heading -> paper.apply(heading, student));
    }

    private String figures(Warning it) {
        return words().text(
                        "warning.figures",
                        String.valueOf(it.failedCourses()),
                        it.failedCredits().toPlainString(),
                        it.earnedCredits().toPlainString(),
                        it.takenCredits().toPlainString());
    }

    private List<String> row(WarningDetails.FailedCourse it) {
        return List.of(
                it.term(),
                it.course(),
                it.credits() == null ? "" : it.credits().toPlainString(),
                result(it));
    }

    private String result(WarningDetails.FailedCourse it) {
        return mark(it.mark()) + (it.total() == null ? "" : String.valueOf(it.total()));
    }

    private String mark(@Nullable String mark) {
        return mark == null ? "" : words().text("coursework.mark." + mark);
    }

    private String level(Warning it) {
        return words().text("warning.level." + it.level());
    }

    private PaperWords words() {
        return new PaperWords(messages, Locale.SIMPLIFIED_CHINESE);
    }
}
