package org.matricula.document;

import static org.matricula.document.Field.Width.HALF;
import static org.matricula.document.Field.Width.THIRD;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.matricula.document.Block.Fields;
import org.matricula.document.Field.Choice;
import org.matricula.document.Field.Keyed;

/// 学生证补办申请表 (F-18): who asks for another card and why, the old card and the new one, the fee, and
/// what every office said. The applicant signs by hand, on asking and on collecting; nothing else
/// is left open. 普通高等学校学生管理规定 第六十七条: how cards are replaced is the school's own rule.
///
/// @param photo as a data address; blank where the record has none
/// @param grounds message keys of every kind of replacement, the chosen one being `ground`
/// @param oldInterval as printed; null where the old card had none
/// @param fee message key of how it stands with the fee
public record CardForm(
        Heading heading,
        StudentFacts student,
        String photo,
        LocalDate appliedOn,
        List<String> grounds,
        String ground,
        LocalDate on,
        String explanation,
        @Nullable String oldNumber,
        @Nullable String oldInterval,
        @Nullable String newInterval,
        String newNumber,
        LocalDate collectFrom,
        String fee,
        List<String> evidence,
        List<Opinion> opinions) {

    public ApprovalForm form() {
        return new ApprovalForm(
                "document.cardForm.title",
                heading,
                List.of(
                        new Fields(student.person()),
                        new Fields(student.placement()),
                        request(),
                        cards()),
                opinions,
                List.of("document.cardForm.note"),
                Copies.of("registrar"));
    }

    private Fields request() {
        return new Fields(
                new Field(
                        "document.field.cardGround",
                        new Choice(grounds, Set.of(ground)),
                        Field.Width.FULL),
                Field.full("document.field.explanation", explanation),
                Field.day("document.field.cardOn", on, HALF),
                Field.day("document.field.appliedOn", appliedOn, HALF),
                Field.full("document.field.evidence", Copies.lines(evidence)));
    }

    private Fields cards() {
        return new Fields(
                Field.half("document.field.oldCard", oldNumber == null ? "" : oldNumber),
                Field.half("document.field.newCard", newNumber),
                Field.half("document.field.oldInterval", oldInterval == null ? "" : oldInterval),
                Field.half("document.field.newInterval", newInterval == null ? "" : newInterval),
                new Field("document.field.cardFee", new Keyed(fee), HALF),
                Field.day("document.field.collectFrom", collectFrom, HALF),
                new Field(
                        "document.field.photo",
                        photo.isBlank()
                                ? new Field.Words("")
                                : new Field.Picture(photo, student.name()),
                        THIRD),
                new Field(
                        "document.field.collected",
                        new Keyed("document.cardForm.collected"),
                        Field.Width.TWO_THIRDS));
    }
}
