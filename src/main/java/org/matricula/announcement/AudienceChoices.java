package org.matricula.announcement;

import java.util.List;
import org.matricula.page.Choice;

/// What an announcement may be aimed by.
///
/// @param own the sender's unit first, then those below it
/// @param views the kept views of the list of students
public record AudienceChoices(
        List<Choice> own,
        List<Choice> audiences,
        List<Choice> roles,
        List<Choice> grades,
        List<Choice> statuses,
        List<Choice> views) {}
