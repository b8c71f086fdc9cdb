package org.matricula.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.matricula.statistics.Dimension.BOARDING;
import static org.matricula.statistics.Dimension.ETHNICITY;
import static org.matricula.statistics.Dimension.GRADE;
import static org.matricula.statistics.Dimension.SEX;
import static org.matricula.statistics.Dimension.STATUS;
import static org.matricula.statistics.Dimension.UNIT;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Scope;
import org.matricula.organisation.Repositioned;
import org.matricula.organisation.TestUnits;
import org.matricula.organisation.Units;
import org.matricula.registry.Intake;
import org.matricula.registry.Registry;
import org.matricula.registry.StandingChange;
import org.matricula.registry.StatusVerb;
import org.matricula.registry.StudentStatus;
import org.matricula.registry.TestStudents;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ProgramTest
class HeadcountTest {

    static final LocalDate ENTRY = LocalDate.of(2024, 9, 1);

    @Autowired Headcounts headcounts;
    @Autowired Movements movements;
    @Autowired CountStandings counts;
    @Autowired Units units;
    @Autowired Registry registry;
    @Autowired Intake intake;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;

    TestStudents students;
    TestUnits.School school;

    @BeforeEach
    void aSchool() {
        // details that other tests have corrected are counted anew by and by
        as(counts::catchUp);
        students = new TestStudents(intake, transaction, sql);
        school = new TestUnits(sql, transaction).school("college");
    }

    @Test
    void the_number_on_a_day_is_that_of_the_day_not_of_today() {
        var student = enrolled(school.firstClass(), ENTRY);
        enrolled(school.secondClass(), ENTRY.plusDays(10));
        apply(student, StatusVerb.WITHDRAW, ENTRY.plusDays(30));

        assertThat(total(school.id(), ENTRY.minusDays(1))).isZero();
        assertThat(total(school.id(), ENTRY)).isEqualTo(1);
        assertThat(total(school.id(), ENTRY.plusDays(10))).isEqualTo(2);
        assertThat(total(school.id(), ENTRY.plusDays(29))).isEqualTo(2);
        assertThat(total(school.id(), ENTRY.plusDays(30))).isEqualTo(1);
    }

    @Test
    void a_leave_moves_one_student_from_one_status_to_the_other() {
        var student = enrolled(school.firstClass(), ENTRY);
        enrolled(school.firstClass(), ENTRY);
        apply(student, StatusVerb.GRANT_LEAVE, ENTRY.plusDays(5));

        assertThat(cells(school.id(), ENTRY.plusDays(4), STATUS)).isEqualTo(Map.of("01", 2L));
        assertThat(cells(school.id(), ENTRY.plusDays(5), STATUS))
                .isEqualTo(Map.of("01", 1L, "02", 1L));
        assertThat(total(school.id(), ENTRY.plusDays(5))).isEqualTo(2);
    }

    @Test
    void what_was_reported_then_can_be_reported_again() {
        var student = enrolled(school.firstClass(), ENTRY);
        var then = now();
        apply(student, StatusVerb.WITHDRAW, ENTRY.plusDays(3));

        var day = ENTRY.plusDays(10);
        assertThat(total(school.id(), day)).isZero();
        assertThat(known(school.id(), day, then)).isEqualTo(1);
        assertThat(known(school.id(), day, now())).isZero();
    }

    @Test
    void a_corrected_detail_is_counted_anew_and_the_old_report_stays() {
        var student = enrolled(school.firstClass(), ENTRY);
        var then = now();
        as(() ->
                sql.sql("update registry.enrolment set boarding = '2' where id = :id")
                        .param("id", student)
                        .update());
        as(() -> registry.detailsChanged(List.of(student)));

        assertThat(cells(school.id(), ENTRY, BOARDING)).isEqualTo(Map.of("2", 1L));
        var old =
                as(() ->
                        headcounts.cells(
                                new Headcounts.Question(
                                        place(school.id()), List.of(BOARDING), ENTRY, then)));
        assertThat(old).extracting(it -> it.keys().getFirst()).containsExactly("1");
        assertAgreed();
    }

    /// Any history: the numbers by any dimensions, of any unit, on any day, are those of the
    /// histories themselves, folded or not; and each movement table balances.
    @Test
    void numbers_and_movements_are_those_of_the_histories_whatever_happened() {
        for (var seed = 0; seed < 6; seed++) {
            aSchool();
            var random = new Random(seed);
            happen(random);
            if (seed % 2 == 0) {
                as(counts::fold);
            }
            for (var i = 0; i < 25; i++) {
                var unit =
                        List.of(
                                        school.id(),
                                        school.grade(),
                                        school.firstClass(),
                                        school.secondClass())
                                .get(random.nextInt(4));
                var day = ENTRY.plusDays(random.nextInt(900) - 20);
                var by =
                        List.of(
                                        List.of(GRADE, SEX),
                                        List.of(STATUS),
                                        List.of(UNIT, STATUS),
                                        List.of(UNIT),
                                        List.of(ETHNICITY, BOARDING))
                                .get(random.nextInt(5));
                assertThat(cells(unit, day, by.toArray(Dimension[]::new)))
                        .as("seed %s", seed)
                        .isEqualTo(histories(unit, day, by));
                balances(unit, day, day.plusDays(random.nextInt(400)));
            }
        }
        assertAgreed();
    }

    @Test
    void movements_name_what_happened_and_leave_out_what_stayed_inside() {
        var student = enrolled(school.firstClass(), ENTRY);
        var other = enrolled(school.secondClass(), ENTRY);
        as(() ->
                registry.apply(
                        StandingChange.of(student, StatusVerb.CHANGE_CLASS, ENTRY.plusDays(40))
                                .to(school.secondClass(), null)));
        apply(other, StatusVerb.WITHDRAW, ENTRY.plusDays(50));

        var from = ENTRY.plusDays(1);
        var to = ENTRY.plusDays(60);
        assertThat(moved(school.id(), from, to))
                .containsExactly(new Movements.Kind("WITHDRAW", 0, 1));
        assertThat(moved(school.secondClass(), from, to))
                .containsExactly(
                        new Movements.Kind("CHANGE_CLASS", 1, 0),
                        new Movements.Kind("WITHDRAW", 0, 1));
        assertThat(moved(school.firstClass(), from, to))
                .containsExactly(new Movements.Kind("CHANGE_CLASS", 0, 1));
        assertThat(moved(school.id(), ENTRY, ENTRY))
                .containsExactly(new Movements.Kind("ENROL", 2, 0));
    }

    @Test
    void a_reader_counts_only_what_they_reach() {
        enrolled(school.firstClass(), ENTRY);
        var unit = as(() -> units.get(school.firstClass()));
        var teacher =
                new Actor(
                        UUID.randomUUID(),
                        "班主任",
                        "class-teacher",
                        unit.id(),
                        new Scope(unit.pos(), unit.posEnd(), List.of()),
                        "test");
        var stranger =
                new Actor(
                        UUID.randomUUID(),
                        "别校",
                        "registrar",
                        null,
                        new Scope(1, 2, List.of()),
                        "test");

        assertThat(Acting.call(teacher, () -> headcounts.total(Place.of(unit), ENTRY)))
                .isEqualTo(1);
        assertThat(Acting.call(stranger, () -> headcounts.total(Place.of(unit), ENTRY))).isZero();
    }

    @Test
    void the_program_itself_can_write_no_number() {
        for (var table :
                List.of("delta", "cube", "checkpoint", "extent", "move", "trait", "former")) {
            assertThat(refused("delete from statistics." + table)).isTrue();
        }
        assertThat(refused("select from statistics.counted")).isTrue();
    }

    @Test
    void the_states_counted_are_those_the_registry_calls_active() {
        for (var status : StudentStatus.values()) {
            assertThat(
                            as(() ->
                                    sql.sql("select statistics.on_roll(:code)")
                                            .param("code", status.code())
                                            .query(Boolean.class)
                                            .single()))
                    .as(status.name())
                    .isEqualTo(status.active());
        }
    }

    @Test
    void a_class_moved_in_the_tree_takes_its_numbers_along() {
        var other = new TestUnits(sql, transaction).school("college");
        enrolled(school.firstClass(), ENTRY);
        as(counts::fold);
        enrolled(school.firstClass(), ENTRY);

        as(() -> {
            var shift =
                    sql.sql(
                                    """
                                    with fresh as (select p.lo, p.hi from organisation.place(:parent, 'class') p),
                                         old as (select pos from organisation.unit where id = :unit)
                                    update organisation.unit u set parent_id = :parent, pos = fresh.lo, pos_end = fresh.hi, next_child = fresh.lo
                                      from fresh, old where u.id = :unit returning old.pos as old_pos, u.pos as new_pos
                                    """)
                            .param("parent", other.grade())
                            .param("unit", school.firstClass())
                            .query(Repositioned.Shift.class)
                            .single();
            counts.move(new Repositioned(List.of(shift)));
        });

        assertThat(total(school.id(), ENTRY)).isZero();
        assertThat(total(other.id(), ENTRY)).isEqualTo(2);
        assertThat(cells(other.grade(), ENTRY, UNIT))
                .isEqualTo(Map.of(school.firstClass().toString(), 2L));
        assertAgreed();
    }

    private void happen(Random random) {
        var all = new ArrayList<UUID>();
        for (var i = 0; i < 8; i++) {
            all.add(
                    enrolled(
                            random.nextBoolean() ? school.firstClass() : school.secondClass(),
                            ENTRY.plusDays(random.nextInt(60))));
        }
        var reversible = new ArrayList<UUID>();
        var happened = new ArrayList<UUID>();
        for (var i = 0; i < 30; i++) {
            if (!reversible.isEmpty() && random.nextInt(5) == 0) {
                var event = reversible.remove(random.nextInt(reversible.size()));
                tried(() -> registry.reverse(event, "test", null));
                continue;
            }
            var student = all.get(random.nextInt(all.size()));
            var verb = StatusVerb.values()[random.nextInt(StatusVerb.values().length)];
            var day = ENTRY.plusDays(60 + random.nextInt(700));
            var change = StandingChange.of(student, verb, day);
            var placed =
                    switch (verb) {
                        case CHANGE_CLASS ->
                                change.to(
                                        random.nextBoolean()
                                                ? school.firstClass()
                                                : school.secondClass(),
                                        null);
                        case ADVANCE -> change.to(null, 8);
                        default -> change;
                    };
            if (verb.to() != null) {
                tried(() -> registry.apply(placed))
                        .ifPresent(event -> {
                            happened.add(event);
                            reversible.add(event);
                        });
            }
        }
        assertThat(happened).isNotEmpty();
    }

    private void balances(UUID unit, LocalDate from, LocalDate to) {
        var in = moved(unit, from, to).stream().mapToLong(Movements.Kind::in).sum();
        var out = moved(unit, from, to).stream().mapToLong(Movements.Kind::out).sum();
        assertThat(total(unit, from.minusDays(1)) + in - out).isEqualTo(total(unit, to));
        assertThat(moved(unit, from, to))
                .allSatisfy(it -> assertThat(it.in() >= 0 && it.out() >= 0).isTrue());
    }

    /// Counted one by one, by the register's own as-of reading.
    private Map<String, Long> histories(UUID unit, LocalDate day, List<Dimension> by) {
        var keys =
                String.join(
                        " || ' ' || ",
                        by.stream()
                                .map(it ->
                                        "coalesce(("
                                                + switch (it) {
                                                    case UNIT ->
                                                            "coalesce((select c.id from organisation.unit c where c.parent_id = t.id and u.pos between c.pos and c.pos_end), t.id)";
                                                    case GRADE -> "s.grade_level";
                                                    case STATUS -> "s.status";
                                                    default -> "n." + it.key();
                                                }
                                                + ")::text, 'null')")
                                .toList());
        var found = new TreeMap<String, Long>();
        as(() ->
                sql.sql(
                                """
                                select %s as key, count(*) as n from registry.standing_on(:day) s
                                  join registry.student n on n.enrolment_id = s.enrolment_id
                                  join organisation.unit u on u.id = s.unit_id
                                  join organisation.unit t on t.id = :unit and u.pos between t.pos and t.pos_end
                                 where s.status in (:active) group by 1
                                """
                                        .formatted(keys))
                        .param("day", day)
                        .param("unit", unit)
                        .param(
                                "active",
                                Arrays.stream(StudentStatus.values())
                                        .filter(StudentStatus::active)
                                        .map(StudentStatus::code)
                                        .toList())
                        .query(row -> {
                            found.put(row.getString(1), row.getLong(2));
                        }));
        return found;
    }

    private Map<String, Long> cells(UUID unit, LocalDate day, Dimension... by) {
        var found = new TreeMap<String, Long>();
        as(() -> headcounts.cells(new Headcounts.Question(place(unit), List.of(by), day, null)))
                .forEach(it ->
                        found.put(
                                String.join(" ", it.keys().stream().map(String::valueOf).toList()),
                                it.count()));
        return found;
    }

    private List<Movements.Kind> moved(UUID unit, LocalDate from, LocalDate to) {
        return as(() -> movements.between(place(unit), from, to));
    }

    private long total(UUID unit, LocalDate day) {
        return as(() -> headcounts.total(place(unit), day));
    }

    private long known(UUID unit, LocalDate day, Instant at) {
        return as(() -> headcounts.cells(new Headcounts.Question(place(unit), List.of(), day, at)))
                .stream()
                .mapToLong(Crosses.Cell::count)
                .sum();
    }

    private Place place(UUID unit) {
        return Place.of(units.get(unit));
    }

    private void assertAgreed() {
        assertThat(as(counts::differences)).isEmpty();
        as(counts::fold);
        assertThat(as(counts::differences)).isEmpty();
    }

    private UUID enrolled(UUID unit, LocalDate since) {
        return students.enrolled(school.id(), unit, since);
    }

    private void apply(UUID student, StatusVerb verb, LocalDate day) {
        as(() -> registry.apply(StandingChange.of(student, verb, day)));
    }

    private java.util.Optional<UUID> tried(Callable<UUID> act) {
        try {
            return java.util.Optional.of(as(act));
        } catch (org.matricula.kernel.Refused | org.matricula.kernel.Absent refused) {
            return java.util.Optional.empty();
        }
    }

    private boolean refused(String statement) {
        try {
            as(() -> sql.sql(statement).query().listOfRows());
            return false;
        } catch (org.springframework.dao.DataAccessException e) {
            return String.valueOf(e.getMostSpecificCause().getMessage())
                    .contains("permission denied");
        }
    }

    private Instant now() {
        return as(() -> sql.sql("select clock_timestamp()").query(OffsetDateTime.class).single())
                .toInstant();
    }

    private void as(Runnable work) {
        as(() -> {
            work.run();
            return true;
        });
    }

    private <T> T as(Callable<T> work) {
        return Acting.call(
                Actor.system("test"),
                () ->
                        transaction.execute(status -> {
                            try {
                                return work.call();
                            } catch (RuntimeException e) {
                                throw e;
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                        }));
    }
}
