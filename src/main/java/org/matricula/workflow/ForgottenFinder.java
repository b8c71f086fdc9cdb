package org.matricula.workflow;

import java.time.LocalDate;
import java.util.List;

/// Finds what would be forgotten, within the acting person's reach; a module has one where it knows
/// of such things.
public interface ForgottenFinder {

    /// @param limit at most so many, the longest forgotten first
    List<Forgotten> find(LocalDate today, int limit);

    /// Once a day: reminds those who should act.
    default void remind(LocalDate today) {}
}
