package org.matricula.workflow.view;

import java.util.List;
import java.util.Locale;
import org.matricula.kernel.Actor;
import org.matricula.page.Crumb;
import org.matricula.page.Work;
import org.matricula.page.WorkLine;
import org.matricula.page.WorkPart;
import org.matricula.workflow.CaseState;
import org.matricula.workflow.engine.Drawings;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// A student's or guardian's applications on their first page, with where each of them is now.
@Component
class CaseWork implements Work {

    private static final int NEWEST = 8;

    private final CaseList list;
    private final Drawings drawings;
    private final MessageSource words;

    CaseWork(CaseList list, Drawings drawings, MessageSource words) {
        this.list = list;
        this.drawings = drawings;
        this.words = words;
    }

    @Override
    public int order() {
        return 110;
    }

    @Override
    public List<WorkPart> parts(Actor actor, Locale locale) {
        if (!actor.holds("student", "guardian")) {
            return List.of();
        }
        var asked = new CaseList.Asked(null, null, null, false);
        var lines =
                list.page(asked, null, NEWEST).items().stream()
                        .map(it -> line(it, locale))
                        .toList();
        return List.of(
                WorkPart.list(
                                "cases",
                                say("case.cases", locale),
                                lines,
                                say("portal.cases.none", locale))
                        .may(new Crumb(say("case.apply", locale), "/apply"))
                        .all(new Crumb(say("portal.all", locale), "/cases")));
    }

    private WorkLine line(CaseList.Row it, Locale locale) {
        var state = CaseState.of(it.state());
        var at =
                it.task() == null || it.drawing() == null
                        ? null
                        : drawings.version(it.drawing()).nameOf(it.task(), locale);
        return WorkLine.of(
                        it.subjectName() + " · " + say("case." + it.kind(), locale),
                        at,
                        "/cases/" + it.id())
                .note(it.number())
                .chip(
                        say("case.state." + it.state(), locale),
                        state.granted()
                                ? "jade"
                                : state.underWay() ? "accent" : state.editable() ? "amber" : "");
    }

    private String say(String key, Locale locale) {
        return words.getMessage(key, null, locale);
    }
}
