package org.matricula.registry;

import java.util.List;
import java.util.UUID;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refused;

/// 名册视图 as selections of students: what somebody keeps to look at the list of students by, used to
/// say whom something is for. A view says whom to look for, never at whom one may look: whoever
/// uses it narrows it to their reach.
public interface KeptViews {

    /// Those of the acting person, and those shared with them.
    List<KeptView> all();

    /// Whether [#selection] answers: a view may have been removed, or taken back, or turned to a
    /// past day since somebody chose it.
    boolean usable(UUID view);

    /// @throws Absent if the acting person keeps no such view and nobody shares it with them
    /// @throws Refused if it is of a past day, whose students may have gone
    StudentSelection selection(UUID view);
}
