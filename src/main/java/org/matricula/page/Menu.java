package org.matricula.page;

import java.util.List;
import org.matricula.kernel.Actor;

/// A module's lines in the navigation, for those who may follow them.
public interface Menu {

    /// Where the module's lines stand among the others, lowest first.
    int order();

    List<MenuEntry> entries(Actor actor);
}
