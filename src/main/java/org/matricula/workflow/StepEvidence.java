package org.matricula.workflow;

import java.io.InputStream;
import java.util.UUID;

/// 办理材料: what an office hands in with its own step, such as minutes or a legal opinion, beside what
/// the applicant has handed in.
public interface StepEvidence {

    /// @param kind what it is declared to be, such as `meeting-minutes`
    /// @throws org.matricula.kernel.Refused if the case is not the acting person's to decide now
    void add(UUID caseId, String kind, String name, InputStream content);
}
