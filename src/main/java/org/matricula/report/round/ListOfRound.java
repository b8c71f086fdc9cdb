package org.matricula.report.round;

import java.util.List;
import org.matricula.kernel.Refusal;

/// A list that is submitted like the tables, by the same chain.
public interface ListOfRound {

    /// What forbids signing it; empty where it is of another kind.
    List<Refusal> faults(Submission it);
}
