package org.matricula.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
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
        Rehearsal timesRehearsed() {
            return new Rehearsal() {
                @Override
                public String policyKey() {
                    return TIMES.key();
                }

                @Override
                public RehearsalResult run(UUID institution, DateRange period, Object value) {
                    var most = (Integer) value;
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
                    return new RehearsalResult(3, differing);
                }

                List<Refusal> refused(int taken, int most) {
                    return taken <= most ? List.of() : List.of(Refusal.rule("policy.value", most));
                }
            };
        }
    }

    @Autowired Policies policies;
    @Autowired ChangePolicy changePolicy;
    @Autowired RehearsePolicy rehearsePolicy;
    @Autowired VersionRows versions;
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
        assertThat(versions.history("test.most-times", List.of(school.id()), null))
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
                        () -> rehearsePolicy.rehearse(TIMES.key(), school.id(), period, 1));
        var same =
                Acting.call(
                        registrar(),
                        () -> rehearsePolicy.rehearse(TIMES.key(), school.id(), period, 2));

        assertThat(stricter.examined()).isEqualTo(3);
        assertThat(stricter.differences())
                .singleElement()
                .satisfies(it -> assertThat(it.after()).hasSize(1));
        assertThat(same.differences()).isEmpty();
        assertThat(policies.value(TIMES, school.id(), today)).isEqualTo(2);
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
