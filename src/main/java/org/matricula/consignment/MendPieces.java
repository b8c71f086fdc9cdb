package org.matricula.consignment;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 已改好: what came back is not ready again before somebody of the unit says what was mended.
@Service
public class MendPieces {

    private final ConsignmentLists lists;
    private final MendedLines lines;
    private final ConsignmentLevels levels;
    private final Ledger ledger;

    MendPieces(ConsignmentLists lists, MendedLines lines, ConsignmentLevels levels, Ledger ledger) {
        this.lists = lists;
        this.lines = lines;
        this.levels = levels;
        this.ledger = ledger;
    }

    /// @param which numbers of the lines
    /// @param note what was mended
    /// @throws Refused where one of them does not wait for it, or nothing is said
    @Transactional
    public void mend(UUID id, List<Integer> which, String note) {
        var it = lists.find(id).orElseThrow(() -> new Absent("consignment"));
        var unit = levels.own(it.unitId());
        var chosen = TakeConsignment.known(it, which);
        TakeConsignment.worded(note);
        if (chosen.isEmpty()) {
            throw new Refused(Refusal.input("back", "consignment.none-mended"));
        }
        if (lines.mend(id, chosen, note.strip()) != chosen.size()) {
            throw new Refused(Refusal.conflict("consignment.first"));
        }
        ledger.record(
                Act.of("consignment.mend", "consignment:" + id)
                        .at(unit.pos())
                        .because(note.strip())
                        .to(Map.of("lines", chosen.stream().sorted().toList())));
    }
}
