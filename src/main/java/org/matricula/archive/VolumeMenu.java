package org.matricula.archive;

import java.util.ArrayList;
import java.util.List;
import org.matricula.archive.disposal.OpenToCommittee;
import org.matricula.archive.handover.OpenToHandover;
import org.matricula.archive.loan.OpenToBorrowers;
import org.matricula.kernel.Actor;
import org.matricula.page.Allowed;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;

@Component
class VolumeMenu implements Menu {

    @Override
    public int order() {
        return 190;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        var entries = new ArrayList<MenuEntry>();
        add(entries, actor, OpenToVolumes.class, "volume.volumes", "archive", "/archives");
        add(entries, actor, OpenToBorrowers.class, "loan.loans", "book-open", "/archives/loans");
        add(
                entries,
                actor,
                OpenToHandover.class,
                "handover.handovers",
                "clipboard-check",
                "/archives/handovers");
        add(
                entries,
                actor,
                OpenToCommittee.class,
                "disposal.disposals",
                "scale",
                "/archives/disposals");
        return entries;
    }

    private static void add(
            List<MenuEntry> entries,
            Actor actor,
            Class<?> open,
            String label,
            String icon,
            String href) {
        var roles = AnnotatedElementUtils.findMergedAnnotation(open, Allowed.class).value();
        if (actor.holds(roles)) {
            entries.add(new MenuEntry("page.group.registry", label, icon, href, null));
        }
    }
}
