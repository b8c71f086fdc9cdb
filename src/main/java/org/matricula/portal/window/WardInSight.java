package org.matricula.portal.window;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Actor;
import org.matricula.page.Surroundings;
import org.matricula.registry.OwnStudents;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Whose pages a guardian looks at, at the top of every one of them.
@Component
@Order(0)
class WardInSight implements Surroundings {

    private static final int NAMED = 3;

    private final OwnStudents students;
    private final MessageSource messages;

    WardInSight(OwnStudents students, MessageSource messages) {
        this.students = students;
        this.messages = messages;
    }

    @Override
    public @Nullable String post(Actor actor) {
        if (!actor.holds("guardian") || actor.scope().persons().isEmpty()) {
            return null;
        }
        var names =
                students.all().stream()
                        .map(OwnStudents.Own::name)
                        .distinct()
                        .limit(NAMED)
                        .collect(Collectors.joining("、"));
        return names.isEmpty()
                ? null
                : messages.getMessage("role.guardian", null, LocaleContextHolder.getLocale())
                        + " · "
                        + names;
    }
}
