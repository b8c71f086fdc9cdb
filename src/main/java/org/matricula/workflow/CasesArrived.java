package org.matricula.workflow;

import java.util.List;
import java.util.UUID;

/// News, within the night's transaction: the day of future effects has come.
///
/// @param subjects whom they are about
public record CasesArrived(List<UUID> subjects) {

    public CasesArrived {
        subjects = List.copyOf(subjects);
    }
}
