package org.matricula.demo;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.matricula.personal.invented.InventedPeople;
import org.matricula.registry.NewStudent;

/// Fills classes with invented people, each crowd of a span of birth dealt out in order, so that no
/// identity number comes twice.
final class Newcomers implements Iterator<NewStudent> {

    private static final long SEED = 20261123L;

    private final Iterator<ClassPlan> plans;
    private final Map<LocalDate, InventedPeople> crowds;
    private final Map<LocalDate, Long> dealt;
    private final Map<String, Integer> numbers;
    private @Nullable ClassPlan plan;
    private int left;
    private int row;

    /// @param dealt how many of each crowd other schools have taken already; goes on being counted
    Newcomers(List<ClassPlan> plans, Map<LocalDate, Long> dealt) {
        this.plans = plans.iterator();
        this.crowds = new HashMap<>();
        this.dealt = dealt;
        this.numbers = new HashMap<>();
    }

    @Override
    public boolean hasNext() {
        while (left == 0 && plans.hasNext()) {
            plan = plans.next();
            left = plan.size();
        }
        return left > 0;
    }

    @Override
    public NewStudent next() {
        if (!hasNext() || plan == null) {
            throw new NoSuchElementException();
        }
        left--;
        row++;
        var to = plan;
        var crowd =
                crowds.computeIfAbsent(
                        to.bornFrom(), it -> new InventedPeople(SEED, it, to.bornUntil()));
        var index = dealt.merge(to.bornFrom(), 1L, Long::sum) - 1;
        var number = numbers.merge(to.numberPrefix(), 1, Integer::sum);
        return Newcomer.of(to, crowd.at(index), row, number, new SplittableRandom(SEED + index));
    }
}
