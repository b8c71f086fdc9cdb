package org.matricula.report.round;

import java.util.List;
import org.matricula.kernel.Refusal;

/// A list that is submitted like the tables, by the same chain.
public interface ListOfRound {

    /// What forbids signing it; empty where it is of another kind.
    List<Refusal> faults(Submission it);

    /// It is about to be signed: what it prints of the register is kept with it, and belongs to
    /// what is signed.
    void keep(Submission it);

    /// The signature is withdrawn, or it is sent back.
    void reopened(Submission it, String why);
}
