package org.matricula.exam.round;

import java.util.List;
import org.matricula.kernel.Refusal;

/// What is still to be done before a step counts as done; a step without one is done by an act of
/// its own.
public interface StepCheck {

    ExamStep step();

    List<Refusal> refusals(Round round);
}
