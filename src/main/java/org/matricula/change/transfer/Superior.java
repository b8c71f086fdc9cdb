package org.matricula.change.transfer;

import java.util.Map;
import org.matricula.identity.Holders;
import org.matricula.workflow.Application;
import org.springframework.stereotype.Component;

/// 主管部门: whether the authority above the school is on the register and confirms; where it is not,
/// its paper is handed in.
@Component
class Superior {

    private final Holders holders;

    Superior(Holders holders) {
        this.holders = holders;
    }

    Map<String, Object> routing(Application it) {
        return Map.of(
                "superiorNeeded",
                !holders.holding("branch-reviewer", it.subject().institution(), it.today())
                        .isEmpty());
    }
}
