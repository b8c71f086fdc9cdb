package org.matricula.workflow.matter;

import java.util.List;
import org.matricula.organisation.Responsibility;
import org.matricula.workflow.CaseKind;
import org.matricula.workflow.engine.Drawings.Drawing;
import org.matricula.workflow.engine.Drawings.Turn;

/// 事项: one kind of process as somebody at a unit has to know it.
///
/// @param ways its drawings, one for each sort of school
/// @param responsible who answers for it at the unit; nobody where no unit is known
public record Matter(
        CaseKind<?> kind,
        List<Drawing> ways,
        List<Responsibility> responsible,
        List<String> forms) {

    public String code() {
        return kind.code();
    }

    /// 时限 in working days, were each office to take all the time it has.
    public int days(Drawing way) {
        return way.turns().stream().mapToInt(Turn::workingDays).sum();
    }
}
