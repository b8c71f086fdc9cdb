package org.matricula.demo;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.matricula.personal.invented.InventedPeople;
import org.matricula.registry.founding.Cohort;
import org.matricula.registry.founding.PastStudent;

/// One institution of the great register. A student depends on nothing but the seed, the plan and
/// their place in it.
final class BulkInstitution implements Cohort {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final UUID institution;
    private final List<BulkClass> classes;
    private final Map<LocalDate, InventedPeople> crowds = new HashMap<>();
    private final Lives lives;
    private final long seed;
    private final int size;

    /// @param classes in the order of their first places
    /// @param today the day after the last that anything may have happened on
    BulkInstitution(UUID institution, List<BulkClass> classes, long seed, LocalDate today) {
        this.institution = institution;
        this.classes = List.copyOf(classes);
        this.lives = new Lives(today);
        this.seed = seed;
        var last = classes.getLast();
        this.size = last.firstPlace() + last.plan().size();
        for (var it : classes) {
            crowds.computeIfAbsent(
                    it.plan().bornFrom(),
                    from -> new InventedPeople(seed, from, it.plan().bornUntil()));
        }
    }

    @Override
    public UUID institution() {
        return institution;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public PastStudent at(int place) {
        var to = classOf(place);
        var within = place - to.firstPlace();
        var index = to.firstPerson() + within;
        var random =
                new SplittableRandom((seed ^ to.plan().bornFrom().toEpochDay()) * GOLDEN + index);
        var plan = lives.entry(to.plan(), random);
        var person = crowds.get(plan.bornFrom()).at(index);
        var number = to.firstNumber() + within + 1;
        return new PastStudent(
                Newcomer.of(plan, person, place, number, random),
                lives.of(plan, to.below(), to.beside(), random));
    }

    private BulkClass classOf(int place) {
        var low = 0;
        var high = classes.size() - 1;
        while (low < high) {
            var middle = (low + high + 1) / 2;
            if (classes.get(middle).firstPlace() <= place) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return classes.get(low);
    }
}
