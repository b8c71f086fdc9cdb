package org.matricula.discipline.sanction;

import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 降低分数 whose day has come, each by itself: one that cannot be lowered holds up no other.
@Service
class LowerDueMark {

    private final Sanctions sanctions;
    private final SanctionEffects effects;

    LowerDueMark(Sanctions sanctions, SanctionEffects effects) {
        this.sanctions = sanctions;
        this.effects = effects;
    }

    /// Nothing where it has been lowered, suspended or taken back meanwhile.
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void lower(UUID id) {
        var it = sanctions.lock(id);
        if (it.state().equals("in-force") && it.markBefore() == null && it.suspendedOn() == null) {
            effects.lower(it);
        }
    }
}
