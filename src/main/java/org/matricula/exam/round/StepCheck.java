package org.matricula.exam.round;

import org.matricula.kernel.Refusal;

import java.util.List;

/// What is still to be done before a step counts as done; a step without one is done by an act of
/// its own.
public interface StepCheck {

    ExamStep step();

    List<Refusal> refusals(Round round);
}
