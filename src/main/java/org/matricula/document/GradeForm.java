package org.matricula.document;

import static org.matricula.document.Field.Width.HALF;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.matricula.document.Block.Fields;

/// 成绩更正申请表: old and new value of one grade, with the offices' opinions.
///
/// @param attempt first, make-up or another, as printed
/// @param sort 补报, 修改 or 撤销, as printed
/// @param before parts and total as they stood, in one line; as `after`
/// @param teacher who applied
public record GradeForm(
        Heading heading,
        StudentFacts student,
        LocalDate appliedOn,
        String term,
        String course,
        String attempt,
        String sort,
        String before,
        String after,
        String cause,
        @Nullable String teacher,
        List<String> evidence,
        List<Opinion> opinions) {

    public ApprovalForm form() {
        return new ApprovalForm(
                DocumentKind.GRADE_CORRECTION_FORM.label(),
                heading,
                List.of(
                        new Fields(
                                List.of(
                                        Field.half("document.field.name", student.name()),
                                        Field.half(
                                                "document.field.studentNumber",
                                                student.studentNumber()),
                                        Field.full("document.field.gradeUnit", student.belongs()))),
                        new Fields(
                                List.of(
                                        Field.half("document.field.gradeTerm", term),
                                        Field.half("document.field.gradeCourse", course),
                                        Field.half("document.field.gradeAttempt", attempt),
                                        Field.half("document.field.gradeSort", sort),
                                        Field.full("document.field.gradeBefore", before),
                                        Field.full("document.field.gradeAfter", after),
                                        Field.full("document.field.gradeCause", cause),
                                        Field.full(
                                                "document.field.evidence", Copies.lines(evidence)),
                                        Field.half("document.field.gradeTeacher", teacher),
                                        Field.day("document.field.appliedOn", appliedOn, HALF)))),
                opinions,
                List.of("document.grade.note"),
                Copies.of("registrar", "department"));
    }
}
