package org.matricula.identity.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.identity.Holders;
import org.matricula.identity.MakeAccount;
import org.matricula.identity.NewAccount;
import org.matricula.identity.Sight;
import org.matricula.identity.entry.TestAccounts;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Scope;
import org.matricula.organisation.TestUnits;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ProgramTest
class DutiesTest {

    @Autowired MakeAccount make;
    @Autowired GrantPost grant;
    @Autowired RevokePost revoke;
    @Autowired DisableAccount disable;
    @Autowired ResetPassword reset;
    @Autowired Holders holders;
    @Autowired Sight sight;
    @Autowired Clock clock;
    @Autowired JdbcClient sql;
    @Autowired PlatformTransactionManager transactions;
    @Autowired ApplicationContext context;
    TestAccounts accounts;
    TestUnits.School school;
    TestUnits.School other;

    @BeforeEach
    void two_schools() {
        accounts = TestAccounts.of(context);
        var units = new TestUnits(sql, new TransactionTemplate(transactions));
        school = units.school("school");
        other = units.school("school");
    }

    private Actor as(UUID account, String role, UUID unit) {
        var interval =
                sql.sql("select pos, pos_end from organisation.unit where id = :unit")
                        .param("unit", unit)
                        .query((row, n) -> new Scope(row.getLong(1), row.getLong(2), List.of()))
                        .single();
        return new Actor(account, "某人", role, unit, interval, "127.0.0.1");
    }

    private GrantPost.Grant teacher(UUID unit) {
        return new GrantPost.Grant("teacher", unit, null, null, "聘任");
    }

    @Test
    void the_security_officer_grants_and_the_administrator_does_not() {
        var officer = accounts.holding("security-officer", school.id());
        var administrator = accounts.holding("administrator", school.id());
        var somebody = accounts.holding("counsellor", school.grade());
        assertThatThrownBy(() ->
                        Acting.call(
                                as(administrator.id(), "administrator", school.id()),
                                () -> grant.grant(somebody.id(), teacher(school.id()))))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("post.grantor");
        Acting.call(
                as(officer.id(), "security-officer", school.id()),
                () -> grant.grant(somebody.id(), teacher(school.firstClass())));
        assertThat(holders.holding("teacher", school.firstClass(), LocalDate.now(clock)))
                .extracting("account")
                .containsExactly(somebody.id());
        assertThat(holders.holding("teacher", school.secondClass(), LocalDate.now(clock)))
                .isEmpty();
    }

    @Test
    void a_student_helper_is_appointed_for_one_class_and_a_period() {
        var officer = accounts.holding("security-officer", school.id());
        var student = accounts.holding("student", school.firstClass());
        var acting = as(officer.id(), "security-officer", school.id());
        var until = LocalDate.now(clock).plusDays(30);
        for (var wrong :
                List.of(
                        new GrantPost.Grant(
                                "student-helper", school.firstClass(), null, null, "班委"),
                        new GrantPost.Grant("student-helper", school.id(), null, until, "班委"))) {
            assertThatThrownBy(() -> Acting.call(acting, () -> grant.grant(student.id(), wrong)))
                    .hasMessageContaining("post.helper");
        }
        var right = new GrantPost.Grant("student-helper", school.firstClass(), null, until, "班委");
        Acting.call(acting, () -> grant.grant(student.id(), right));
        assertThat(holders.holding("student-helper", school.firstClass(), until)).isEmpty();
        assertThat(holders.holding("student-helper", school.firstClass(), until.minusDays(1)))
                .hasSize(1);
    }

    @Test
    void nobody_grants_to_themselves_nor_holds_two_of_the_three_duties() {
        var officer = accounts.holding("security-officer", school.id());
        var auditor = accounts.holding("auditor", school.id());
        var acting = as(officer.id(), "security-officer", school.id());
        assertThatThrownBy(() ->
                        Acting.call(acting, () -> grant.grant(officer.id(), teacher(school.id()))))
                .hasMessageContaining("post.own");
        var second = new GrantPost.Grant("administrator", school.id(), null, null, "聘任");
        assertThatThrownBy(() -> Acting.call(acting, () -> grant.grant(auditor.id(), second)))
                .hasMessageContaining("post.apart");
        assertThatThrownBy(() ->
                        sql.sql(
                                        """
                                        insert into identity.post (account_id, role, unit_id)
                                        values (:id, 'administrator', :unit)
                                        """)
                                .param("id", auditor.id())
                                .param("unit", school.id())
                                .update())
                .as("the database says no as well")
                .hasMessageContaining("duties_apart");
    }

    @Test
    void a_unit_or_account_beyond_reach_is_refused_as_if_it_were_not() {
        var officer = accounts.holding("security-officer", school.id());
        var acting = as(officer.id(), "security-officer", school.id());
        var here = accounts.holding("counsellor", school.grade());
        var there = accounts.holding("counsellor", other.grade());
        assertThatThrownBy(() ->
                        Acting.call(acting, () -> grant.grant(here.id(), teacher(other.id()))))
                .hasMessageContaining("post.unit");
        assertThatThrownBy(() ->
                        Acting.call(acting, () -> grant.grant(there.id(), teacher(school.id()))))
                .isInstanceOf(Absent.class);
    }

    @Test
    void a_revoked_post_is_held_no_longer_the_same_day() {
        var officer = accounts.holding("security-officer", school.id());
        var acting = as(officer.id(), "security-officer", school.id());
        var somebody = accounts.holding("counsellor", school.grade());
        var post =
                Acting.call(acting, () -> grant.grant(somebody.id(), teacher(school.firstClass())));
        Acting.as(acting, () -> revoke.revoke(somebody.id(), post, "调离"));
        assertThat(holders.holding("teacher", school.firstClass(), LocalDate.now(clock))).isEmpty();
        assertThatThrownBy(() -> Acting.as(acting, () -> revoke.revoke(somebody.id(), post, "调离")))
                .hasMessageContaining("post.revoked");
    }

    @Test
    void an_administrator_does_not_become_those_who_watch_them() {
        var administrator = accounts.holding("administrator", school.id());
        var officer = accounts.holding("security-officer", school.id());
        var acting = as(administrator.id(), "administrator", school.id());
        assertThatThrownBy(() -> Acting.call(acting, () -> reset.reset(officer.id())))
                .hasMessageContaining("account.duty");
        assertThatThrownBy(() -> Acting.as(acting, () -> disable.disable(administrator.id(), "试试")))
                .hasMessageContaining("account.own");
        var teacher = accounts.holding("teacher", school.firstClass());
        assertThat(Acting.call(acting, () -> reset.reset(teacher.id())))
                .matches("([a-z2-9]{4}-){3}[a-z2-9]{4}");
    }

    @Test
    void an_account_begins_without_posts_where_duties_are_apart() {
        var administrator = accounts.holding("administrator", school.id());
        var acting = as(administrator.id(), "administrator", school.id());
        var name = "new-" + UUID.randomUUID();
        var asked =
                new NewAccount(name, "新人", List.of(new NewAccount.Post("registrar", school.id())));
        assertThatThrownBy(() -> Acting.call(acting, () -> make.make(asked)))
                .hasMessageContaining("post.grantor");
        var made = Acting.call(acting, () -> make.make(new NewAccount(name, "新人", List.of())));
        assertThatThrownBy(() ->
                        Acting.call(acting, () -> make.make(new NewAccount(name, "别人", List.of()))))
                .hasMessageContaining("account.taken");
        assertThat(made.initialPassword()).isNotBlank();
    }

    @Test
    void why_somebody_sees_a_record_names_the_post_that_reaches_it() {
        var teacher = accounts.holding("class-teacher", school.grade());
        var inside = position(school.firstClass());
        assertThat(sight.explain(teacher.id(), inside))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.role()).isEqualTo("class-teacher");
                    assertThat(it.unitPath()).contains("school").contains("grade");
                });
        assertThat(sight.explain(teacher.id(), position(other.firstClass()))).isEmpty();
        assertThat(sight.watchers(inside)).extracting("account").contains(teacher.id());
    }

    private long position(UUID unit) {
        return sql.sql("select pos from organisation.unit where id = :unit")
                .param("unit", unit)
                .query(Long.class)
                .single();
    }
}
