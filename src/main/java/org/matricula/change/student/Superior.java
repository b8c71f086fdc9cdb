package org.matricula.change.student;

import java.util.Map;
import org.matricula.identity.Holders;
import org.matricula.workflow.Application;
import org.springframework.stereotype.Component;

/// 主管部门: whether the authority above the school is on the register and confirms; where it is not,
/// its paper is handed in.
@Component
public class Superior {

    private final Holders holders;

    Superior(Holders holders) {
        this.holders = holders;
    }

    /// What the drawing asks to choose its way.
    public Map<String, Object> routing(Application it) {
        return Map.of("superiorNeeded", onRegister(it));
    }

    /// Whether somebody of the authority decides here, so that no paper of it need be handed in.
    public boolean onRegister(Application it) {
        return !holders.holding("branch-reviewer", it.subject().institution(), it.today())
                .isEmpty();
    }
}
