package org.matricula.credential;

import java.util.ArrayList;
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
                    new MenuEntry(GROUP, "transcript.own", "badge", "/own-transcripts", null),
                    new MenuEntry(GROUP, "certificate.own", "graduation-cap", "/own-diplomas", null));
        }
        var all = new ArrayList<MenuEntry>();
        if (open(actor, OpenToTranscripts.class)) {
            all.add(new MenuEntry(GROUP, "transcript.register", "badge", "/transcripts", null));
        }
        if (open(actor, OpenToCertificates.class)) {
            all.add(new MenuEntry(GROUP, "certificate.register", "graduation-cap", "/diplomas", null));
            all.add(new MenuEntry(GROUP, "blank.stock", "archive", "/diploma-blanks", null));
            all.add(
                    new MenuEntry(
                            GROUP, "national.register", "globe", "/diploma-registration", null));
        }
        return all;
    }

    private static boolean open(Actor actor, Class<?> page) {
        return actor.holds(
                AnnotatedElementUtils.findMergedAnnotation(page, Allowed.class).value());
    }
}
