package org.matricula.registry.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.identity.NewAccount;
import org.matricula.identity.entry.TestAccounts;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.AccountLinks;
import org.matricula.registry.Intake;
import org.matricula.registry.person.FileSteps;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// The page that says why somebody sees a student says what is so: it agrees with what the same
/// person is really answered.
@ProgramTest
class SightTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;
    @Autowired AccountLinks links;
    @Autowired ApplicationContext context;

    FileSteps file;
    TestAccounts accounts;

    @BeforeEach
    void aStudent() {
        file = FileSteps.begin(mvc, sql, transaction, intake);
        accounts = TestAccounts.of(context);
    }

    @Test
    void the_page_and_the_answer_agree_for_staff_students_and_guardians() throws Exception {
        var elsewhere = new TestUnits(sql, transaction).school("college");
        var school = file.school();
        check(accounts.holding("registrar", school.id()), true);
        check(accounts.holding("class-teacher", school.firstClass()), true);
        check(accounts.holding("class-teacher", school.secondClass()), false);
        check(accounts.holding("registrar", elsewhere.id()), false);
        var student = accounts.holding("student", school.id());
        check(student, false);
        inside(() -> links.ownAccount(student.id(), file.person()));
        check(student, true);
        var guardian = accounts.holding("guardian", school.id());
        check(guardian, false);
        inside(() -> links.guardianAccount(guardian.id(), file.person(), 1));
        check(guardian, true);
        check(accounts.somebody(new NewAccount.Post("guardian", school.id())), false);
    }

    void check(TestAccounts.Person person, boolean sees) throws Exception {
        var answer =
                mvc.perform(
                                get(file.api())
                                        .header(HttpHeaders.AUTHORIZATION, accounts.bearer(person)))
                        .andReturn()
                        .getResponse();
        assertThat(answer.getStatus() == 200).as("%s really", person).isEqualTo(sees);
        var page =
                file.web()
                        .ask(
                                security(),
                                get("/accounts/" + person.id() + "/sight")
                                        .queryParam("student", file.number()))
                        .getContentAsString();
        assertThat(page).as("%s by the page", person).contains("欧阳若云");
        assertThat(page.contains("alert accent")).as("%s by the page", person).isEqualTo(sees);
    }

    static Actor security() {
        return new Actor(
                UUID.randomUUID(),
                "安",
                "security-officer",
                null,
                org.matricula.kernel.Scope.ALL,
                "test");
    }

    void inside(Runnable work) {
        Acting.as(Actor.system("test"), () -> transaction.executeWithoutResult(it -> work.run()));
    }
}
