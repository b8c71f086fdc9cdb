package org.matricula.enrolment.application;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 按线按计划录取: within one unit those above the line, the best first, as many as there are places.
/// Where the last place is tied nobody of the tie is taken by chance: the tie is told, and a person
/// decides.
final class LineAndQuota {

    /// @param score null for whoever did not sit the examination
    record Entrant(UUID id, String name, @Nullable BigDecimal score) {}

    /// @param tied those of equal score between whom the last places lie
    record Drawn(List<Entrant> taken, List<Entrant> tied) {}

    private LineAndQuota() {}

    static Drawn draw(List<Entrant> entrants, BigDecimal line, int places) {
        var above = new ArrayList<Entrant>();
        for (var it : entrants) {
            if (it.score() != null && it.score().compareTo(line) >= 0) {
                above.add(it);
            }
        }
        above.sort(Comparator.comparing(Entrant::score).reversed().thenComparing(Entrant::id));
        if (above.size() <= places) {
            return new Drawn(List.copyOf(above), List.of());
        }
        var last = above.get(places - 1).score();
        var tie = last.compareTo(above.get(places).score()) == 0;
        return tie
                ? new Drawn(
                        above.stream().filter(it -> it.score().compareTo(last) > 0).toList(),
                        above.stream().filter(it -> it.score().compareTo(last) == 0).toList())
                : new Drawn(List.copyOf(above.subList(0, places)), List.of());
    }
}
