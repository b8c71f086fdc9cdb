package org.matricula.governance.errand;

import org.matricula.kernel.Actor;
import org.matricula.page.Allowed;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// For those who may ask something of a group of people.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Allowed({
    "academic-office-head",
    "administrator",
    "archive-keeper",
    "branch-reviewer",
    "class-teacher",
    "counsellor",
    "department-registrar",
    "point-reviewer",
    "province-reviewer",
    "registrar",
    "vice-principal"
})
@interface Setters {

    /// Whether the actor is one of them.
    final class Among {

        private static final String[] ROLES = Setters.class.getAnnotation(Allowed.class).value();

        private Among() {}

        static boolean holds(Actor actor) {
            return actor.holds(ROLES);
        }
    }
}
