package org.matricula.document;

import static org.matricula.document.Field.Width.HALF;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.matricula.document.Block.Fields;

/// 学生休学审批表, also for the extension of a leave. 普通高等学校学生管理规定 第二十五条: the number and length of leaves
/// are the school's own rule, so the form shows both beside what is asked.
///
/// @param extension whether it asks for more of a leave already running
/// @param lastOn last day of the leave asked for
/// @param timesTaken leaves before this one, as printed
/// @param timeTaken their length in all, as printed
/// @param consent how the guardian consented; null where none is asked
/// @param effectiveOn day the approved leave begins to count; null before the decision
/// @param certificate serial of the certificate issued; null before the decision
public record LeaveForm(
        Heading heading,
        Institution institution,
        boolean extension,
        StudentFacts student,
        LocalDate appliedOn,
        Reason reason,
        String explanation,
        LocalDate from,
        LocalDate lastOn,
        String timesTaken,
        String timeTaken,
        List<String> evidence,
        @Nullable Consent consent,
        @Nullable LocalDate effectiveOn,
        @Nullable String certificate,
        List<Opinion> opinions) {

    public enum Reason {
        ILLNESS,
        MENTAL_HEALTH,
        ENTREPRENEURSHIP,
        ABROAD,
        FAMILY,
        OTHER
    }

    public enum Consent {
        SIGNED,
        LETTER,
        RECORDED_CALL,
        OTHER
    }

    public ApprovalForm form() {
        var title = extension ? "document.leaveExtension.title" : "document.leave.title";
        return new ApprovalForm(
                institution.key(title),
                heading,
                List.of(
                        new Fields(student.person()),
                        new Fields(student.placement()),
                        new Fields(student.contact()),
                        request()),
                opinions,
                List.of(institution.key("document.leave.note")),
                institution == Institution.COLLEGE
                        ? Copies.of("registrar", "studentAffairs", "department", "student")
                        : Copies.of("registrar", "school", "student"));
    }

    private Fields request() {
        var days = new Field.Days(from, lastOn);
        return new Fields(
                Choices.field("document.field.leaveReason", Reason.class, reason),
                Field.full("document.field.explanation", explanation),
                new Field("document.field.leaveDays", days, Field.Width.TWO_THIRDS),
                Field.day("document.field.appliedOn", appliedOn, Field.Width.THIRD),
                Field.half("document.field.timesTaken", timesTaken),
                Field.half("document.field.timeTaken", timeTaken),
                Field.full("document.field.evidence", Copies.lines(evidence)),
                consent == null
                        ? Field.full("document.field.consent", null)
                        : Choices.field("document.field.consent", Consent.class, consent),
                Field.day("document.field.effectiveOn", effectiveOn, HALF),
                Field.half("document.field.certificate", certificate));
    }
}
