package org.matricula.exam.round;

import java.util.List;
import org.matricula.kernel.Refusal;

/// A step's page: how far it is, and why nothing may be done in it.
///
/// @param open whether the acting person may work in it now
/// @param mayFinish whether it is finished by saying so
public record StepView(
        Round round,
        StepState state,
        List<Refusal> refusals,
        boolean open,
        boolean mayFinish,
        boolean mayUndo,
        long daysLeft,
        String role) {

    /// Whether the acting person has one of the roles.
    public boolean holds(String... roles) {
        return List.of(roles).contains(role);
    }

    public ExamStep step() {
        return state.of();
    }

    public String path() {
        return round.path() + "/" + step().path();
    }

    /// The message key of its name.
    public String key() {
        return "exam.step." + state.step();
    }
}
