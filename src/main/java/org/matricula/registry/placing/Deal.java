package org.matricula.registry.placing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Deals students to classes so that each has as many of either sex as the others, and as many in
/// all: each goes where the fewest of their sex are, then where the fewest are.
final class Deal {

    private record Key(UUID unit, String sex) {}

    private final List<UUID> classes;
    private final Map<Key, Integer> bySex = new HashMap<>();
    private final Map<UUID, Integer> all = new HashMap<>();

    /// @param classes in the order in which equals are filled
    Deal(List<UUID> classes, List<UnplacedRows.Filled> filled) {
        this.classes = List.copyOf(classes);
        filled.forEach(it -> add(it.unit(), it.sex(), it.count()));
    }

    /// @return the class of each, in their order
    List<UUID> deal(List<String> sexes) {
        var dealt = new ArrayList<UUID>();
        for (var sex : sexes) {
            var emptiest =
                    classes.stream()
                            .min(
                                    Comparator.comparingInt((UUID it) ->
                                                    bySex.getOrDefault(new Key(it, sex), 0))
                                            .thenComparingInt(it -> all.getOrDefault(it, 0)))
                            .orElseThrow();
            add(emptiest, sex, 1);
            dealt.add(emptiest);
        }
        return dealt;
    }

    private void add(UUID unit, String sex, int count) {
        bySex.merge(new Key(unit, sex), count, Integer::sum);
        all.merge(unit, count, Integer::sum);
    }
}
