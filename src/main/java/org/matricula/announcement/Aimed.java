package org.matricula.announcement;

import java.util.List;
import org.matricula.organisation.Unit;
import org.matricula.registry.StudentSelection;

/// Whom an announcement is for, checked.
///
/// @param within the nearest unit that holds all the others
/// @param view what a kept view says besides
record Aimed(NewAnnouncement it, Unit within, List<Unit> units, StudentSelection view) {}
