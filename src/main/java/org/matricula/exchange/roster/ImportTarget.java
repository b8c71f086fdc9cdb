package org.matricula.exchange.roster;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.matricula.organisation.Unit;
import org.matricula.sheet.CellText;

/// Where an import's students go: the units below the chosen one, found by their names as schools
/// write them. A name that two classes bear is told apart by grade, major or department beside it.
final class ImportTarget {

    private final Unit unit;
    private final Unit institution;
    private final Map<String, List<Unit>> byName = new HashMap<>();

    /// @param below every unit below, with its parent among them or above
    ImportTarget(Unit unit, Unit institution, List<Unit> below) {
        this.unit = unit;
        this.institution = institution;
        below.forEach(this::add);
        if (!unit.equals(institution)) {
            add(unit);
        }
    }

    private void add(Unit it) {
        for (var name : List.of(plain(it.name()), plain(it.code()))) {
            byName.computeIfAbsent(name, key -> new java.util.ArrayList<>()).add(it);
        }
    }

    Unit unit() {
        return unit;
    }

    Unit institution() {
        return institution;
    }

    /// @param kinds which kinds of unit the text may name
    /// @param above a unit it must stand below, where one is known
    List<Unit> find(String text, Optional<Unit> above, String... kinds) {
        return byName.getOrDefault(plain(text), List.of()).stream()
                .filter(it -> List.of(kinds).contains(it.kind()))
                .filter(it -> above.isEmpty() || above.get().covers(it))
                .distinct()
                .toList();
    }

    private static String plain(String text) {
        return CellText.code(text)
                .replace("(", "")
                .replace(")", "")
                .replace("（", "")
                .replace("）", "")
                .replace("班", "");
    }
}
