package org.matricula.document;

import static org.matricula.document.Field.Width.HALF;

import java.time.LocalDate;
import java.util.List;
import org.matricula.document.Block.Fields;

/// 转学申请(备案)表. 普通高等学校学生管理规定 第二十三条、第二十四条: both schools agree, and the receiving one files it.
///
/// @param from the school left
/// @param to the school gone to
/// @param on first day there
/// @param reason 异动原因, as printed
/// @param evidence what was handed in, as printed
public record TransferForm(
        Heading heading,
        Institution institution,
        StudentFacts student,
        String from,
        String to,
        LocalDate on,
        String reason,
        String explanation,
        LocalDate appliedOn,
        List<String> evidence,
        List<Opinion> opinions) {

    public ApprovalForm form() {
        return new ApprovalForm(
                institution.key("document.transfer.title"),
                heading,
                List.of(
                        new Fields(student.person()),
                        new Fields(student.placement()),
                        new Fields(student.contact()),
                        new Fields(
                                Field.half("document.field.transferFrom", from),
                                Field.half("document.field.transferTo", to),
                                Field.day("document.field.appliedOn", appliedOn, HALF),
                                Field.day("document.field.transferOn", on, HALF),
                                Field.full("document.field.transferReason", reason),
                                Field.full("document.field.transferWhy", explanation),
                                Field.full(
                                        "document.field.transferEvidence",
                                        String.join(", ", evidence)))),
                opinions,
                List.of("document.transfer.note"),
                Copies.of("registrar", "school", "student"));
    }
}
