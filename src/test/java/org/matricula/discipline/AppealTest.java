package org.matricula.discipline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.change.TestCases;
import org.matricula.change.TestWithdrawal;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.RecordedDeeds;
import org.matricula.registry.WebSteps;
import org.matricula.workflow.Forgotten;
import org.matricula.workflow.ForgottenFinder;
import org.matricula.workflow.decide.Verdict;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/// Against a sanction or a withdrawal: in time, before people who had no part in it, up to the
/// province.
@ProgramTest
class AppealTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TestCases cases;
    @Autowired List<RecordedDeeds> deeds;
    @Autowired List<ForgottenFinder> finders;

    TestUnits.School school;
    TestDiscipline it;
    Actor student;
    UUID one;

    @BeforeEach
    void a_college_with_its_committee() {
        school = cases.units().school("college");
        it = TestDiscipline.of(cases, new WebSteps(mvc, sql), school);
        one =
                cases.students()
                        .enrolled(school.id(), school.firstClass(), cases.today().minusDays(90));
        student = cases.people().reaching("林一诺", "student", school.id(), one);
    }

    @Test
    void an_appeal_comes_in_time_once_and_before_the_unbiased() throws Exception {
        var decided = it.decided(one, "probation", Map.of("months", 12));
        it.delivered(decided, "decision");
        assertThat(it.page(student, "/own-discipline"))
                .contains("留校察看", cases.today().plusDays(10).toString(), "提出申诉");
        var late = draft(decided);
        served(decided, 11);
        assertThat(cases.submit(student, late)).containsExactly("appeal.late");
        served(decided, 10);
        assertThat(cases.submit(student, late)).isEmpty();
        assertThat(cases.submit(student, draft(decided))).containsExactly("appeal.twice");
        assertThat(it.page(it.committee().getFirst(), "/appeals"))
                .contains(cases.today().plusDays(15).toString());
        assertThat(it.ask(it.counsellor(), get("/cases/" + late)).getStatus())
                .as("none of their business")
                .isEqualTo(404);
        var biased =
                cases.people().also(it.legal().account(), "法务", "appeals-committee", school.id());
        var sat = new java.util.ArrayList<>(it.committee());
        sat.add(biased);
        assertThat(
                        it.ask(it.committee().getFirst(), it.conclusion(late, "uphold", sat))
                                .getStatus())
                .as("one of them reviewed it")
                .isEqualTo(422);
        assertThat(it.ask(biased, it.conclusion(late, "uphold", it.committee())).getStatus())
                .isEqualTo(403);
        assertThat(
                        it.ask(
                                        it.committee().getFirst(),
                                        it.conclusion(late, "uphold", it.committee().subList(0, 2)))
                                .getStatus())
                .as("too few")
                .isEqualTo(422);
        assertThat(cases.decide(it.committee().getFirst(), late, Verdict.APPROVE))
                .containsExactly("appeal.open");
        var extension = post("/appeals/" + late + "/extension").param("reason", "案情复杂");
        assertThat(it.ask(it.principal(), extension).getStatus())
                .as("who decided the sanction")
                .isEqualTo(403);
        var other = cases.people().holding("另一位校长", "vice-principal", school.id());
        it.done(other, extension);
        assertThat(it.page(it.committee().getFirst(), "/appeals/" + late))
                .contains(cases.today().plusDays(30).toString());
        assertThat(
                        it.ask(other, post("/appeals/" + late + "/extension").param("reason", "再延"))
                                .getStatus())
                .isEqualTo(409);
        var heavier =
                it.conclusion(late, "change", it.committee())
                        .param("measure", "probation")
                        .param("months", "12");
        assertThat(it.ask(it.committee().getFirst(), heavier).getStatus())
                .as("never heavier")
                .isEqualTo(422);
        it.done(
                it.committee().getFirst(),
                it.conclusion(late, "change", it.committee())
                        .param("measure", "demerit")
                        .param("months", "6"));
        assertThat(cases.decide(biased, late, Verdict.APPROVE)).containsExactly("appeal.took-part");
        cases.approve(it.committee().getFirst(), late);
        cases.approve(it.principal(), late);
        assertThat(it.sanctions(one)).containsExactly("probation changed", "demerit in-force");
        assertThat(
                        Acting.call(
                                it.principal(),
                                () ->
                                        deeds.stream()
                                                .flatMap(source -> source.of(one).stream())
                                                .map(RecordedDeeds.Deed::words)
                                                .toList()))
                .as("what a graduate's form says")
                .singleElement()
                .asString()
                .contains("记过");
    }

    @Test
    void a_suspended_expulsion_has_no_effect_and_a_revoked_one_leaves_nothing() throws Exception {
        var before = record();
        var decided = it.decided(one, "expulsion", Map.of("ground", "exam-fraud"));
        it.delivered(decided, "decision");
        var sanction =
                it.text("select id::text from discipline.sanction where case_id = ?", decided);
        it.done(it.affairs(), post("/sanctions/" + sanction + "/expulsion"));
        var expulsion =
                UUID.fromString(
                        it.text(
                                "select expulsion_id::text from discipline.sanction where case_id = ?",
                                decided));
        var offices = cases.offices(school);
        cases.approve(offices.registrar(), expulsion);
        cases.approve(offices.head(), expulsion);
        var appeal = it.appealed(student, one, decided);
        it.done(
                it.committee().getFirst(),
                post("/appeals/" + appeal + "/suspension").param("reason", "可能造成难以弥补的损失"));
        assertThat(cases.decide(it.principal(), expulsion, Verdict.APPROVE))
                .containsExactly("expulsion.suspended");
        it.done(it.committee().getFirst(), it.conclusion(appeal, "uphold", it.committee()));
        cases.approve(it.committee().getFirst(), appeal);
        cases.approve(it.principal(), appeal);
        cases.approve(it.principal(), expulsion);
        assertThat(cases.students().spells(one)).last().asString().startsWith("14 ");
        var lodge = post("/appeals/" + appeal + "/province").param("on", cases.today().toString());
        assertThat(it.ask(it.affairs(), lodge).getStatus()).as("not delivered yet").isEqualTo(422);
        it.delivered(appeal, "appeal");
        var lodger = cases.people().holding("另一位校长", "vice-principal", school.id());
        it.done(lodger, lodge);
        assertThat(found(cases.today().plusDays(60))).contains("province-due");
        var answer = "/appeals/" + appeal + "/province-answer";
        var third = cases.people().holding("第三位校长", "vice-principal", school.id());
        assertThat(it.page(third, "/appeals/" + appeal)).contains("省级教育行政部门的决定书");
        assertThat(it.ask(lodger, revoked(TestDiscipline.form(answer, "file"))).getStatus())
                .as("who lodged it")
                .isEqualTo(403);
        assertThat(it.ask(it.principal(), revoked(TestDiscipline.form(answer, "file"))).getStatus())
                .as("who decided the sanction")
                .isEqualTo(403);
        assertThat(it.ask(third, revoked(post(answer))).getStatus()).as("no letter").isEqualTo(400);
        assertThat(it.sanctions(one)).containsExactly("expulsion in-force");
        it.done(third, revoked(TestDiscipline.form(answer, "file")));
        assertThat(
                        cases.texts(
                                "select part || ' ' || added_by from discipline.paper where case_id = ?",
                                appeal))
                .contains("appeal 第三位校长");
        assertThat(it.sanctions(one)).containsExactly("expulsion revoked");
        var reversal =
                UUID.fromString(
                        it.text(
                                "select reversal_id::text from discipline.appeal where case_id = ?",
                                appeal));
        cases.approve(offices.head(), reversal);
        assertThat(record()).isEqualTo(before);
    }

    @Test
    void whoever_had_a_part_in_the_sanction_sits_not_against_its_expulsion() throws Exception {
        var people = cases.people();
        var offices = cases.offices(school);
        var drafter = people.holding("拟稿", "student-affairs", school.id());
        var decided = it.proposed(one, "expulsion", Map.of("ground", "exam-fraud"));
        cases.approve(it.affairs(), decided);
        it.told(decided);
        it.done(
                it.affairs(),
                TestDiscipline.form("/sanctions/" + decided + "/statement", "file")
                        .param("kind", "hearing")
                        .param("statement", "承认事实")
                        .param("by", "林一诺")
                        .param("on", cases.today().toString()));
        for (var who : List.of(drafter, it.affairs())) {
            it.done(
                    who,
                    post("/sanctions/" + decided + "/draft")
                            .param("draft", "情节严重")
                            .param("note", "申辩理由不成立"));
        }
        cases.approve(it.affairs(), decided);
        it.reviewed(decided);
        cases.approve(it.legal(), decided);
        it.met(decided, "principals");
        cases.approve(it.principal(), decided);
        it.delivered(decided, "decision");
        var sanction =
                it.text("select id::text from discipline.sanction where case_id = ?", decided);
        it.done(it.affairs(), post("/sanctions/" + sanction + "/expulsion"));
        var expulsion =
                UUID.fromString(
                        it.text(
                                "select expulsion_id::text from discipline.sanction where case_id = ?",
                                decided));
        cases.approve(offices.registrar(), expulsion);
        cases.approve(offices.head(), expulsion);
        cases.approve(people.holding("另一位校长", "vice-principal", school.id()), expulsion);
        var appeal = it.appealed(student, one, expulsion);
        for (var part : List.of(drafter, it.counsellor(), it.legal(), it.principal())) {
            var biased = people.also(part.account(), part.name(), "appeals-committee", school.id());
            assertThat(it.ask(biased, it.conclusion(appeal, "uphold", it.committee())).getStatus())
                    .as(part.name())
                    .isEqualTo(403);
            assertThat(
                            it.ask(
                                            biased,
                                            post("/appeals/" + appeal + "/suspension")
                                                    .param("reason", "x"))
                                    .getStatus())
                    .as(part.name())
                    .isEqualTo(403);
            var sat = new java.util.ArrayList<>(it.committee());
            sat.add(biased);
            assertThat(
                            it.ask(it.committee().getFirst(), it.conclusion(appeal, "uphold", sat))
                                    .getStatus())
                    .as(part.name())
                    .isEqualTo(422);
        }
        it.done(it.committee().getFirst(), it.conclusion(appeal, "uphold", it.committee()));
    }

    @Test
    void a_withdrawal_is_appealed_against_by_the_same_way() throws Exception {
        var before = record();
        var offices = cases.offices(school);
        var withdrawal = TestWithdrawal.of(cases, it).decided(offices.counsellor(), one);
        // decided, but nothing of it has reached the student
        var registrar = cases.people().holding("学籍科", "registrar", school.id());
        assertThat(record()).isEqualTo(before);
        assertThat(cases.decide(registrar, withdrawal, Verdict.APPROVE))
                .containsExactly("withdrawal.unserved");
        var path = "/deliveries/" + withdrawal + "/decision";
        assertThat(it.page(registrar, "/deliveries")).contains(path);
        var posted =
                TestDiscipline.form(path, "file")
                        .param("way", "post")
                        .param("on", cases.today().toString());
        assertThat(it.ask(registrar, posted).getStatus()).as("which number?").isEqualTo(400);
        var unproved =
                org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart(path)
                        .param("way", "post")
                        .param("on", cases.today().toString())
                        .param("tracking", "EMS 1234")
                        .param("reason", "学生已离校");
        assertThat(it.ask(registrar, unproved).getStatus()).as("what proves it?").isEqualTo(400);
        it.done(
                registrar,
                TestDiscipline.form(path, "file")
                        .param("way", "post")
                        .param("on", cases.today().toString())
                        .param("tracking", "EMS 1234")
                        .param("reason", "学生已离校"));
        cases.approve(registrar, withdrawal);
        assertThat(cases.state(withdrawal)).isEqualTo("effective");
        assertThat(record()).last().asString().startsWith("03 [" + cases.today());
        assertThat(it.page(student, "/own-discipline"))
                .as("ten days from the delivery")
                .contains(cases.number(withdrawal), cases.today().plusDays(10).toString());
        var appeal = it.appealed(student, one, withdrawal);
        assertThat(found(cases.today().plusDays(11))).contains("appeal-due");
        assertThat(
                        it.ask(
                                        it.committee().getFirst(),
                                        post("/appeals/" + appeal + "/suspension")
                                                .param("reason", "x"))
                                .getStatus())
                .as("only a sanction's effect waits")
                .isEqualTo(422);
        it.concluded(appeal, "revoke");
        var reversal =
                UUID.fromString(
                        it.text(
                                "select reversal_id::text from discipline.appeal where case_id = ?",
                                appeal));
        cases.approve(offices.head(), reversal);
        assertThat(record()).isEqualTo(before);
        assertThat(cases.state(withdrawal)).isEqualTo("reversed");
    }

    AbstractMockHttpServletRequestBuilder<?> revoked(
            AbstractMockHttpServletRequestBuilder<?> asked) {
        return asked.param("outcome", "revoke")
                .param("number", "教申〔2026〕3号")
                .param("on", cases.today().toString());
    }

    UUID draft(UUID decided) {
        return cases.draft(
                student,
                "appeal",
                one,
                Map.of("decision", cases.number(decided), "claims", "撤销", "grounds", "事实不清"));
    }

    /// As if it had been delivered so many days ago.
    void served(UUID decided, int daysAgo) throws Exception {
        try (var database =
                        java.sql.DriverManager.getConnection(
                                System.getProperty("matricula.db-url"),
                                "postgres",
                                System.getProperty("test.superuser-password"));
                var statement =
                        database.prepareStatement(
                                "update discipline.delivery set handed_on = ?, delivered_on = ? where case_id = ? and what = 'decision'")) {
            statement.setObject(1, cases.today().minusDays(daysAgo));
            statement.setObject(2, cases.today().minusDays(daysAgo));
            statement.setObject(3, decided);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    List<String> found(java.time.LocalDate on) {
        return Acting.call(
                it.affairs(),
                () ->
                        finders.stream()
                                .flatMap(one -> one.find(on, 100).stream())
                                .map(Forgotten::what)
                                .toList());
    }

    List<String> record() {
        return cases.students().spells(one);
    }
}
