package org.matricula.document;

import static org.matricula.document.Field.Width.HALF;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.matricula.document.Block.Fields;

/// 学籍异动审批表 of whoever goes on studying, but elsewhere or longer: 留级, 跳级, 转班, 延长年限.
///
/// @param kind its title and series
/// @param student with the placement before
/// @param placement where the student goes on, as printed; null to stay
/// @param graduationOn the day of graduation foreseen from now on; null where it stays
/// @param reason of the national list, as printed; null where the form asks for none
public record MoveForm(
        DocumentKind kind,
        Heading heading,
        Institution institution,
        StudentFacts student,
        LocalDate appliedOn,
        LocalDate on,
        @Nullable String placement,
        @Nullable LocalDate graduationOn,
        @Nullable String reason,
        String explanation,
        List<String> evidence,
        List<Opinion> opinions) {

    public ApprovalForm form() {
        return new ApprovalForm(
                kind.label(),
                heading,
                List.of(
                        new Fields(student.person()),
                        new Fields(student.placement()),
                        new Fields(student.contact()),
                        new Fields(asked())),
                opinions,
                List.of("document.move.note"),
                institution == Institution.COLLEGE
                        ? Copies.of("registrar", "department", "student", "finance")
                        : Copies.of("registrar", "school", "student"));
    }

    private List<Field> asked() {
        var all = new ArrayList<Field>();
        all.add(Field.day("document.field.appliedOn", appliedOn, HALF));
        all.add(Field.day("document.field.moveOn", on, HALF));
        all.add(Field.full("document.field.moveTo", placement));
        all.add(Field.day("document.field.moveGraduation", graduationOn, HALF));
        all.add(Field.half("document.field.moveReason", reason));
        all.add(Field.full("document.field.explanation", explanation));
        all.add(Field.full("document.field.evidence", Copies.lines(evidence)));
        return all;
    }
}
