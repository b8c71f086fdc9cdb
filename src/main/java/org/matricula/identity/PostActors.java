package org.matricula.identity;

import java.util.List;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Scope;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Component;

/// Who acts where a post is known and nobody is signed in: at the command line, in a subscribed
/// calendar, in the nightly reminders. For posts of staff alone, which reach their unit.
@Component
public class PostActors {

    private final Units units;

    PostActors(Units units) {
        this.units = units;
    }

    /// @param origin where the request came from, or the job's name
    public Actor of(Holder it, String origin) {
        return new Actor(it.account(), it.name(), it.role(), it.unit(), scope(it), origin);
    }

    private Scope scope(Holder it) {
        if (Role.of(it.role()).filter(Role::personal).isPresent()) {
            return Scope.NOTHING;
        }
        if (it.unit() == null) {
            return Scope.ALL;
        }
        var unit = units.get(it.unit());
        return new Scope(unit.pos(), unit.posEnd(), List.of());
    }
}
