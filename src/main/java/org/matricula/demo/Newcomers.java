package org.matricula.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.matricula.personal.PersonName;
import org.matricula.personal.invented.InventedPeople;
import org.matricula.personal.invented.InventedPerson;
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
        return student(to, crowd.at(index), new SplittableRandom(SEED + index));
    }

    private NewStudent student(ClassPlan to, InventedPerson person, SplittableRandom random) {
        var number = numbers.merge(to.numberPrefix(), 1, Integer::sum);
        var adult = to.education().equals("open");
        return new NewStudent(
                row,
                person(person, adult, random),
                adult ? List.of() : guardians(person),
                List.of(),
                new NewStudent.Health(random.nextInt(40) == 0 ? "2" : "1", null, null),
                to.unit(),
                to.level(),
                to.entryLevel(),
                to.numberPrefix() + "%%0%dd".formatted(to.numberWidth()).formatted(number),
                to.education().equals("school") ? "G" + person.residentId() : null,
                to.education().equals("school"),
                null,
                to.kind(),
                to.studyLevel(),
                null,
                "01",
                random.nextInt(3) == 0 ? "2" : "1",
                List.of(),
                to.entryOn(),
                to.entryYear(),
                BigDecimal.valueOf(to.years()),
                to.entryOn().plusYears(adult ? 8 : to.years() + 2L),
                to.entryOn().plusYears(to.years()).minusMonths(2));
    }

    private static NewStudent.Person person(
            InventedPerson person, boolean adult, SplittableRandom random) {
        var name = new PersonName(person.name());
        return new NewStudent.Person(
                name.text(),
                null,
                name.pinyin(),
                name.initials(),
                name.suffixes(),
                person.sex(),
                person.birthOn(),
                person.ethnicity(),
                "156",
                null,
                adult ? "13" : random.nextInt(3) == 0 ? "13" : "03",
                person.place(),
                "1",
                person.residentId(),
                null,
                random.nextInt(3) == 0 ? "2" : "1",
                person.address(),
                person.address(),
                person.phone(),
                null);
    }

    private static List<NewStudent.Guardian> guardians(InventedPerson person) {
        return person.guardians().stream()
                .map(it ->
                        new NewStudent.Guardian(it.name(), it.relation(), it.phone(), null, true))
                .toList();
    }
}
