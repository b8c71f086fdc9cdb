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
        var all = new ArrayList<MenuEntry>();
        if (actor.holds("student", "guardian")) {
            all.add(entry("transcript.own", "/own-transcripts"));
            all.add(entry("proof.own", "/own-proofs"));
        }
        if (actor.holds("student")) {
            all.add(entry("openbadge.own", "/own-credentials"));
        }
        if (actor.holds(
                AnnotatedElementUtils.findMergedAnnotation(OpenToTranscripts.class, Allowed.class)
                        .value())) {
            all.add(entry("transcript.register", "/transcripts"));
            all.add(entry("proof.register", "/proofs"));
        }
        return all;
    }

    private static MenuEntry entry(String label, String href) {
        return new MenuEntry(GROUP, label, "badge", href, null);
    }
}
