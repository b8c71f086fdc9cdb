package org.matricula.archive;

import java.util.List;
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
        return actor.holds(
                        AnnotatedElementUtils.findMergedAnnotation(
                                        OpenToVolumes.class, Allowed.class)
                                .value())
                ? List.of(
                        new MenuEntry(
                                "page.group.registry",
                                "volume.volumes",
                                "archive",
                                "/archives",
                                null))
                : List.of();
    }
}
