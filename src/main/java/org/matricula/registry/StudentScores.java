package org.matricula.registry;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/// 成绩: what a class is balanced by when it is split. Answered by whichever module keeps grades.
public interface StudentScores {

    /// The mean of each student's grades that are published; whoever has none is left out.
    Map<UUID, BigDecimal> means(Collection<UUID> enrolments);
}
