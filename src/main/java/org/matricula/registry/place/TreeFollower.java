package org.matricula.registry.place;

import org.matricula.organisation.Repositioned;
import org.matricula.organisation.UnitMerged;
import org.matricula.registry.Registry;
import org.matricula.registry.StandingChange;
import org.matricula.registry.StatusVerb;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Follows the tree, within the transaction that changes it.
@Component
class TreeFollower {

    private final Positions positions;
    private final Registry registry;

    TreeFollower(Positions positions, Registry registry) {
        this.positions = positions;
        this.registry = registry;
    }

    @EventListener
    void on(Repositioned moved) {
        positions.shift(moved);
    }

    /// 并班: whoever studies in the ending unit goes on in the other from that day. Whoever is on
    /// leave there still counts as standing in it, and the merger is refused until they are placed.
    @EventListener
    void on(UnitMerged merged) {
        for (var it : positions.studying(merged.from().id(), merged.on())) {
            registry.apply(
                    StandingChange.of(it, StatusVerb.CHANGE_CLASS, merged.on())
                            .to(merged.into().id(), null));
        }
    }
}
