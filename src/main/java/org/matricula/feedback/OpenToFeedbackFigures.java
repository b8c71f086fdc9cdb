package org.matricula.feedback;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.matricula.kernel.Actor;
import org.matricula.page.Allowed;

/// Those who answer for how a school keeps its data: they read every feedback within their reach.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Allowed({"registrar", "academic-office-head", "vice-principal", "point-reviewer"})
@interface OpenToFeedbackFigures {

    /// The same roles, where a query asks.
    final class Roles {

        private Roles() {}

        static boolean hold(Actor actor) {
            return actor.holds(OpenToFeedbackFigures.class.getAnnotation(Allowed.class).value());
        }
    }
}
