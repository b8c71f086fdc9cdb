package org.matricula.change.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.change.TestCases;
import org.matricula.change.TestWithdrawal;
import org.matricula.discipline.TestDiscipline;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.WebSteps;
import org.matricula.workflow.apply.AmendCase;
import org.matricula.workflow.decide.Verdict;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// 普通高等学校学生管理规定 第五十五条、第五十六条: nobody is withdrawn who was not told, heard, reviewed and decided upon
/// in a meeting, in this order, and no step takes another's word for it.
@ProgramTest
class WithdrawalHearingTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired TestCases cases;
    @Autowired AmendCase amendCase;

    TestUnits.School school;
    TestDiscipline it;
    TestWithdrawal withdrawal;
    Actor clerk;
    Actor student;
    UUID one;

    @BeforeEach
    void a_college() {
        school = cases.units().school("college");
        it = TestDiscipline.of(cases, new WebSteps(mvc, sql), school);
        withdrawal = TestWithdrawal.of(cases, it);
        clerk = cases.people().holding("经办人", "registrar", school.id());
        one =
                cases.students()
                        .enrolled(school.id(), school.firstClass(), cases.today().minusDays(90));
        student = cases.people().reaching("林一诺", "student", school.id(), one);
    }

    @Test
    void no_step_passes_before_what_it_has_to_bring_about() throws Exception {
        var id = withdrawal.intended(clerk, one);
        var sheet = "/withdrawals/" + id;
        assertThat(cases.decide(it.affairs(), id, Verdict.APPROVE))
                .containsExactly("withdrawal.untold", "withdrawal.unheard");
        assertThat(it.ask(it.affairs(), withdrawal.statement(id, "stated")).getStatus())
                .as("untold")
                .isEqualTo(422);
        assertThat(it.page(it.affairs(), "/deliveries")).contains("/deliveries/" + id + "/intent");
        it.delivered(id, "intent");
        assertThat(it.ask(it.legal(), withdrawal.review(id, true)).getStatus())
                .as("not yet the reviewer’s turn")
                .isEqualTo(409);
        assertThat(
                        it.ask(
                                        it.affairs(),
                                        multipart(sheet + "/statement")
                                                .param("kind", "waived")
                                                .param("by", "林一诺")
                                                .param("on", cases.today().toString()))
                                .getStatus())
                .as("a waiver on paper")
                .isEqualTo(400);
        it.done(it.affairs(), withdrawal.statement(id, "hearing"));
        cases.approve(it.affairs(), id);
        cases.approve(withdrawal.head(), id);
        assertThat(cases.decide(it.legal(), id, Verdict.APPROVE))
                .containsExactly("withdrawal.unreviewed");
        it.done(it.legal(), withdrawal.review(id, false));
        assertThat(cases.decide(it.legal(), id, Verdict.APPROVE))
                .containsExactly("withdrawal.unlawful");
        it.done(it.legal(), withdrawal.review(id, true));
        cases.approve(it.legal(), id);
        assertThat(cases.decide(it.principal(), id, Verdict.APPROVE))
                .containsExactly("withdrawal.unmet");
        assertThat(
                        it.ask(
                                        it.principal(),
                                        withdrawal.meeting(
                                                id, it.principal(), withdrawal.head(), clerk))
                                .getStatus())
                .as("who proposed it steps aside")
                .isEqualTo(422);
        assertThat(it.ask(it.principal(), withdrawal.meeting(id, it.principal())).getStatus())
                .as("one is no meeting")
                .isEqualTo(400);
        it.set("safeguard.statement-days", "3");
        assertThat(
                        it.ask(
                                        it.principal(),
                                        withdrawal.meeting(
                                                id,
                                                it.principal(),
                                                withdrawal.head(),
                                                withdrawal.registrar()))
                                .getStatus())
                .as("before the student’s days are over")
                .isEqualTo(422);
        it.set("safeguard.statement-days", "0");
        assertThat(
                        it.ask(
                                        it.principal(),
                                        withdrawal.meeting(id, it.principal(), withdrawal.head()))
                                .getStatus())
                .as("two are no meeting")
                .isEqualTo(400);
        assertThat(
                        it.ask(
                                        it.principal(),
                                        withdrawal.meeting(
                                                id,
                                                withdrawal.head(),
                                                withdrawal.registrar(),
                                                withdrawal.department()))
                                .getContentAsString())
                .as("nor is one without a principal")
                .contains("没有校长或副校长");
        sits(it.principal(), "校长");
        sits(withdrawal.head(), "教务处长");
        sits(withdrawal.registrar(), "学籍科长");
        assertThat(
                        it.ask(
                                        it.principal(),
                                        withdrawal.meeting(
                                                id,
                                                it.principal(),
                                                withdrawal.head(),
                                                withdrawal.department()))
                                .getContentAsString())
                .as("who does not sit in the registered meeting")
                .contains("不在名单上");
        it.done(
                it.principal(),
                withdrawal.meeting(id, it.principal(), withdrawal.head(), withdrawal.registrar()));
        cases.approve(it.principal(), id);
        assertThat(it.page(withdrawal.registrar(), sheet))
                .contains("听证", "请求延长学习年限", "事实清楚，程序正当", "校办〔2026〕21号", "同意作退学处理");
        assertThat(
                        cases.texts(
                                """
                                select intended_by || ' ' || hearer || ' ' || reviewer || ' ' || minuted_by || ' ' || present
                                  from change.withdrawal_proceeding where case_id = ?
                                """,
                                id))
                .as("written by the step, not typed by the applicant")
                .containsExactly("学籍科 学生处 法务 校长 " + present(id));
        assertThat(
                        cases.texts(
                                "select kind from workflow.evidence where case_id = ? order by id",
                                id))
                .containsExactly(
                        "other-proof",
                        "statement-record",
                        "legality-opinion",
                        "legality-opinion",
                        "meeting-minutes");
    }

    /// Everyone who sits in 校长办公会, in whatever order they are listed.
    private String present(UUID id) {
        var present =
                cases.texts(
                                "select present from change.withdrawal_proceeding where case_id = ?",
                                id)
                        .getFirst();
        assertThat(present.split("、")).containsExactlyInAnyOrder("校长", "处长", "学籍科");
        return present;
    }

    private void written(String statement, Object... values) {
        Acting.as(
                Actor.system("test"),
                () ->
                        transaction.executeWithoutResult(
                                any -> sql.sql(statement).params(values).update()));
    }

    private void sits(Actor who, String duty) {
        written(
                """
                with made as (
                  insert into governance.body (institution_id, kind, name, founded_by, during)
                  select u, 'principals-meeting', '校长办公会', '校发〔2026〕1号', daterange('2020-01-01', null)
                    from (values (cast(? as uuid))) t (u)
                   where not exists (select from governance.body where institution_id = t.u and kind = 'principals-meeting')
                  returning id)
                insert into governance.member (body_id, account_id, name, duty, during)
                select id, cast(? as uuid), ?, ?, daterange('2020-01-01', null)
                  from (select id from made union all
                        select id from governance.body where institution_id = cast(? as uuid) and kind = 'principals-meeting') b
                """,
                school.id(),
                who.account(),
                who.name(),
                duty,
                school.id());
    }

    @Test
    void the_student_speaks_for_themselves_and_is_told_no_second_thing() throws Exception {
        var id = withdrawal.intended(clerk, one);
        var own = "/withdrawals/" + id + "/own-statement";
        it.delivered(id, "intent");
        assertThat(it.page(student, "/withdrawals/" + id)).contains("own-statement");
        var other =
                it.web()
                        .themselves(
                                "student",
                                UUID.fromString(
                                        it.text(
                                                "select person_id::text from registry.enrolment where id = ?",
                                                another())));
        assertThat(it.ask(other, post(own).param("statement", "x")).getStatus()).isEqualTo(404);
        assertThat(it.ask(other, get("/withdrawals/" + id)).getStatus()).isEqualTo(404);
        it.done(student, post(own).param("statement", "我申请的延长学习年限正在办理"));
        assertThat(it.ask(student, post(own).param("statement", "又一次")).getStatus()).isEqualTo(409);
        assertThat(it.page(it.affairs(), "/withdrawals/" + id)).contains("我申请的延长学习年限正在办理");

        assertThat(cases.decide(it.affairs(), id, Verdict.RETURN)).isEmpty();
        Acting.as(
                clerk,
                () -> amendCase.amend(id, Map.of("ground", "results", "facts", "学业成绩未达到要求"), null));
        assertThat(cases.submit(clerk, id)).containsExactly("withdrawal.told-otherwise");
    }

    UUID another() {
        return cases.students()
                .enrolled(school.id(), school.firstClass(), cases.today().minusDays(90));
    }
}
