package org.matricula.document;

import java.util.List;
import org.matricula.document.Block.Column;
import org.matricula.document.Block.Fields;
import org.matricula.document.Block.Log;

/// 离校通知单: what the student still has to settle, section by section; each signs when it is done.
///
/// @param reason message key of why the student leaves
/// @param leaveBy last day for leaving, as printed
public record ClearanceSlip(
        Heading heading,
        StudentFacts student,
        String reason,
        String decision,
        String leaveBy,
        List<Section> sections) {

    /// Where the program already knows that nothing is open, `by` and `on` say who found it and
    /// when; else both are left empty for the hand.
    public record Section(String name, String matter, String by, String on) {

        public static Section open(String name, String matter) {
            return new Section(name, matter, "", "");
        }
    }

    public ApprovalForm form() {
        var columns =
                List.of(
                        new Column("document.field.section", 3),
                        new Column("document.field.matter", 3),
                        new Column("document.field.clearedBy", 2),
                        new Column("document.field.clearedOn", 2));
        var lines = sections.stream().map(it -> List.of(it.name, it.matter, it.by, it.on)).toList();
        return new ApprovalForm(
                "document.clearance.title",
                heading,
                List.of(
                        new Fields(student.person()),
                        new Fields(student.placement()),
                        new Fields(
                                new Field(
                                        "document.field.leavingReason",
                                        new Field.Keyed(reason),
                                        Field.Width.THIRD),
                                Field.third("document.field.decision", decision),
                                Field.third("document.field.leaveBy", leaveBy)),
                        new Log("document.field.sections", columns, lines)),
                List.of(),
                List.of("document.clearance.note"),
                List.of());
    }
}
