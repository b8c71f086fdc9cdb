package org.matricula.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refused;
import org.matricula.organisation.TestUnits;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ProgramTest
class RegistryTest {

    static final LocalDate ENTRY = LocalDate.of(2024, 9, 1);

    @Autowired Registry registry;
    @Autowired Intake intake;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;

    TestStudents students;
    TestUnits.School school;
    UUID student;

    @BeforeEach
    void aStudent() {
        students = new TestStudents(intake, transaction, sql);
        school = new TestUnits(sql, transaction).school("college");
        student = students.enrolled(school.id(), school.firstClass(), ENTRY);
    }

    @Test
    void an_enrolled_student_stands_in_the_list_and_in_a_class() {
        assertThat(students.spells(student))
                .containsExactly("01 [2024-09-01,) %s 7".formatted(school.firstClass()));
        var found = within(() -> registry.get(student));
        assertThat(found.status()).isEqualTo(StudentStatus.ENROLLED);
        assertThat(found.statusSince()).isEqualTo(ENTRY);
        assertThat(
                        within(() ->
                                sql.sql(
                                                "select count(*) from registry.student where enrolment_id = ?")
                                        .param(student)
                                        .query(Long.class)
                                        .single()))
                .isEqualTo(1);
    }

    @Test
    void somebody_taken_over_stood_in_a_lower_year_each_year_before() {
        var it = TestStudents.newcomer("林一诺", school.firstClass(), ENTRY);
        var third =
                new NewStudent(
                        it.row(),
                        it.person(),
                        List.of(),
                        List.of(),
                        null,
                        it.unit(),
                        9,
                        7,
                        it.studentNumber(),
                        null,
                        false,
                        null,
                        "vocational",
                        "4",
                        null,
                        null,
                        "1",
                        List.of(),
                        ENTRY,
                        2024,
                        null,
                        null,
                        null);
        assertThat(students.spells(students.enrolled(third, school.id())))
                .containsExactly(
                        "01 [2024-09-01,2025-09-01) %s 7".formatted(school.firstClass()),
                        "01 [2025-09-01,2026-09-01) %s 8".formatted(school.firstClass()),
                        "01 [2026-09-01,) %s 9".formatted(school.firstClass()));
    }

    @Test
    void a_granted_leave_ends_one_spell_and_begins_the_next() {
        apply(StatusVerb.GRANT_LEAVE, "2026-03-01");

        assertThat(students.spells(student))
                .containsExactly(
                        "01 [2024-09-01,2026-03-01) %s 7".formatted(school.firstClass()),
                        "02 [2026-03-01,) %s 7".formatted(school.firstClass()));
    }

    @Test
    void what_was_known_before_stays_readable() {
        apply(StatusVerb.GRANT_LEAVE, "2026-03-01");
        var before = standingOn("2026-04-01");
        var known =
                within(() ->
                        sql.sql("select clock_timestamp()")
                                .query(java.time.OffsetDateTime.class)
                                .single());
        apply(StatusVerb.RETURN_FROM_LEAVE, "2026-03-15");

        assertThat(before).isEqualTo("02");
        assertThat(standingOn("2026-04-01")).isEqualTo("01");
        assertThat(
                        within(() ->
                                sql.sql(
                                                "select status from registry.standing_on(date '2026-04-01', :known) where enrolment_id = :id")
                                        .param("known", known)
                                        .param("id", student)
                                        .query(String.class)
                                        .single()))
                .isEqualTo("02");
    }

    @Test
    void an_act_not_possible_from_the_standing_is_refused_and_nothing_is_written() {
        var before = students.spells(student);
        assertThatThrownBy(() -> apply(StatusVerb.RETURN_FROM_LEAVE, "2026-03-01"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("status.not-from");
        assertThat(students.spells(student)).isEqualTo(before);
    }

    @Test
    void two_officers_at_once_grant_one_leave() throws Exception {
        Callable<String> officer =
                () -> {
                    try {
                        apply(StatusVerb.GRANT_LEAVE, "2026-03-01");
                        return "granted";
                    } catch (Refused refused) {
                        return refused.refusals().getFirst().code();
                    }
                };
        try (var pool = Executors.newFixedThreadPool(2)) {
            assertThat(pool.invokeAll(List.of(officer, officer)))
                    .extracting(Future::get)
                    .containsExactlyInAnyOrder("granted", "status.not-from");
        }
        assertThat(students.spells(student)).hasSize(2);
    }

    /// Any sequence of acts: each one's reversal gives back exactly the standing before it.
    @Test
    void act_then_reverse_is_as_before_for_any_history() {
        for (var seed = 0; seed < 25; seed++) {
            var random = new Random(seed);
            student = students.enrolled(school.id(), school.firstClass(), ENTRY);
            var day = ENTRY;
            var stack = new ArrayList<UUID>();
            var states = new ArrayList<List<String>>();
            for (var step = 0; step < 6; step++) {
                day = day.plusDays(random.nextInt(120));
                var standing = standingOn(day.toString());
                var possible =
                        Arrays.stream(StatusVerb.values())
                                .filter(it -> it.allowedFrom(StudentStatus.of(standing)))
                                .toList();
                if (possible.isEmpty()) {
                    break;
                }
                var verb = possible.get(random.nextInt(possible.size()));
                states.add(students.spells(student));
                var change = StandingChange.of(student, verb, day);
                stack.add(
                        within(() ->
                                registry.apply(
                                        random.nextBoolean()
                                                ? change
                                                : change.to(school.secondClass(), 8))));
            }
            for (var i = stack.size() - 1; i >= 0; i--) {
                var event = stack.get(i);
                within(() -> registry.reverse(event, "entered in error", null));
                assertThat(students.spells(student))
                        .as("seed %d step %d", seed, i)
                        .isEqualTo(states.get(i));
            }
            assertThatThrownBy(
                            () -> within(() -> registry.reverse(stack.getFirst(), "again", null)))
                    .hasMessageContaining("status.reversed");
        }
    }

    @Test
    void an_act_with_a_later_one_upon_it_is_not_reversed() {
        var leave = apply(StatusVerb.GRANT_LEAVE, "2026-03-01");
        apply(StatusVerb.RETURN_FROM_LEAVE, "2026-09-01");
        assertThatThrownBy(() -> within(() -> registry.reverse(leave, "no", null)))
                .hasMessageContaining("status.later-act");
    }

    @Test
    void the_same_person_has_one_active_enrolment_of_a_kind() {
        var newcomer = TestStudents.newcomer("林一诺", school.firstClass(), ENTRY);
        var known = withDocument(newcomer, "440524188001010014");
        students.enrolled(known, school.id());
        assertThatThrownBy(() ->
                        students.enrolled(
                                withDocument(
                                        TestStudents.newcomer("林一诺", school.firstClass(), ENTRY),
                                        "440524188001010014"),
                                school.id()))
                .hasMessageContaining("intake.enrolled");
    }

    @Test
    void a_spell_cannot_be_changed_and_an_event_cannot_be_taken_out() {
        assertThatThrownBy(() ->
                        within(() ->
                                sql.sql(
                                                "update registry.spell set status = '07' where enrolment_id = ?")
                                        .param(student)
                                        .update()))
                .hasMessageContaining("closed, never changed");
        assertThatThrownBy(
                        () -> within(() -> sql.sql("delete from registry.status_event").update()))
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void nobody_acting_reads_nothing() {
        assertThatThrownBy(() ->
                        transaction.execute(it ->
                                sql.sql("select count(*) from registry.student")
                                        .query(Long.class)
                                        .single()))
                .hasRootCauseInstanceOf(org.postgresql.util.PSQLException.class);
    }

    static NewStudent withDocument(NewStudent it, String number) {
        var p = it.person();
        return new NewStudent(
                it.row(),
                new NewStudent.Person(
                        p.name(),
                        null,
                        p.pinyin(),
                        p.initials(),
                        p.nameParts(),
                        p.sex(),
                        p.birthOn(),
                        p.ethnicity(),
                        null,
                        null,
                        null,
                        null,
                        "1",
                        number,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null),
                it.guardians(),
                it.schooling(),
                null,
                it.unit(),
                it.gradeLevel(),
                null,
                it.studentNumber(),
                null,
                false,
                null,
                it.kind(),
                it.level(),
                null,
                null,
                null,
                List.of(),
                it.entryOn(),
                it.entryYear(),
                null,
                null,
                null);
    }

    UUID apply(StatusVerb verb, String day) {
        return within(() -> registry.apply(StandingChange.of(student, verb, LocalDate.parse(day))));
    }

    String standingOn(String day) {
        return within(() -> registry.on(student, LocalDate.parse(day))).status().code();
    }

    <T> T within(java.util.function.Supplier<T> work) {
        return Acting.call(Actor.system("test"), () -> transaction.execute(it -> work.get()));
    }
}
