package org.matricula.exam;

import java.util.List;
import org.matricula.kernel.Actor;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.springframework.stereotype.Component;

@Component
class ExamMenu implements Menu {

    @Override
    public int order() {
        return 320;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        return switch (actor.role()) {
            case "registrar", "academic-office-head", "vice-principal" ->
                    List.of(entry("exam.rounds", "/exam-rounds"));
            case "teacher" -> List.of(entry("exam.duties", "/exam-duties"));
            case "class-teacher" -> List.of(entry("exam.classes", "/exam-classes"));
            case "student", "guardian" -> List.of(entry("exam.own", "/own-exams"));
            default -> List.of();
        };
    }

    private static MenuEntry entry(String label, String href) {
        return new MenuEntry("page.group.teaching", label, "calendar-check", href, null);
    }
}
