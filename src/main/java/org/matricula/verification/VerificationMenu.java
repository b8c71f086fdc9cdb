package org.matricula.verification;

import java.util.List;
import org.matricula.kernel.Actor;
import org.matricula.page.Allowed;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;

@Component
class VerificationMenu implements Menu {

    private static final String GROUP = "page.group.registry";

    @Override
    public int order() {
        return 150;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        if (actor.holds("student", "guardian")) {
            return List.of(
                    new MenuEntry(
                            GROUP, "verification.own", "shield-check", "/own-verifications", null));
        }
        if (actor.holds("administrator")) {
            return List.of(
                    new MenuEntry(
                            "page.group.administration",
                            "verification.rules",
                            "shield-check",
                            "/verification-rules",
                            null));
        }
        return actor.holds(
                        AnnotatedElementUtils.findMergedAnnotation(
                                        OpenToVerifiers.class, Allowed.class)
                                .value())
                ? List.of(
                        new MenuEntry(
                                GROUP,
                                "verification.campaigns",
                                "shield-check",
                                "/verifications",
                                null))
                : List.of();
    }
}
