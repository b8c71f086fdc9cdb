package org.matricula.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.identity.Accounts;
import org.matricula.identity.SealedAccounts;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.vault.Vault;
import org.matricula.workflow.decide.Verdict;
import org.matricula.workflow.reverse.ReverseCase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/// Whom a case concerns is told of it: in the inbox, and by mail.
@SpringBootTest(
        properties = {
            "spring.mail.host=127.0.0.1",
            "spring.mail.port=3926",
            "matricula.mail.from=xueji@school.test",
            "matricula.mail.quiet-from=00:00",
            "matricula.mail.quiet-until=00:00",
            "matricula.mail.public-url=https://xj.school.test"
        })
class PartiesToldTest {

    static final GreenMail MAIL = new GreenMail(new ServerSetup(3926, "127.0.0.1", "smtp"));

    @BeforeAll
    static void a_mail_server() {
        MAIL.start();
    }

    @AfterAll
    static void no_mail_server() {
        MAIL.stop();
    }

    @Autowired TestCases cases;
    @Autowired ReverseCase reverseCase;
    @Autowired Vault vault;

    TestUnits.School school;
    TestCases.Offices offices;
    UUID student;
    Actor own;
    Actor guardian;

    @BeforeEach
    void aStudentAndAFather() {
        school = cases.units().school("college");
        offices = cases.offices(school);
        student =
                cases.students()
                        .enrolled(school.id(), school.firstClass(), LocalDate.of(2024, 9, 1));
        own = cases.people().reaching("林一诺", "student", school.id(), student);
        guardian = cases.people().reaching("林父", "guardian", school.id(), student);
        cases.people()
                .system(() ->
                        cases.sql()
                                .sql(
                                        "insert into registry.account_person (account_id, person_id) select ?, person_id from registry.enrolment where id = ?")
                                .params(own.account(), student)
                                .update());
        cases.people()
                .system(() ->
                        cases.sql()
                                .sql(
                                        "update registry.guardian set account_id = ? where person_id = (select person_id from registry.enrolment where id = ?)")
                                .params(guardian.account(), student)
                                .update());
    }

    @Test
    void student_and_guardian_are_told_of_everything_done_in_their_name_and_about_them()
            throws Exception {
        var address = mail(own);
        var applicant = cases.people().holding("代办人", "counsellor", school.firstClass());
        var id = submit(applicant);
        assertThat(told(own)).containsExactly("notice.case.on-behalf");
        assertThat(told(guardian)).containsExactly("notice.case.on-behalf");
        assertThat(told(applicant)).isEmpty();

        assertThat(cases.decide(offices.counsellor(), id, Verdict.RETURN)).isEmpty();
        assertThat(told(own)).last().isEqualTo("notice.case.returned");
        assertThat(told(guardian)).last().isEqualTo("notice.case.returned");
        assertThat(told(applicant)).containsExactly("notice.case.returned");

        assertThat(cases.submit(applicant, id)).isEmpty();
        for (var office : offices.all()) {
            cases.approve(office, id);
        }
        assertThat(told(own)).last().isEqualTo("notice.case.granted");
        assertThat(told(guardian)).last().isEqualTo("notice.case.granted");

        var reversal = Acting.call(offices.registrar(), () -> reverseCase.open(id, "办理有误"));
        cases.approve(offices.head(), reversal);
        assertThat(told(own)).last().isEqualTo("notice.case.reversed");
        assertThat(told(own)).filteredOn("notice.case.granted"::equals).hasSize(1);
        assertThat(told(guardian)).last().isEqualTo("notice.case.reversed");

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(letters(address))
                                .anyMatch(it -> it.contains("代办人已代林一诺提交申请"))
                                .anyMatch(it -> it.contains("被退回修改"))
                                .anyMatch(it -> it.contains("已批准"))
                                .anyMatch(it -> it.contains("已被撤销"))
                                .allMatch(it -> it.contains("https://xj.school.test/cases/")));
    }

    @Test
    void a_refusal_is_told_and_nobody_is_told_what_they_did_themselves() {
        var id =
                cases.submitted(
                        own,
                        "leave-of-absence",
                        student,
                        cases.leave(cases.today(), 6),
                        "medical-certificate",
                        "guardian-consent");
        assertThat(told(own)).isEmpty();
        assertThat(told(guardian)).isEmpty();
        assertThat(cases.decide(offices.counsellor(), id, Verdict.REFUSE)).isEmpty();
        assertThat(told(own)).containsExactly("notice.case.refused");
        assertThat(told(guardian)).containsExactly("notice.case.refused");
    }

    @Test
    void the_guardians_of_somebody_of_age_are_told_no_more() {
        cases.people()
                .system(() ->
                        cases.sql()
                                .sql(
                                        "update registry.person set birth_on = date '1990-01-01' where id = (select person_id from registry.enrolment where id = ?)")
                                .param(student)
                                .update());
        submit(cases.people().holding("代办人", "counsellor", school.firstClass()));
        assertThat(told(own)).containsExactly("notice.case.on-behalf");
        assertThat(told(guardian)).isEmpty();
    }

    UUID submit(Actor applicant) {
        return cases.submitted(
                applicant,
                "leave-of-absence",
                student,
                cases.leave(cases.today(), 6),
                "medical-certificate",
                "guardian-consent");
    }

    List<String> told(Actor whom) {
        return Acting.call(
                whom,
                () ->
                        cases.people()
                                .transaction()
                                .execute(it ->
                                        cases.sql()
                                                .sql("select key from notice.notice order by id")
                                                .query(String.class)
                                                .list()));
    }

    String mail(Actor whom) {
        var address = UUID.randomUUID() + "@school.test";
        cases.people()
                .system(() ->
                        cases.sql()
                                .sql("update identity.account set email = ? where id = ?")
                                .params(
                                        vault.seal(
                                                Accounts.EMAIL,
                                                address,
                                                SealedAccounts.salt(whom.account())),
                                        whom.account())
                                .update());
        return address;
    }

    static List<String> letters(String address) {
        return Arrays.stream(MAIL.getReceivedMessages())
                .filter(it -> {
                    try {
                        return GreenMailUtil.getAddressList(it.getAllRecipients())
                                .contains(address);
                    } catch (jakarta.mail.MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .map(it -> {
                    try {
                        return (String) it.getContent();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }
}
