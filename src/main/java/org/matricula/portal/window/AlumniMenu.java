package org.matricula.portal.window;

import java.util.List;
import java.util.Set;
import org.matricula.kernel.Actor;
import org.matricula.page.MenuEntry;
import org.matricula.page.MenuView;
import org.matricula.registry.OwnStudents;
import org.springframework.stereotype.Component;

/// 校友的菜单: whoever has left keeps what stays theirs — file, grades, what was found at graduation,
/// certificates, proofs, requests — and is not led to the pages of current students.
@Component
class AlumniMenu implements MenuView {

    static final Set<String> KEPT =
            Set.of(
                    "/",
                    "/own-files",
                    "/own-grades",
                    "/own-progress",
                    "/own-transcripts",
                    "/own-diplomas",
                    "/own-credentials",
                    "/own-proofs",
                    "/own-discipline",
                    "/own-clearance",
                    "/cases",
                    "/apply",
                    "/matters",
                    "/errands",
                    "/announcements",
                    "/publications",
                    "/rules",
                    "/feedback",
                    "/manual");

    private final OwnStudents students;

    AlumniMenu(OwnStudents students) {
        this.students = students;
    }

    @Override
    public List<MenuEntry> shown(Actor actor, List<MenuEntry> entries) {
        if (!actor.holds("student")) {
            return entries;
        }
        var own = students.all();
        return own.isEmpty() || own.stream().anyMatch(OwnStudents.Own::active)
                ? entries
                : entries.stream().filter(it -> KEPT.contains(it.href())).toList();
    }
}
