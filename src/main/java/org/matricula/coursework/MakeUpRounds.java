package org.matricula.coursework;

import java.util.UUID;

/// 补考批次, as far as others wait for its results. Answered by whichever module holds make-up exams.
public interface MakeUpRounds {

    /// Whether the failed of a term are to sit, or have sat, and their results are not published.
    boolean underWay(UUID institution, UUID term);
}
