package org.matricula.archive;

import java.util.List;
import org.matricula.kernel.Acting;

/// The parts of the archive, as the heads of its pages offer them to whoever may see them.
public record ArchiveTabs(String code, String href) {

    private static final List<ArchiveTabs> ALL =
            List.of(
                    new ArchiveTabs("volumes", "/archives"),
                    new ArchiveTabs("places", "/archives/places"),
                    new ArchiveTabs("shipments", "/archives/shipments"),
                    new ArchiveTabs("handovers", "/archives/handovers"),
                    new ArchiveTabs("disposals", "/archives/disposals"),
                    new ArchiveTabs("packages", "/archives/packages"),
                    new ArchiveTabs("fixity", "/archives/fixity"));

    private static final List<String> OF_ALL = List.of("volumes", "disposals", "fixity");

    /// Those of the acting person.
    public static List<ArchiveTabs> now() {
        var actor = Acting.now();
        if (actor.holds("archive-keeper", "registrar")) {
            return ALL;
        }
        if (actor.holds("vice-principal")) {
            return ALL.stream().filter(it -> it.code().equals("disposals")).toList();
        }
        return actor.holds("academic-office-head")
                ? ALL.stream().filter(it -> OF_ALL.contains(it.code())).toList()
                : List.of();
    }
}
