package org.matricula.curriculum;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 设定毕业与学位要求, until a class follows the programme.
@Service
class SetRequirements {

    private static final BigDecimal MOST = BigDecimal.valueOf(1000);

    private final OpenProgrammes open;
    private final CurriculumRows rows;
    private final Ledger ledger;

    SetRequirements(OpenProgrammes open, CurriculumRows rows, Ledger ledger) {
        this.open = open;
        this.rows = rows;
        this.ledger = ledger;
    }

    /// @param degree null where the programme leads to no degree
    @Transactional
    void set(
            UUID programme,
            @Nullable BigDecimal credits,
            @Nullable BigDecimal electiveCredits,
            @Nullable Integer electives,
            @Nullable DegreeCondition degree) {
        var it = open.open(programme);
        var refusals =
                new ArrayList<>(
                        Refusal.all(
                                beyond(credits)
                                        ? Refusal.input("leastCredits", "module.credits")
                                        : null,
                                beyond(electiveCredits)
                                        ? Refusal.input("leastElectiveCredits", "module.credits")
                                        : null,
                                electives != null && (electives < 0 || electives > 200)
                                        ? Refusal.input("leastElectives", "programme.electives")
                                        : null));
        if (degree != null) {
            refusals.addAll(degree.refusals());
        }
        Refused.unlessEmpty(refusals);
        rows.least(it.id(), credits, electiveCredits, electives);
        var after = new HashMap<String, Object>();
        after.put("leastCredits", String.valueOf(credits));
        if (degree != null) {
            rows.condition(it.id(), degree);
            after.put("degree", degree.toString());
        }
        ledger.record(
                Act.of("programme.require", "programme:" + it.id()).at(open.pos(it)).to(after));
    }

    private static boolean beyond(@Nullable BigDecimal it) {
        return it != null && (it.signum() < 0 || it.compareTo(MOST) > 0);
    }
}
