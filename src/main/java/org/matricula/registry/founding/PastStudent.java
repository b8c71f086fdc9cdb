package org.matricula.registry.founding;

import java.util.List;
import org.matricula.registry.NewStudent;
import org.matricula.registry.StatusVerb;

/// A student and everything that has happened to their standing.
///
/// @param acts the oldest first: the enrolment, then each upon the standing the one before left
public record PastStudent(NewStudent student, List<PastAct> acts) {

    /// @throws IllegalArgumentException if two acts fall on one day, or one is not possible from
    ///   the standing before it
    public PastStudent {
        acts = List.copyOf(acts);
        if (acts.isEmpty() || acts.getFirst().verb() != StatusVerb.ENROL) {
            throw new IllegalArgumentException("a past begins with the enrolment");
        }
        for (var i = 1; i < acts.size(); i++) {
            var before = acts.get(i - 1);
            var act = acts.get(i);
            if (!act.on().isAfter(before.on())
                    || before.verb().to() == null
                    || !act.verb().allowedFrom(before.verb().to())) {
                throw new IllegalArgumentException(act + " after " + before);
            }
        }
    }

    PastAct now() {
        return acts.getLast();
    }
}
