package org.matricula.coursework.attendance;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.matricula.calendar.Term;
import org.matricula.page.Choice;

/// What was missed in a term.
///
/// @param term null before the first term
/// @param warnAt lessons from which somebody is marked
public record SumsView(
        @Nullable Term term, List<Choice> terms, List<AttendanceSum> lines, int warnAt) {}
