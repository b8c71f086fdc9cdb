package org.matricula.workflow.matter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.Responsibilities;
import org.matricula.organisation.Responsibility;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.workflow.CaseKind;
import org.matricula.workflow.ProcessMap;
import org.matricula.workflow.engine.Drawings;
import org.matricula.workflow.engine.Drawings.Drawing;
import org.matricula.workflow.record.Kinds;
import org.springframework.stereotype.Component;

/// Every matter with its office and its ways.
@Component
class MatterGuide {

    private final Kinds kinds;
    private final Drawings drawings;
    private final Responsibilities responsibilities;
    private final Units units;
    private final ProcessMap map;

    MatterGuide(Kinds kinds, Drawings drawings, Responsibilities responsibilities, Units units) {
        this.kinds = kinds;
        this.drawings = drawings;
        this.responsibilities = responsibilities;
        this.units = units;
        this.map = ProcessMap.read(kinds.all().stream().<String>map(CaseKind::code).toList());
    }

    ProcessMap map() {
        return map;
    }

    /// The unit whose offices are told: the one asked for, else the reader's own.
    Optional<Unit> place(@Nullable UUID asked) {
        var own = Acting.ifAny().map(Actor::unit);
        return (asked == null ? own : Optional.of(asked)).flatMap(units::find);
    }

    /// Those drawn for the unit's sort of school; without a unit all.
    List<Matter> of(@Nullable Unit place) {
        var ways =
                drawings.all().stream()
                        .filter(it ->
                                place == null
                                        || place.education() == null
                                        || it.education().equals(place.education()))
                        .collect(Collectors.groupingBy(MatterGuide::kind));
        var told = kinds.all().stream().filter(it -> ways.containsKey(it.code())).toList();
        Map<String, List<Responsibility>> answers =
                place == null
                        ? Map.of()
                        : responsibilities.of(
                                place.id(), told.stream().<String>map(CaseKind::code).toList());
        return told.stream()
                .map(it ->
                        new Matter(
                                it,
                                ways.get(it.code()),
                                answers.getOrDefault(it.code(), List.of()),
                                map.formsOf(it.code())))
                .toList();
    }

    Matter one(String kind, @Nullable Unit place) {
        var here = of(place).stream().filter(it -> it.code().equals(kind)).findFirst();
        return here.or(() -> of(null).stream().filter(it -> it.code().equals(kind)).findFirst())
                .orElseThrow(() -> new Absent("matter " + kind));
    }

    /// The kinds drawn for a sort of school.
    List<String> drawnFor(String education) {
        return drawings.all().stream()
                .filter(it -> it.education().equals(education))
                .map(MatterGuide::kind)
                .toList();
    }

    /// A drawing's key is the process and the kind of education it is drawn for.
    private static String kind(Drawing it) {
        return it.key().substring(0, it.key().lastIndexOf('-'));
    }
}
