package org.matricula.workflow.deputise;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Actor;

/// Where somebody sits: at their own post, or in another's place.
///
/// @param actor the person with the post's role and reach
/// @param principal in whose place, null for nobody's
public record Desk(Actor actor, @Nullable UUID principal, @Nullable String principalName) {

    static Desk own(Actor actor) {
        return new Desk(actor, null, null);
    }
}
