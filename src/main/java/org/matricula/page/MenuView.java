package org.matricula.page;

import java.util.List;
import org.matricula.kernel.Actor;

/// Which of the navigation's lines are for somebody: a module that knows more of them than their
/// role may leave some out, such as what is for current students alone.
public interface MenuView {

    List<MenuEntry> shown(Actor actor, List<MenuEntry> entries);
}
