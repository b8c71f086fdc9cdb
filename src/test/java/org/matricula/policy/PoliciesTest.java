package org.matricula.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.DateRange;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Scope;
import org.matricula.organisation.TestUnits;
import org.matricula.organisation.Units;
import org.matricula.policy.ChangePolicy.Change;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ProgramTest
class PoliciesTest {

    static final NumberPolicy TIMES =
            Policy.number("test.most-times", 2, 0, 10).source("测试条例第一条").in("school", 1);
    static final TextPolicy PATTERN =
            Policy.text("test.pattern", "{year}{seq:4}", "[{}a-z:0-9]{1,40}");
    static final FlagPolicy FLAG = Policy.flag("test.flag", true);

    @TestConfiguration
    static class Declaring {

        @Bean
        PolicyDeclarations testPolicies() {
            return () -> List.of(TIMES, PATTERN, FLAG);
        }

        /// Of three applications with one, two and three earlier leaves.
        @Bean
        Rehearsal<Integer> timesRehearsed() {
            return new Rehearsal<>() {
                @Override
                public Policy<Integer> policy() {
                    return TIMES;
                }

                @Override
                public RehearsalResult run(Trial<Integer> trial) {
                    asked = trial.institutions();
                    var most = trial.value();
                    var differing =
                            IntStream.rangeClosed(1, 3)
                                    .filter(taken -> taken <= 2 != taken <= most)
                                    .mapToObj(taken ->
                                            new RehearsalResult.Difference(
                                                    "第 " + taken + " 次休学",
                                                    null,
                                                    refused(taken, 2),
                                                    refused(taken, most)))
                                    .toList();
                    return new RehearsalResult(3, false, differing);
                }

                private List<Refusal> refused(int taken, int most) {
                    return taken <= most ? List.of() : List.of(Refusal.rule("policy.value", most));
                }
            };
        }
    }

    static List<UUID> asked = List.of();

    @Autowired Policies policies;
    @Autowired ChangePolicy changePolicy;
    @Autowired RehearsePolicy rehearsePolicy;
    @Autowired VersionRows versions;
    @Autowired PolicyViews views;
    @Autowired Units units;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Clock clock;

    TestUnits.School school;
    LocalDate today;

    @BeforeEach
    void aCollege() {
        school = new TestUnits(sql, transaction).school("college");
        today = LocalDate.now(clock);
    }

    @Test
    void before_anybody_sets_a_value_the_built_in_one_of_the_education_type_binds() {
        var primary = new TestUnits(sql, transaction).school("school");

        assertThat(policies.value(TIMES, school.id(), today)).isEqualTo(2);
        assertThat(policies.value(TIMES, primary.id(), today)).isEqualTo(1);
        assertThat(policies.value(FLAG, school.id(), today)).isTrue();
    }

    @Test
    void a_change_binds_from_its_day_on_and_leaves_the_days_before_alone() {
        system(change(TIMES, "4", today.plusDays(30)));

        assertThat(policies.value(TIMES, school.id(), today.plusDays(29))).isEqualTo(2);
        assertThat(policies.value(TIMES, school.id(), today.plusDays(30))).isEqualTo(4);
        assertThat(policies.value(TIMES, school.firstClass(), today.plusDays(31))).isEqualTo(4);
    }

    @Test
    void of_two_changes_for_one_day_the_later_counts_and_both_stay_readable() {
        system(change(TIMES, "4", today.plusDays(5)));
        system(change(TIMES, "3", today.plusDays(5)));

        assertThat(policies.value(TIMES, school.id(), today.plusDays(5))).isEqualTo(3);
        assertThat(versions.binding(List.of(school.id()), null))
                .extracting(VersionRows.Version::value)
                .containsExactly("3", "4");
    }

    @Test
    void an_institutions_own_value_goes_before_its_education_types() {
        system(
                new Change(
                        "test.pattern",
                        null,
                        "open",
                        "{year}{seq:5}",
                        today.plusDays(1),
                        null,
                        "统一"));
        var open = new TestUnits(sql, transaction).school("open");
        assertThat(policies.value(PATTERN, open.id(), today.plusDays(1)))
                .isEqualTo("{year}{seq:5}");

        system(
                new Change(
                        "test.pattern", open.id(), null, "{seq:8}", today.plusDays(1), null, "本校"));
        assertThat(policies.value(PATTERN, open.id(), today.plusDays(1))).isEqualTo("{seq:8}");
        assertThat(policies.value(PATTERN, school.id(), today.plusDays(1)))
                .isEqualTo("{year}{seq:4}");
    }

    @Test
    void nobody_reaches_into_the_past_or_beyond_the_bounds() {
        assertThat(refusals(registrar(), change(TIMES, "3", today))).containsExactly("policy.past");
        assertThat(refusals(registrar(), change(TIMES, "11", today.plusDays(1))))
                .containsExactly("policy.value");
        assertThat(refusals(registrar(), change(TIMES, "many", today.plusDays(1))))
                .containsExactly("policy.value");
        assertThat(
                        refusals(
                                registrar(),
                                new Change(
                                        "test.flag",
                                        school.id(),
                                        null,
                                        "false",
                                        today.plusDays(1),
                                        null,
                                        " ")))
                .containsExactly("reason.missing");
    }

    @Test
    void a_registrar_sets_values_for_their_own_school_and_for_no_other() {
        var other = new TestUnits(sql, transaction).school("college");
        assertThat(refusals(registrar(), change(TIMES, "5", today.plusDays(1)))).isEmpty();
        assertThat(
                        refusals(
                                registrar(),
                                new Change(
                                        "test.most-times",
                                        other.id(),
                                        null,
                                        "5",
                                        today.plusDays(1),
                                        null,
                                        "x")))
                .containsExactly("unit.reach");
        assertThat(
                        refusals(
                                registrar(),
                                new Change(
                                        "test.most-times",
                                        null,
                                        "college",
                                        "5",
                                        today.plusDays(1),
                                        null,
                                        "x")))
                .containsExactly("policy.reach");
    }

    @Test
    void a_rehearsal_tells_what_would_have_ended_otherwise_and_changes_nothing() {
        var period = new DateRange(today.minusMonths(6), today);

        var stricter =
                Acting.call(
                        registrar(),
                        () -> rehearsePolicy.rehearse(TIMES.key(), here(), period, "1"));
        var same =
                Acting.call(
                        registrar(),
                        () -> rehearsePolicy.rehearse(TIMES.key(), here(), period, "2"));

        assertThat(stricter.examined()).isEqualTo(3);
        assertThat(stricter.stricter()).isEqualTo(1);
        assertThat(stricter.milder()).isZero();
        assertThat(stricter.differences())
                .singleElement()
                .satisfies(it -> assertThat(it.after()).hasSize(1));
        assertThat(same.differences()).isEmpty();
        assertThat(policies.value(TIMES, school.id(), today)).isEqualTo(2);
    }

    @Test
    void whoever_reaches_every_institution_of_a_type_sets_its_values_and_nobody_else() {
        var change =
                new Change(
                        "test.most-times",
                        null,
                        "open",
                        "3",
                        today.plusDays(1),
                        "国开〔2026〕1号",
                        "统一");
        var narrow =
                new Actor(UUID.randomUUID(), "王", "administrator", school.id(), reach(), "test");
        var province =
                new Actor(UUID.randomUUID(), "李", "province-reviewer", null, Scope.ALL, "test");

        assertThat(refusals(narrow, change)).containsExactly("policy.reach");
        assertThat(refusals(province, change)).isEmpty();
    }

    @Test
    void a_class_has_no_values_of_its_own() {
        assertThat(
                        refusals(
                                registrar(),
                                new Change(
                                        "test.flag",
                                        school.firstClass(),
                                        null,
                                        "false",
                                        today.plusDays(1),
                                        null,
                                        "x")))
                .containsExactly("policy.institution");
    }

    @Test
    void the_page_shows_from_which_storey_a_value_comes() {
        system(new Change("test.pattern", null, "college", "{seq:6}", today, "教育厅〔2026〕9号", "统一"));
        var levels =
                Acting.call(
                        registrar(),
                        () ->
                                views.one(
                                                "test.pattern",
                                                views.place(school.id(), null),
                                                PolicyView.Entered.NOTHING,
                                                null,
                                                List.of())
                                        .levels());

        assertThat(levels)
                .extracting(PolicyView.Level::origin, PolicyView.Level::value)
                .containsExactly(
                        tuple("built-in", "{year}{seq:4}"),
                        tuple("education", "{seq:6}"),
                        tuple("own", null));
        assertThat(levels)
                .filteredOn(PolicyView.Level::binding)
                .extracting(PolicyView.Level::source)
                .containsExactly("教育厅〔2026〕9号");
    }

    @Test
    void an_education_types_rehearsal_leaves_out_schools_with_their_own_value() {
        var other = new TestUnits(sql, transaction).school("college");
        system(new Change(TIMES.key(), other.id(), null, "3", today, null, "本校"));
        Acting.as(
                Actor.system("test"),
                () ->
                        rehearsePolicy.rehearse(
                                TIMES.key(),
                                views.place(null, "college"),
                                new DateRange(today.minusDays(9), today),
                                "1"));

        assertThat(asked).contains(school.id()).doesNotContain(other.id());
    }

    Place here() {
        return new Place(units.get(school.id()), null, units.path(school.id()));
    }

    Scope reach() {
        var at = units.get(school.id());
        return new Scope(at.pos(), at.posEnd(), List.of());
    }

    Change change(Policy<?> policy, String value, LocalDate from) {
        return new Change(policy.key(), school.id(), null, value, from, "校发〔2026〕1号", "会议决定");
    }

    Actor registrar() {
        var at = units.get(school.id());
        return new Actor(
                UUID.randomUUID(),
                "王",
                "registrar",
                school.id(),
                new Scope(at.pos(), at.posEnd(), List.of()),
                "test");
    }

    void system(Change change) {
        Acting.as(Actor.system("test"), () -> changePolicy.change(change));
    }

    List<String> refusals(Actor actor, Change change) {
        var refused =
                catchThrowableOfType(
                        Refused.class, () -> Acting.as(actor, () -> changePolicy.change(change)));
        return refused == null
                ? List.of()
                : refused.refusals().stream().map(Refusal::code).toList();
    }
}
