package org.matricula.registry.placing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.registry.Registry;
import org.matricula.registry.StandingChange;
import org.matricula.registry.StatusVerb;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 分班: proposes a class for everyone below a unit who has none, balanced by sex, and puts them into
/// the classes that were decided. Each is a change of class with its own event.
@Service
class PlaceStudents {

    /// At one time; the next ones come after.
    static final int MOST = 500;

    private final UnplacedRows rows;
    private final Registry registry;
    private final Units units;
    private final Clock clock;

    PlaceStudents(UnplacedRows rows, Registry registry, Units units, Clock clock) {
        this.rows = rows;
        this.registry = registry;
        this.units = units;
        this.clock = clock;
    }

    /// @throws Absent if there is no such unit within reach
    Unit unit(UUID id) {
        return units.find(id)
                .filter(it -> Acting.now().scope().reaches(it.pos()))
                .orElseThrow(() -> new Absent("unit"));
    }

    List<Unit> classes(Unit top) {
        return units.below(top.id(), "class");
    }

    /// Writes nothing.
    ///
    /// @throws Refused where the unit has no classes
    @Transactional(readOnly = true)
    List<Placement> propose(Unit top) {
        var classes = classes(top);
        Refused.unlessEmpty(
                Refusal.all(Refusal.when(classes.isEmpty(), "placing.no-class", top.name())));
        var waiting = rows.waiting(top, LocalDate.now(clock), MOST);
        var dealt =
                new Deal(classes.stream().map(Unit::id).toList(), rows.filled(top))
                        .deal(waiting.stream().map(UnplacedRows.Waiting::sex).toList());
        var names = classes.stream().collect(Collectors.toMap(Unit::id, Unit::name));
        var proposed = new ArrayList<Placement>();
        for (var i = 0; i < waiting.size(); i++) {
            var it = waiting.get(i);
            proposed.add(
                    new Placement(
                            it.enrolment(),
                            it.name(),
                            it.studentNumber(),
                            it.sex(),
                            it.unit(),
                            dealt.get(i),
                            names.get(dealt.get(i))));
        }
        return proposed;
    }

    /// @param classOf class by enrolment; whoever is left out stays where they are
    /// @return how many were placed
    /// @throws Refused if somebody no longer waits, or a class is not below the unit
    @Transactional
    public int place(Unit top, Map<UUID, UUID> classOf) {
        var waiting =
                rows.waiting(top, LocalDate.now(clock), Integer.MAX_VALUE).stream()
                        .collect(
                                Collectors.toMap(
                                        UnplacedRows.Waiting::enrolment, Function.identity()));
        var classes =
                classes(top).stream().collect(Collectors.toMap(Unit::id, Function.identity()));
        Refused.unlessEmpty(
                Refusal.all(
                        classOf.isEmpty() ? Refusal.input("placements", "placing.nobody") : null,
                        classOf.size() > MOST
                                ? Refusal.rule("placing.most", String.valueOf(MOST))
                                : null,
                        waiting.keySet().containsAll(classOf.keySet())
                                ? null
                                : Refusal.conflict("placing.placed"),
                        classes.keySet().containsAll(classOf.values())
                                ? null
                                : Refusal.input("placements", "placing.class", top.name())));
        classOf.forEach((enrolment, clazz) ->
                registry.apply(
                        StandingChange.of(
                                        enrolment,
                                        StatusVerb.CHANGE_CLASS,
                                        waiting.get(enrolment).from())
                                .to(clazz, classes.get(clazz).gradeLevel())));
        return classOf.size();
    }
}
