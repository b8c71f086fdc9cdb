package org.matricula.coursework;

import java.util.ArrayList;
import java.util.List;
import org.matricula.curriculum.OpenToTeaching;
import org.matricula.kernel.Actor;
import org.matricula.page.Allowed;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;

@Component
class CourseworkMenu implements Menu {

    private static final String[] OFFICES = {
        "department-registrar", "registrar", "academic-office-head"
    };

    @Override
    public int order() {
        return 310;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        var staff =
                AnnotatedElementUtils.findMergedAnnotation(OpenToTeaching.class, Allowed.class)
                        .value();
        if (actor.holds(staff)) {
            var shown = new ArrayList<MenuEntry>();
            shown.add(entry("coursework.tasks", "file-pen-line", "/teaching-tasks"));
            shown.add(entry("attendance", "calendar-check", "/attendance"));
            if (actor.holds(OFFICES)
                    || actor.holds("class-teacher", "counsellor", "point-reviewer")) {
                shown.add(entry("practice", "clipboard-check", "/practices"));
            }
            if (actor.holds(OFFICES) || actor.holds("teacher")) {
                shown.add(entry("bar.title", "user-x", "/exam-bars"));
            }
            if (actor.holds(OFFICES)) {
                shown.add(entry("coursework.registration", "user-plus", "/course-registration"));
                shown.add(entry("elective.all", "book-open", "/electives"));
            }
            if (actor.holds(OFFICES) || actor.holds("vice-principal")) {
                shown.add(entry("coursework.missing", "hourglass", "/missing-grades"));
            }
            shown.add(entry("coursework.corrections", "file-check", "/grade-corrections"));
            if (!actor.holds("teacher")) {
                shown.add(entry("recognition.all", "stamp", "/recognitions"));
            }
            if (actor.holds(OFFICES)) {
                shown.add(entry("equivalence.all", "arrow-left-right", "/equivalences"));
            }
            if (actor.holds(OFFICES)) {
                shown.add(entry("coursework.rankings", "chart-column", "/grade-rankings"));
            }
            if (actor.holds(OFFICES) || actor.holds("teacher")) {
                shown.add(entry("archive.term", "archive", "/term-archive"));
            }
            return shown;
        }
        if (actor.holds("point-reviewer", "branch-reviewer", "province-reviewer")) {
            return List.of(entry("recognition.all", "stamp", "/recognitions"));
        }
        return actor.holds("student", "guardian")
                ? List.of(
                        entry("coursework.own-courses", "book-open", "/own-courses"),
                        entry("elective.own", "check", "/own-electives"),
                        entry("coursework.own", "file-text", "/own-grades"),
                        entry("coursework.aim", "graduation-cap", "/own-degree-aim"),
                        entry("recognition.all", "stamp", "/recognitions"))
                : List.of();
    }

    private static MenuEntry entry(String label, String icon, String href) {
        return new MenuEntry("page.group.teaching", label, icon, href, null);
    }
}
