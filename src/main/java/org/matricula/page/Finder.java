package org.matricula.page;

import java.util.List;
import java.util.Locale;
import org.matricula.kernel.Actor;

/// What a module answers to the words typed into the search field of every page.
public interface Finder {

    /// Where the module's finds stand among the others, lowest first.
    int order();

    /// Only what the actor may see; empty where the module has nothing for this role.
    ///
    /// @param words as typed, without blanks around them, two characters or more
    /// @param most how many are shown
    List<Found> find(Actor actor, String words, int most, Locale locale);
}
