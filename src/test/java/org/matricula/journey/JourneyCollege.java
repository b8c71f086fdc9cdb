package org.matricula.journey;

import java.util.UUID;
import org.matricula.identity.entry.TestAccounts;
import org.matricula.identity.entry.TestAccounts.Person;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.AccountLinks;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A college of one department and the three classes of the roster, with one person at each office.
record JourneyCollege(
        JdbcClient sql,
        TransactionTemplate transaction,
        TestAccounts accounts,
        AccountLinks links,
        UUID institution,
        UUID department,
        UUID firstClass) {

    static final String TELEPHONE = "0571-86000000";

    static JourneyCollege open(ApplicationContext context) {
        var sql = context.getBean(JdbcClient.class);
        var transaction = context.getBean(TransactionTemplate.class);
        var units = new TestUnits(sql, transaction);
        var school = units.school("college");
        var third =
                Acting.call(
                        Actor.system("test"),
                        () -> units.unit("class", school.grade(), school.id(), "college"));
        var college =
                new JourneyCollege(
                        sql,
                        transaction,
                        TestAccounts.of(context),
                        context.getBean(AccountLinks.class),
                        school.id(),
                        school.grade(),
                        school.firstClass());
        college.name(school.id(), "江州职业技术学院");
        college.name(school.grade(), "信息工程系");
        college.code(school.grade(), "05");
        college.name(school.firstClass(), "七年级1班");
        college.name(school.secondClass(), "七年级2班");
        college.name(third, "七年级3班");
        college.answerable(school.id());
        return college;
    }

    private void name(UUID unit, String name) {
        system(() ->
                sql.sql("update organisation.unit set name = ? where id = ?")
                        .params(name, unit)
                        .update());
    }

    /// Who answers for every matter there.
    private void answerable(UUID unit) {
        system(() ->
                sql.sql(
                                """
                                insert into organisation.responsibility (unit_id, matter, office, person, phone)
                                values (?, '*', '学籍科', '张老师', ?)
                                """)
                        .params(unit, TELEPHONE)
                        .update());
    }

    /// The department's place in the student number.
    private void code(UUID unit, String code) {
        system(() ->
                sql.sql("update organisation.unit set code = ? where id = ?")
                        .params(code, unit)
                        .update());
    }

    Person officer(String role, UUID unit) {
        return accounts.holding(role, unit);
    }

    /// The account of somebody on the roster.
    Person student(String name) {
        var account = accounts.holding("student", firstClass);
        system(() -> {
            var person =
                    sql.sql(
                                    "select person_id from registry.student where name = ? and"
                                            + " institution_id = ?")
                            .params(name, institution)
                            .query(UUID.class)
                            .single();
            links.ownAccount(account.id(), person);
            return person;
        });
        return account;
    }

    <T> T system(java.util.function.Supplier<T> work) {
        return Acting.call(Actor.system("test"), () -> transaction.execute(it -> work.get()));
    }
}
