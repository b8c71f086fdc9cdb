package org.matricula.graduation.approval;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Component;

/// The four things a level may do, by the word that pages and interface use.
@Component
class WalkApproval {

    private final ApproveGraduation approve;

    WalkApproval(ApproveGraduation approve) {
        this.approve = approve;
    }

    int walk(UUID round, List<UUID> who, String act, @Nullable String reason) {
        return switch (act) {
            case "agree" -> approve.decide(round, who, true, reason);
            case "disagree" -> approve.decide(round, who, false, reason);
            case "return" -> approve.sendBack(round, who, reason);
            case "take-back" -> approve.takeBack(round, who);
            default -> throw new Refused(Refusal.input("act", "graduation.approval-act"));
        };
    }
}
