package org.matricula.statistics;

import java.util.List;
import org.matricula.kernel.Actor;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.springframework.stereotype.Component;

@Component
class StatisticsMenu implements Menu {

    private static final String[] READERS = {
        "registrar", "department-registrar", "academic-office-head", "vice-principal",
                "archive-keeper",
        "class-teacher", "counsellor", "point-reviewer", "branch-reviewer", "province-reviewer"
    };

    @Override
    public int order() {
        return 400;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        return actor.holds(READERS)
                ? List.of(
                        new MenuEntry(
                                "page.group.output",
                                "statistics.headcount",
                                "chart-column",
                                "/statistics/headcount",
                                null),
                        new MenuEntry(
                                "page.group.output",
                                "statistics.movement",
                                "arrow-left-right",
                                "/statistics/movement",
                                null),
                        new MenuEntry(
                                "page.group.output",
                                "statistics.changes",
                                "arrow-up-down",
                                "/statistics/changes",
                                null),
                        new MenuEntry(
                                "page.group.output",
                                "statistics.charts",
                                "chart-pie",
                                "/statistics/charts",
                                null))
                : List.of();
    }
}
