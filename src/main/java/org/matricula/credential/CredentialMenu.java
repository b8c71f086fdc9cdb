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
            all.add(entry("transcript.own", "badge", "/own-transcripts"));
            all.add(entry("proof.own", "badge", "/own-proofs"));
            all.add(entry("certificate.own", "graduation-cap", "/own-diplomas"));
        }
        if (actor.holds("student")) {
            all.add(entry("openbadge.own", "badge", "/own-credentials"));
        }
        if (open(actor, OpenToTranscripts.class)) {
            all.add(entry("transcript.register", "badge", "/transcripts"));
            all.add(entry("proof.register", "badge", "/proofs"));
        }
        if (open(actor, OpenToCertificates.class)) {
            all.add(entry("certificate.register", "graduation-cap", "/diplomas"));
            all.add(entry("blank.stock", "archive", "/diploma-blanks"));
            all.add(entry("national.register", "globe", "/diploma-registration"));
        }
        return all;
    }

    private static boolean open(Actor actor, Class<?> page) {
        return actor.holds(AnnotatedElementUtils.findMergedAnnotation(page, Allowed.class).value());
    }

    private static MenuEntry entry(String label, String icon, String href) {
        return new MenuEntry(GROUP, label, icon, href, null);
    }
}
