package org.matricula.document;

import static org.matricula.document.Field.Width.HALF;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.matricula.document.Block.Fields;

/// 学生复学审批表. 普通高等学校学生管理规定 第二十七至二十九条: asked for before the leave ends, granted after the school has
/// looked again at the ground of the leave.
///
/// @param student with the placement before the leave
/// @param recovery what proves that the ground is gone, as printed
/// @param fees state of the fees, as printed
/// @param makeUp advice on courses to make up
public record ReturnForm(
        Heading heading,
        Institution institution,
        StudentFacts student,
        LeaveForm.Reason leaveReason,
        LocalDate leaveFrom,
        LocalDate leaveLastOn,
        String certificate,
        LocalDate appliedOn,
        LocalDate returnOn,
        Placement placement,
        @Nullable String recovery,
        @Nullable String fees,
        @Nullable String makeUp,
        List<Opinion> opinions) {

    /// Where the student comes back to; null where the school has no such level.
    public record Placement(
            @Nullable String department,
            @Nullable String major,
            @Nullable String grade,
            @Nullable String homeClass) {}

    public ApprovalForm form() {
        return new ApprovalForm(
                institution.key("document.return.title"),
                heading,
                List.of(
                        new Fields(student.person()),
                        new Fields(student.placement()),
                        new Fields(student.contact()),
                        leave(),
                        comingBack()),
                opinions,
                List.of(institution.key("document.return.note")),
                institution == Institution.COLLEGE
                        ? Copies.of("registrar", "department", "student", "finance")
                        : Copies.of("registrar", "school", "student"));
    }

    private Fields leave() {
        return new Fields(
                Choices.field("document.field.leaveGround", LeaveForm.Reason.class, leaveReason),
                new Field(
                        "document.field.leaveDays",
                        new Field.Days(leaveFrom, leaveLastOn),
                        Field.Width.FULL),
                Field.half("document.field.certificate", certificate),
                Field.day("document.field.appliedOn", appliedOn, HALF));
    }

    private Fields comingBack() {
        return new Fields(
                Field.day("document.field.returnOn", returnOn, HALF),
                Field.half("document.field.newDepartment", placement.department),
                Field.half("document.field.newMajor", placement.major),
                Field.half("document.field.newGrade", placement.grade),
                Field.half("document.field.newHomeClass", placement.homeClass),
                Field.full("document.field.recovery", recovery),
                Field.full("document.field.fees", fees),
                Field.full("document.field.makeUp", makeUp));
    }
}
