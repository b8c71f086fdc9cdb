package org.matricula.organisation;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.page.Choice;
import org.matricula.page.Crumb;
import org.matricula.page.Fact;
import org.matricula.page.Line;
import org.matricula.page.Moment;

/// What a unit's page shows.
///
/// @param may whether the reader may change it
/// @param kinds of units that may be opened below it
/// @param places under which it may be hung
/// @param partners into which it may be merged
/// @param lines why the last act was refused
public record UnitView(
        Unit unit,
        List<Crumb> crumbs,
        List<Fact> facts,
        List<Child> children,
        List<Answer> answers,
        List<Moment> moments,
        boolean may,
        List<Choice> kinds,
        List<Choice> places,
        List<Choice> partners,
        List<Line> lines) {

    public record Child(UUID id, String name, String kind, String code, @Nullable String until) {}

    public record Answer(
            String matter, String office, String person, String phone, @Nullable String room) {}

    public String href() {
        return "/units/" + unit.id();
    }
}
