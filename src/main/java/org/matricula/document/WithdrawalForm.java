package org.matricula.document;

import static org.matricula.document.Field.Width.HALF;

import java.time.LocalDate;
import java.util.List;
import org.matricula.document.Block.Fields;

/// 学生退学审批表. Withdrawal ends the status for good; 义务教育法 第二十七条 knows none in compulsory schooling, so
/// there is no form for it there.
///
/// @param owes the state of the fees, as printed
public record WithdrawalForm(
        Heading heading,
        Institution institution,
        StudentFacts student,
        Kind kind,
        Reason reason,
        String explanation,
        LocalDate appliedOn,
        String owes,
        List<String> evidence,
        List<Opinion> opinions) {

    public enum Kind {
        VOLUNTARY,
        REQUIRED,
        AUTOMATIC
    }

    public enum Reason {
        ABROAD,
        WORK,
        NOT_SUITED,
        ILLNESS,
        OTHER_SCHOOL,
        OTHER
    }

    public ApprovalForm form() {
        return new ApprovalForm(
                institution.key("document.withdrawal.title"),
                heading,
                List.of(
                        new Fields(student.person()),
                        new Fields(student.placement()),
                        new Fields(student.contact()),
                        request()),
                opinions,
                List.of("document.withdrawal.note"),
                Copies.of("file", "department", "registrar"));
    }

    private Fields request() {
        return new Fields(
                Choices.field("document.field.withdrawalKind", Kind.class, kind),
                Choices.field("document.field.withdrawalReason", Reason.class, reason),
                Field.full("document.field.explanation", explanation),
                Field.day("document.field.appliedOn", appliedOn, HALF),
                Field.half("document.field.owes", owes),
                Field.full("document.field.evidence", Copies.lines(evidence)));
    }
}
