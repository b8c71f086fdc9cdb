package org.matricula.identity;

import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Actor;
import org.matricula.organisation.Units;
import org.matricula.page.Surroundings;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/// The acting post at the top of every page: whoever holds several has to see as what they act.
@Component
class PostInSight implements Surroundings {

    private final Units units;
    private final MessageSource messages;

    PostInSight(Units units, MessageSource messages) {
        this.units = units;
        this.messages = messages;
    }

    @Override
    public @Nullable String post(Actor actor) {
        if (actor.holds("none")) {
            return null;
        }
        var role =
                messages.getMessage("role." + actor.role(), null, LocaleContextHolder.getLocale());
        return actor.unit() == null
                ? role
                : units.find(actor.unit()).map(it -> role + " · " + it.name()).orElse(role);
    }
}
