package org.matricula.document;

import static org.matricula.document.Field.Width.HALF;

import java.time.LocalDate;
import java.util.List;
import org.matricula.document.Block.Column;
import org.matricula.document.Block.Fields;
import org.matricula.document.Block.Log;

/// 课程学分认定表: what was brought and what it is recognised as, line by line, with the offices'
/// opinions.
///
/// @param kind transfer, re-entry, another school's course or an exemption, as printed
/// @param programme the one followed
/// @param lines origin, course, credits and result, recognised as, credits, result: six cells each
/// @param courses how many are recognised
/// @param credits in all
public record RecognitionForm(
        Heading heading,
        StudentFacts student,
        LocalDate appliedOn,
        String kind,
        String programme,
        String explanation,
        List<List<String>> lines,
        String courses,
        String credits,
        List<String> evidence,
        List<Opinion> opinions) {

    public ApprovalForm form() {
        return new ApprovalForm(
                DocumentKind.RECOGNITION_FORM.label(),
                heading,
                List.of(
                        new Fields(
                                List.of(
                                        Field.half("document.field.name", student.name()),
                                        Field.half(
                                                "document.field.studentNumber",
                                                student.studentNumber()),
                                        Field.full("document.field.gradeUnit", student.belongs()),
                                        Field.half("document.field.recognitionKind", kind),
                                        Field.day("document.field.appliedOn", appliedOn, HALF),
                                        Field.full(
                                                "document.field.recognitionProgramme", programme))),
                        new Log(
                                "document.field.recognitionLines",
                                List.of(
                                        new Column("document.recognition.origin", 2),
                                        new Column("document.recognition.brought", 2),
                                        new Column("document.recognition.result", 1),
                                        new Column("document.recognition.course", 2),
                                        new Column("document.recognition.credits", 1),
                                        new Column("document.recognition.given", 2)),
                                lines),
                        new Fields(
                                List.of(
                                        Field.half("document.field.recognitionCourses", courses),
                                        Field.half("document.field.recognitionCredits", credits),
                                        Field.full("document.field.explanation", explanation),
                                        Field.full(
                                                "document.field.evidence",
                                                Copies.lines(evidence))))),
                opinions,
                List.of("document.recognition.note"),
                Copies.of("registrar", "department", "student"));
    }
}
