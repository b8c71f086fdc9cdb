package org.matricula.document;

import java.util.ArrayList;
import java.util.List;
import org.matricula.document.Block.Fields;

/// 学籍异动审批表: what was applied for field by field, and what every office said of it.
///
/// @param act message key of what is applied for
/// @param asked what was filled in, under the words of the application
public record ChangeForm(
        Heading heading,
        StudentFacts student,
        String act,
        List<Block> asked,
        List<String> evidence,
        List<Opinion> opinions) {

    public ApprovalForm form() {
        var blocks = new ArrayList<Block>();
        blocks.add(new Fields(student.person()));
        blocks.add(new Fields(student.placement()));
        blocks.add(
                new Fields(
                        new Field(
                                "document.field.change", new Field.Keyed(act), Field.Width.FULL)));
        blocks.addAll(asked);
        blocks.add(new Fields(Field.full("document.field.evidence", Copies.lines(evidence))));
        return new ApprovalForm(
                "document.change.title",
                heading,
                blocks,
                opinions,
                List.of("document.change.note"),
                Copies.of("file", "department", "registrar"));
    }
}
