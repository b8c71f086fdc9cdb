package org.matricula.page;

import java.util.List;
import java.util.Locale;
import org.matricula.kernel.Actor;

/// What a module puts on somebody's first page: the work that waits for them there.
public interface Work {

    /// Where the module's parts stand among the others, lowest first.
    int order();

    /// In the reader's language; empty where the module has nothing for this role.
    List<WorkPart> parts(Actor actor, Locale locale);
}
