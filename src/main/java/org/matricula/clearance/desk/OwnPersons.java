package org.matricula.clearance.desk;

import java.util.List;
import java.util.UUID;
import org.matricula.identity.Reach;
import org.matricula.kernel.Actor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// 回避: nobody signs for themselves or their child.
@Component
class OwnPersons {

    private final ObjectProvider<Reach> reach;

    OwnPersons(ObjectProvider<Reach> reach) {
        this.reach = reach;
    }

    List<UUID> of(Actor actor) {
        var account = actor.account();
        if (account == null) {
            return List.of();
        }
        return List.of("student", "guardian").stream()
                .flatMap(role -> reach.stream().flatMap(each -> each.of(account, role).stream()))
                .flatMap(scope -> scope.persons().stream())
                .toList();
    }
}
