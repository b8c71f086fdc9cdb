package org.matricula.credential;

import java.util.List;
import org.matricula.kernel.Actor;
import org.matricula.page.Allowed;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;

@Component
class CredentialMenu implements Menu {

    private static final String GROUP = "page.group.teaching";

    @Override
    public int order() {
        return 330;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        if (actor.holds("student", "guardian")) {
            return List.of(
                    new MenuEntry(GROUP, "transcript.own", "badge", "/own-transcripts", null));
        }
        return actor.holds(
                        AnnotatedElementUtils.findMergedAnnotation(
                                        OpenToTranscripts.class, Allowed.class)
                                .value())
                ? List.of(
                        new MenuEntry(GROUP, "transcript.register", "badge", "/transcripts", null))
                : List.of();
    }
}
