package org.matricula.personal.invented;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.matricula.personal.IdentityDocument;
import org.matricula.personal.PersonName;

class InventedPeopleTest {

    static final LocalDate FROM = LocalDate.of(2008, 9, 1);
    static final LocalDate UNTIL = LocalDate.of(2009, 9, 1);
    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Test
    void two_hundred_thousand_are_all_valid_and_all_different() {
        var documents = new HashSet<String>();
        var phones = new HashSet<String>();
        new InventedPeople(1, FROM, UNTIL)
                .first(200_000)
                .forEach(it -> {
                    assertThat(documents.add(it.residentId())).isTrue();
                    assertThat(phones.add(it.phone())).isTrue();
                    it.guardians()
                            .forEach(guardian -> assertThat(phones.add(guardian.phone())).isTrue());
                    assertConsistent(it);
                });
        assertThat(documents).hasSize(200_000);
    }

    @Test
    void a_span_of_one_day_can_be_emptied() {
        var people = new InventedPeople(3, FROM, FROM.plusDays(1));

        assertThat(people.first(people.size()).map(InventedPerson::residentId).distinct())
                .hasSize((int) people.size())
                .hasSizeGreaterThan(60_000);
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> people.at(people.size()));
    }

    @Test
    void spans_that_do_not_meet_share_nobody() {
        var documents = new HashSet<String>();
        for (var year = 2000; year < 2010; year++) {
            new InventedPeople(1, LocalDate.of(year, 9, 1), LocalDate.of(year + 1, 9, 1))
                    .first(2000)
                    .forEach(it -> documents.add(it.residentId()));
        }
        assertThat(documents).hasSize(20_000);
    }

    @Test
    void the_crowd_has_all_sorts() {
        var people = new InventedPeople(1, FROM, UNTIL).first(20_000).toList();

        assertThat(people.stream().filter(it -> it.sex().equals("1")).count())
                .isBetween(9_000L, 11_000L);
        assertThat(people).anyMatch(it -> it.name().contains("·"));
        assertThat(people).anyMatch(it -> it.name().startsWith("欧阳"));
        assertThat(people).anyMatch(it -> it.name().codePointCount(0, it.name().length()) == 4);
        assertThat(
                        names(people.stream())
                                .filter(it -> it.length() > it.codePointCount(0, it.length()))
                                .count())
                .isBetween(20L, 400L);
        assertThat(people.stream().map(InventedPerson::division).distinct()).hasSize(69);
        assertThat(people.stream().map(InventedPerson::birthOn).distinct()).hasSize(365);
        assertThat(people).allMatch(it -> !it.guardians().isEmpty());
    }

    @Property(tries = 200)
    void the_same_seed_gives_the_same_people(
            @ForAll long seed, @ForAll @IntRange(max = 9_999_999) int index) {
        var one = new InventedPeople(seed, FROM, UNTIL).at(index);

        assertThat(new InventedPeople(seed, FROM, UNTIL).at(index)).isEqualTo(one);
        assertConsistent(one);
    }

    @Test
    void another_seed_gives_others() {
        assertThat(new InventedPeople(1, FROM, UNTIL).at(0))
                .isNotEqualTo(new InventedPeople(2, FROM, UNTIL).at(0));
    }

    static void assertConsistent(InventedPerson person) {
        assertThat(new PersonName(person.name()).check()).isEmpty();
        assertThat(new PersonName(person.name()).text()).isEqualTo(person.name());
        assertThat(person.birthOn()).isAfterOrEqualTo(FROM).isBefore(UNTIL);
        assertThat(
                        new IdentityDocument("1", person.residentId())
                                .check(person.birthOn(), person.sex(), person.division(), TODAY))
                .noneMatch(it -> !it.code().equals("identity.rounded-perhaps"));
        assertThat(person.address()).startsWith(person.place());
    }

    static Stream<String> names(Stream<InventedPerson> people) {
        return people.map(InventedPerson::name);
    }
}
