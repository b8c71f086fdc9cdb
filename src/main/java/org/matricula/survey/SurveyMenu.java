package org.matricula.survey;

import java.util.ArrayList;
import java.util.List;
import org.matricula.kernel.Actor;
import org.matricula.page.Allowed;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;

@Component
class SurveyMenu implements Menu {

    private static final String GROUP = "page.group.teaching";

    @Override
    public int order() {
        return 335;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        var all = new ArrayList<MenuEntry>();
        if (open(actor, OpenToAsked.class)) {
            all.add(new MenuEntry(GROUP, "survey.own", "clipboard-check", "/own-surveys", null));
        }
        if (open(actor, OpenToSurveyReaders.class)) {
            all.add(new MenuEntry(GROUP, "survey.surveys", "clipboard-check", "/surveys", null));
            all.add(new MenuEntry(GROUP, "interview.interviews", "message", "/interviews", null));
            all.add(new MenuEntry(GROUP, "measure.measures", "heart-pulse", "/measures", null));
        }
        return all;
    }

    private static boolean open(Actor actor, Class<? extends java.lang.annotation.Annotation> to) {
        var allowed = AnnotatedElementUtils.findMergedAnnotation(to, Allowed.class);
        return allowed != null && actor.holds(allowed.value());
    }
}
