package org.matricula.registry;

import java.util.List;
import java.util.UUID;
import org.matricula.kernel.Refusal;

/// What keeps a student from leaving for another school: asked of every module that keeps something
/// unfinished about them, such as missing grades or arrears.
public interface TransferObstacle {

    /// @return each reason with its remedy; none where nothing is left to do
    List<Refusal> obstacles(UUID enrolment);

    /// What may still be in the student's hands while they ask, and has to be back before the last
    /// office of the school lets them go.
    default List<Refusal> unreturned(UUID enrolment) {
        return List.of();
    }

    /// The codes of all that may stand against it, for the list of rules.
    List<String> codes();
}
