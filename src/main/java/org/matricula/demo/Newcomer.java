package org.matricula.demo;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import org.matricula.personal.PersonName;
import org.matricula.personal.invented.InventedPerson;
import org.matricula.registry.NewStudent;

/// An invented person as a student of a class.
final class Newcomer {

    private Newcomer() {}

    /// @param number the student's running number under the plan's prefix
    static NewStudent of(
            ClassPlan to, InventedPerson person, int row, int number, SplittableRandom random) {
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
