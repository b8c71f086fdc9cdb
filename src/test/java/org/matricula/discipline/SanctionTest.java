package org.matricula.discipline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.change.TestCases;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.WebSteps;
import org.matricula.workflow.Forgotten;
import org.matricula.workflow.ForgottenFinder;
import org.matricula.workflow.decide.Verdict;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/// From what was seen to the end of the sanction; nothing that protects the student is left out.
@ProgramTest
class SanctionTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TestCases cases;
    @Autowired AppealWays ways;
    @Autowired org.matricula.workflow.apply.AmendCase amendCase;
    @Autowired org.springframework.transaction.support.TransactionTemplate transaction;
    @Autowired List<ForgottenFinder> finders;

    TestUnits.School school;
    TestDiscipline it;
    Actor student;
    UUID one;

    @BeforeEach
    void a_college_with_its_offices() {
        school = cases.units().school("college");
        it = TestDiscipline.of(cases, new WebSteps(mvc, sql), school);
        one =
                cases.students()
                        .enrolled(school.id(), school.firstClass(), cases.today().minusDays(90));
        student = cases.people().reaching("林一诺", "student", school.id(), one);
    }

    @Test
    void an_offence_is_seen_by_whoever_registered_it_and_by_those_who_must() throws Exception {
        var offence = it.offence(one);
        var other = cases.people().holding("别的教师", "teacher", school.firstClass());
        assertThat(it.page(it.teacher(), "/offences/" + offence)).contains("组织作弊");
        assertThat(it.ask(other, get("/offences/" + offence)).getStatus()).isEqualTo(404);
        assertThat(it.page(other, "/offences")).doesNotContain("考试作弊</td>");
        var proof =
                it.text("select file_id::text from discipline.paper where offence_id = ?", offence);
        assertThat(it.ask(other, get("/files/" + proof)).getStatus()).isEqualTo(404);
        assertThat(it.ask(it.counsellor(), get("/files/" + proof)).getStatus()).isEqualTo(200);
        assertThat(it.page(it.counsellor(), "/offences/" + offence)).contains("提请处分");
        assertThat(
                        it.cases()
                                .texts(
                                        "select actor from audit.entry where action = 'offence.read' and subject = 'offence:' || ?::text",
                                        offence))
                .contains("任课教师", "辅导员")
                .doesNotContain("别的教师");
        assertThat(
                        it.ask(
                                        it.teacher(),
                                        post("/offences/" + offence + "/close")
                                                .param("reason", "算了"))
                                .getStatus())
                .isEqualTo(403);
        it.done(it.counsellor(), post("/offences/" + offence + "/close").param("reason", "查无实据"));
        assertThat(it.ask(it.counsellor(), post("/offences/" + offence + "/sanction")).getStatus())
                .as("it is decided")
                .isEqualTo(409);
        it.done(
                it.affairs(),
                post("/offence-kinds").param("name", "实训违规").param("misconduct", "07"));
        assertThat(it.page(it.teacher(), "/offences")).contains("实训违规", "逃课", "迟交作业", "抄袭");
        assertThat(
                        it.ask(
                                        it.affairs(),
                                        post("/offence-kinds")
                                                .param("name", "抄袭")
                                                .param("misconduct", "03"))
                                .getStatus())
                .isEqualTo(409);
        var own =
                cases.texts(
                                "select id::text from discipline.offence_kind where name = '实训违规' and institution_id = ?",
                                school.id())
                        .getFirst();
        it.done(it.affairs(), post("/offence-kinds/" + own + "/retire"));
        assertThat(it.page(it.affairs(), "/offence-kinds")).doesNotContain("实训违规");
    }

    @Test
    void nobody_is_sanctioned_untold_unheard_unreviewed_or_without_the_meeting() throws Exception {
        assertThat(cases.submit(it.counsellor(), it.draft(one, "demerit", Map.of("months", 3))))
                .containsExactly("sanction.months");
        assertThat(
                        cases.submit(
                                it.counsellor(),
                                it.draft(one, "lowered-mark", Map.of("course", "XX", "mark", 10))))
                .containsExactly("sanction.course");
        var id = it.proposed(one, "demerit", Map.of("months", 6));
        var finance = cases.people().holding("财务", "finance", school.id());
        assertThat(it.page(finance, "/cases")).doesNotContain(cases.number(id));
        assertThat(it.ask(finance, get("/cases/" + id)).getStatus()).isEqualTo(404);
        assertThat(it.page(it.counsellor(), "/cases")).contains(cases.number(id));
        for (var table : List.of("step", "trail")) {
            assertThat(hangingOn(id, table, finance)).as(table).isZero();
            assertThat(hangingOn(id, table, it.counsellor())).as(table).isPositive();
        }
        assertThat(
                        sql.sql(
                                        """
                                        select c.conrelid::regclass::text from pg_constraint c
                                         where c.confrelid = 'workflow.case_file'::regclass
                                           and c.conrelid::regclass::text like 'workflow.%'
                                           and c.conrelid <> c.confrelid
                                           and not exists (select from pg_policy p
                                                            where p.polrelid = c.conrelid and p.polname = 'confided'
                                                              and not p.polpermissive)
                                        """)
                                .query(String.class)
                                .list())
                .as("whatever hangs on a case is walled off as the case is")
                .isEmpty();
        assertThat(it.ask(it.affairs(), post("/sanctions/" + id + "/intent")).getStatus())
                .as("not at this step yet")
                .isEqualTo(409);
        cases.approve(it.affairs(), id);
        assertThat(cases.decide(it.affairs(), id, Verdict.APPROVE))
                .containsExactly("sanction.untold", "sanction.unheard", "sanction.undrafted");
        assertThat(said(id, "waived")).as("not told yet").isEqualTo(422);
        it.told(id);
        assertThat(said(id, "lapsed")).as("the days are not over").isEqualTo(422);
        it.done(
                student,
                TestDiscipline.form("/own-discipline/" + id + "/statement", "file")
                        .param("statement", "我没有作弊"));
        assertThat(said(id, "waived")).as("heard already").isEqualTo(409);
        assertThat(cases.decide(it.affairs(), id, Verdict.APPROVE))
                .containsExactly("sanction.undrafted");
        it.done(
                it.affairs(),
                post("/sanctions/" + id + "/draft").param("draft", "情节较重").param("note", "申辩不成立"));
        cases.approve(it.affairs(), id);
        assertThat(cases.decide(it.legal(), id, Verdict.APPROVE))
                .containsExactly("sanction.unreviewed-lighter");
        it.reviewed(id);
        cases.approve(it.legal(), id);
        assertThat(cases.decide(it.principal(), id, Verdict.APPROVE))
                .containsExactly("sanction.unmet-lighter");
        it.met(id, "authorised");
        cases.approve(it.principal(), id);
        assertThat(it.sanctions(one)).containsExactly("demerit decided");
        assertThat(printed(id, "discipline-decision"))
                .contains("记过", "6个月", "我没有作弊", "申辩不成立", "学校学生违纪处分规定", "省级教育行政部门");
        assertThat(found(it.affairs())).contains("delivery-open");
    }

    @Test
    void who_was_told_and_heard_of_one_sanction_is_told_and_heard_anew_before_a_harsher_one()
            throws Exception {
        var id = it.proposed(one, "demerit", Map.of("months", 6));
        cases.approve(it.affairs(), id);
        it.told(id);
        it.done(
                student,
                TestDiscipline.form("/own-discipline/" + id + "/statement", "file")
                        .param("statement", "记过我没有意见"));
        it.done(
                it.affairs(),
                post("/sanctions/" + id + "/draft").param("draft", "情节较重").param("note", "无异议"));
        cases.approve(it.affairs(), id);
        it.reviewed(id);
        cases.approve(it.legal(), id);

        // the meeting wants more than the student was told of
        assertThat(cases.decide(it.principal(), id, Verdict.RETURN)).isEmpty();
        amended(id, "expulsion", Map.of("ground", "exam-fraud"));
        assertThat(cases.steps(id)).last().isEqualTo("affairs open");
        cases.approve(it.affairs(), id);
        assertThat(cases.decide(it.affairs(), id, Verdict.APPROVE))
                .containsExactly("sanction.untold", "sanction.unheard", "sanction.undrafted");
        assertThat(it.page(student, "/own-discipline")).doesNotContain("开除学籍");
        assertThat(it.page(it.affairs(), "/sanctions/" + id))
                .as("what was told and said before stays readable")
                .contains("此前拟处分“记过”", "记过我没有意见", "出具拟处分告知书");
        it.told(id);
        assertThat(it.page(student, "/own-discipline")).contains("开除学籍");
        assertThat(printed(it.affairs(), id, "discipline-intent")).contains("开除学籍");
        it.heard(id);
        cases.approve(it.affairs(), id);
        assertThat(cases.decide(it.legal(), id, Verdict.APPROVE))
                .as("the review was of the other")
                .containsExactly("sanction.unreviewed");
        it.reviewed(id);
        cases.approve(it.legal(), id);

        // lighter than what was told now: nobody is told anew, the offices look again
        assertThat(cases.decide(it.principal(), id, Verdict.RETURN)).isEmpty();
        amended(id, "probation", Map.of("months", 12));
        cases.approve(it.affairs(), id);
        assertThat(cases.decide(it.affairs(), id, Verdict.APPROVE))
                .containsExactly("sanction.undrafted");
        it.done(
                it.affairs(),
                post("/sanctions/" + id + "/draft").param("draft", "从轻").param("note", "采纳"));
        cases.approve(it.affairs(), id);
        it.reviewed(id);
        cases.approve(it.legal(), id);
        it.met(id, "principals");
        // whatever way it came about, nothing untold is decided
        it.change(
                "update discipline.proceeding set told = jsonb_set(told, '{measure}', '\"warning\"') where case_id = ?",
                id);
        assertThat(cases.decide(it.principal(), id, Verdict.APPROVE))
                .containsExactly("sanction.told-otherwise");
        it.change(
                "update discipline.proceeding set told = jsonb_set(told, '{measure}', '\"expulsion\"') where case_id = ?",
                id);
        cases.approve(it.principal(), id);
        assertThat(it.sanctions(one)).containsExactly("probation decided");
        assertThat(
                        cases.texts(
                                "select what from discipline.delivery where case_id = ? order by id",
                                id))
                .containsExactly("intent", "intent");
    }

    @Test
    void what_hangs_on_a_sanction_is_seen_by_whoever_sees_it_and_names_no_witness_to_the_student()
            throws Exception {
        var id = it.draft(one, "demerit", Map.of("months", 6));
        cases.evidence(it.counsellor(), id, "discipline-evidence");
        assertThat(cases.submit(it.counsellor(), id)).isEmpty();
        cases.approve(it.affairs(), id);
        it.told(id);
        it.heard(id);
        cases.approve(it.affairs(), id);
        it.reviewed(id);
        cases.approve(it.legal(), id);
        it.met(id, "principals");
        var other = cases.people().holding("别的教师", "teacher", school.firstClass());
        for (var table : List.of("paper", "delivery", "meeting_member", "proceeding", "offence")) {
            assertThat(rows(it.affairs(), table)).as(table).isPositive();
            assertThat(rows(other, table)).as(table + " of a colleague").isZero();
        }
        List<String> parts =
                Acting.call(
                        student,
                        () ->
                                transaction.execute(status ->
                                        sql.sql("select distinct part from discipline.paper")
                                                .query(String.class)
                                                .list()));
        assertThat(parts).as("what was served on them").containsExactly("proof");
        assertThat(rows(student, "meeting_member")).isZero();
        assertThat(it.page(it.affairs(), "/cases/" + id))
                .contains("违纪证据", "discipline-evidence.png");
        assertThat(it.page(student, "/cases/" + id)).doesNotContain("discipline-evidence.png");
        it.page(it.affairs(), "/offences");
        it.page(it.affairs(), "/appeals");
        assertThat(
                        cases.texts(
                                "select distinct action from audit.entry where account_id = ? and action like '%.list'",
                                it.affairs().account()))
                .contains("offence.list", "appeal.list");
    }

    private long rows(Actor by, String table) {
        return Acting.call(
                by,
                () ->
                        transaction.execute(status ->
                                sql.sql("select count(*) from discipline." + table)
                                        .query(Long.class)
                                        .single()));
    }

    private void amended(UUID id, String measure, Map<String, ?> more) {
        var fields =
                new java.util.HashMap<String, Object>(
                        Map.of(
                                "offence",
                                it.text(
                                        "select fields->>'offence' from workflow.case_file where id = ?",
                                        id),
                                "measure",
                                measure,
                                "facts",
                                "期末考试中组织作弊",
                                "basis",
                                "学校学生违纪处分规定 第十二条"));
        fields.putAll(more);
        Acting.as(it.counsellor(), () -> amendCase.amend(id, fields, null));
        assertThat(cases.submit(it.counsellor(), id)).isEmpty();
    }

    @Test
    void a_harsher_kind_a_longer_term_and_other_facts_are_another_sanction_a_lighter_one_is_not() {
        assertThat(Measure.EXPULSION.harsherThan(Measure.PROBATION)).isTrue();
        assertThat(Measure.WARNING.harsherThan(Measure.SERIOUS_WARNING)).isFalse();
        assertThat(Measure.LOWERED_MARK.harsherThan(Measure.PROBATION)).isTrue();
        assertThat(Measure.WARNING.harsherThan(Measure.LOWERED_MARK)).isTrue();
        assertThat(Measure.DEMERIT.harsherThan(Measure.DEMERIT)).isFalse();
    }

    @Test
    void a_sanction_is_in_force_from_its_delivery_until_it_is_lifted() throws Exception {
        var id = it.decided(one, "warning", Map.of("months", 6));
        var registrar = cases.people().holding("学籍科", "registrar", school.id());
        var file = "/students/" + it.number(one);
        assertThat(it.page(registrar, file)).doesNotContain("警告");
        var left =
                TestDiscipline.form("/deliveries/" + id + "/decision", "file")
                        .param("way", "left")
                        .param("on", cases.today().toString())
                        .param("witnesses", "王某")
                        .param("reason", "本人拒收");
        assertThat(it.ask(it.affairs(), left).getStatus()).as("one witness").isEqualTo(400);
        it.done(it.affairs(), left.param("witnesses", "李某"));
        assertThat(it.ask(it.affairs(), left).getStatus()).as("once").isEqualTo(409);
        assertThat(printed(id, "delivery-receipt")).contains("留置送达", "王某");
        assertThat(it.page(registrar, file)).contains("警告", "生效中");
        assertThat(it.page(cases.people().holding("任课", "teacher", school.firstClass()), file))
                .doesNotContain("生效中");
        var number = it.text("select number from discipline.sanction where case_id = ?", id);
        var lifting =
                cases.draft(
                        student,
                        "sanction-lifting",
                        one,
                        Map.of("decision", number, "report", "表现良好"));
        assertThat(cases.submit(student, lifting)).containsExactly("lifting.early");
        it.change(
                "update discipline.sanction set ends_on = ? where case_id = ?",
                cases.today().minusDays(1),
                id);
        assertThat(found(it.affairs())).contains("sanction-over");
        assertThat(cases.submit(student, lifting)).isEmpty();
        cases.approve(it.counsellor(), lifting);
        cases.approve(
                cases.people().holding("院系", "department-registrar", school.grade()), lifting);
        cases.approve(it.affairs(), lifting);
        assertThat(it.sanctions(one)).containsExactly("warning lifted");
        assertThat(printed(lifting, "discipline-lifting")).contains(number, "不再受原处分的影响");
        assertThat(it.page(registrar, file)).as("hidden from then on").doesNotContain("警告");
        assertThat(it.page(student, file)).contains("警告", "已解除");
        assertThat(
                        cases.texts(
                                "select actor from audit.entry where action = 'sanction.seen' and subject = 'enrolment:' || ?::text",
                                one))
                .contains("学籍科");
    }

    @Test
    void only_a_served_decision_of_the_principals_meeting_expels() throws Exception {
        var pupils = cases.units().school("school");
        var there = TestDiscipline.of(cases, it.web(), pupils);
        var pupil =
                cases.students()
                        .enrolled(pupils.id(), pupils.firstClass(), cases.today().minusDays(90));
        assertThat(
                        cases.submit(
                                there.counsellor(),
                                there.draft(pupil, "expulsion", Map.of("ground", "crime"))))
                .containsExactly("sanction.compulsory");
        assertThat(cases.submit(it.counsellor(), it.draft(one, "expulsion", Map.of())))
                .containsExactly("sanction.ground");
        var id = it.proposed(one, "expulsion", Map.of("ground", "exam-fraud"));
        cases.approve(it.affairs(), id);
        it.told(id);
        it.heard(id);
        cases.approve(it.affairs(), id);
        it.reviewed(id);
        cases.approve(it.legal(), id);
        var authorised =
                TestDiscipline.form("/sanctions/" + id + "/meeting", "file")
                        .param("meeting", "authorised")
                        .param("on", cases.today().toString())
                        .param("number", "1")
                        .param("members", it.principal().account().toString())
                        .param("resolution", "同意");
        assertThat(it.ask(it.affairs(), authorised).getStatus()).isEqualTo(422);
        it.met(id, "principals");
        cases.approve(it.principal(), id);
        var sanction = it.text("select id::text from discipline.sanction where case_id = ?", id);
        assertThat(it.ask(it.affairs(), post("/sanctions/" + sanction + "/expulsion")).getStatus())
                .as("not served yet")
                .isEqualTo(409);
        it.delivered(id, "decision");
        assertThat(found(it.affairs())).contains("expulsion-open");
        it.done(it.affairs(), post("/sanctions/" + sanction + "/expulsion"));
        assertThat(it.ask(it.affairs(), post("/sanctions/" + sanction + "/expulsion")).getStatus())
                .as("once")
                .isEqualTo(409);
        var expulsion =
                UUID.fromString(
                        it.text(
                                "select expulsion_id::text from discipline.sanction where case_id = ?",
                                id));
        var offices = cases.offices(school);
        cases.approve(offices.registrar(), expulsion);
        cases.approve(offices.head(), expulsion);
        cases.approve(it.principal(), expulsion);
        assertThat(cases.students().spells(one)).last().asString().startsWith("14 ");
    }

    @Test
    void a_senior_high_pupil_is_expelled_only_once_the_authority_has_approved() throws Exception {
        var pupils = cases.units().school("school");
        it.change(
                "update organisation.unit set stage = 'senior' where institution_id = ?",
                pupils.id());
        var there = TestDiscipline.of(cases, it.web(), pupils);
        var pupil =
                cases.students()
                        .enrolled(pupils.id(), pupils.firstClass(), cases.today().minusDays(90));
        // its authority is not on the register: the school files the reply, on paper
        var first = met(there, pupil);
        assertThat(cases.steps(first)).last().isEqualTo("reply open");
        assertThat(cases.decide(there.affairs(), first, Verdict.APPROVE))
                .containsExactly("sanction.unfiled");
        assertThat(there.ask(there.affairs(), reply(first, "true", false)).getStatus())
                .as("where is the paper?")
                .isEqualTo(400);
        there.done(there.affairs(), reply(first, "false", true));
        assertThat(cases.decide(there.affairs(), first, Verdict.APPROVE))
                .containsExactly("sanction.authority-refused");
        assertThat(cases.decide(there.affairs(), first, Verdict.REFUSE)).isEmpty();
        assertThat(there.sanctions(pupil)).isEmpty();
        assertThat(cases.students().spells(pupil)).hasSize(1);

        // the authority is on the register: it says so itself
        var bureau = cases.people().holding("县教育局", "branch-reviewer", pupils.id());
        var id = met(there, pupil);
        assertThat(cases.steps(id)).last().isEqualTo("authority open");
        assertThat(there.ask(there.affairs(), reply(id, "true", true)).getStatus())
                .as("the school does not speak for it")
                .isEqualTo(409);
        assertThat(cases.decide(bureau, id, Verdict.APPROVE)).containsExactly("sanction.unfiled");
        assertThat(there.page(bureau, "/sanctions/" + id)).contains("/sanctions/" + id + "/reply");
        there.done(bureau, reply(id, "true", false));
        cases.approve(bureau, id);
        assertThat(there.sanctions(pupil)).containsExactly("expulsion decided");
        assertThat(printed(there.affairs(), id, "discipline-decision"))
                .contains("县教育局", "教批〔2026〕7号");
        assertThat(cases.students().spells(pupil)).as("not before it is served").hasSize(1);
        there.delivered(id, "decision");
        var sanction = it.text("select id::text from discipline.sanction where case_id = ?", id);
        there.done(there.affairs(), post("/sanctions/" + sanction + "/expulsion"));
        var expulsion =
                UUID.fromString(
                        it.text(
                                "select expulsion_id::text from discipline.sanction where case_id = ?",
                                id));
        cases.approve(cases.people().holding("学籍管理员", "registrar", pupils.id()), expulsion);
        cases.approve(there.principal(), expulsion);
        assertThat(cases.students().spells(pupil)).last().asString().startsWith("14 ");
    }

    /// An expulsion as far as the principal's meeting.
    private UUID met(TestDiscipline there, UUID pupil) throws Exception {
        var id = there.proposed(pupil, "expulsion", Map.of("ground", "crime"));
        cases.approve(there.affairs(), id);
        there.told(id);
        there.heard(id);
        cases.approve(there.affairs(), id);
        there.reviewed(id);
        cases.approve(there.legal(), id);
        there.met(id, "principals");
        cases.approve(there.principal(), id);
        return id;
    }

    private AbstractMockHttpServletRequestBuilder<?> reply(
            UUID id, String agrees, boolean onPaper) {
        var at = "/sanctions/" + id + "/reply";
        var asked =
                onPaper
                        ? TestDiscipline.form(at, "file")
                        : org.springframework.test.web.servlet.request.MockMvcRequestBuilders
                                .multipart(at);
        return asked.param("agrees", agrees)
                .param("authority", "县教育局")
                .param("number", "教批〔2026〕7号")
                .param("on", cases.today().toString())
                .param("note", "经研究");
    }

    @Test
    void a_lowered_mark_keeps_the_old_one_and_its_decision() throws Exception {
        var grade = graded("GJ900", 80);
        var id = it.decided(one, "lowered-mark", Map.of("course", "GJ900", "mark", 55));
        assertThat(total(grade)).as("not before it is delivered").isEqualTo("80 true 0");
        it.delivered(id, "decision");
        var number = it.text("select number from discipline.sanction where case_id = ?", id);
        assertThat(total(grade)).isEqualTo("55 false 1");
        assertThat(
                        cases.texts(
                                "select total || ' ' || coalesce(decision, '') from coursework.grade_version where grade_id = ? order by version",
                                grade))
                .containsExactly("55 " + number);
        assertThatThrownBy(() ->
                        it.change(
                                "update coursework.grade set total = 99, version = 2 where id = ?",
                                grade))
                .hasMessageContaining("never written over");
        assertThatThrownBy(() ->
                        it.change(
                                "update coursework.grade_version set decision = null, decision_reason = null where grade_id = ?",
                                grade))
                .hasMessageContaining("stays as it was written");
        var appeal = it.appealed(student, one, id);
        it.concluded(appeal, "revoke");
        assertThat(total(grade)).isEqualTo("80 true 2");
        assertThat(it.sanctions(one)).containsExactly("lowered-mark revoked");
    }

    @Test
    void a_mark_that_cannot_be_lowered_holds_up_no_other() throws Exception {
        var grade = graded("GJ901", 80);
        var stuck = it.decided(one, "lowered-mark", Map.of("course", "GJ901", "mark", 60));
        var due = it.decided(one, "lowered-mark", Map.of("course", "GJ901", "mark", 55));
        it.change(
                "update discipline.sanction set mark = 99, state = 'in-force', starts_on = ? where case_id = ?",
                cases.today().minusDays(1),
                stuck);
        it.change(
                "update discipline.sanction set state = 'in-force', starts_on = ? where case_id = ?",
                cases.today(),
                due);
        remind();
        assertThat(total(grade)).isEqualTo("55 false 1");
        assertThat(found(it.affairs())).containsOnlyOnce("mark-unlowered");
    }

    @Test
    void a_suspended_sanction_lowers_no_mark_until_it_is_upheld() throws Exception {
        var grade = graded("GJ902", 80);
        var id = it.decided(one, "lowered-mark", Map.of("course", "GJ902", "mark", 55));
        it.change(
                "update discipline.sanction set suspended_on = ? where case_id = ?",
                cases.today(),
                id);
        it.delivered(id, "decision");
        assertThat(it.sanctions(one)).containsExactly("lowered-mark in-force");
        remind();
        assertThat(total(grade)).isEqualTo("80 true 0");
        it.change("update discipline.sanction set suspended_on = null where case_id = ?", id);
        remind();
        assertThat(total(grade)).isEqualTo("55 false 1");
    }

    @Test
    void a_suspension_lifts_a_lowered_mark_again_until_the_sanction_is_upheld() throws Exception {
        var grade = graded("GJ903", 80);
        var id = it.decided(one, "lowered-mark", Map.of("course", "GJ903", "mark", 55));
        it.delivered(id, "decision");
        assertThat(total(grade)).isEqualTo("55 false 1");
        var appeal = it.appealed(student, one, id);
        it.done(
                it.committee().getFirst(),
                post("/appeals/" + appeal + "/suspension").param("reason", "可能影响毕业"));
        assertThat(total(grade)).as("as it was before").isEqualTo("80 true 2");
        remind();
        assertThat(total(grade)).as("suspended").isEqualTo("80 true 2");
        var answer =
                it.ask(
                        it.committee().getFirst(),
                        TestDiscipline.form("/api/v1/appeals/" + appeal + "/conclusion", "file")
                                .param("conclusion", "uphold")
                                .param("grounds", "事实清楚")
                                .param("minutesNumber", "申委〔2026〕2号")
                                .param(
                                        "members",
                                        it.committee().stream()
                                                .map(one -> String.valueOf(one.account()))
                                                .toArray(String[]::new)));
        assertThat(answer.getStatus()).as("concluded by the interface").isEqualTo(204);
        cases.approve(it.committee().getFirst(), appeal);
        cases.approve(it.principal(), appeal);
        assertThat(total(grade)).as("upheld").isEqualTo("55 false 3");
        assertThat(
                        it.ask(
                                        it.affairs(),
                                        TestDiscipline.form(
                                                        "/api/v1/deliveries/" + appeal + "/appeal",
                                                        "file")
                                                .param("way", "direct")
                                                .param("on", cases.today().toString())
                                                .param("receiver", "林一诺"))
                                .getStatus())
                .isEqualTo(204);
    }

    @Test
    void whoever_proposed_it_steps_aside_from_the_meeting_and_is_recorded() throws Exception {
        it.set("discipline.reviews-lighter", "false");
        cases.people()
                .also(it.counsellor().account(), "辅导员", "department-registrar", school.grade());
        var id = it.proposed(one, "warning", Map.of("months", 6));
        cases.approve(it.affairs(), id);
        it.told(id);
        it.heard(id);
        cases.approve(it.affairs(), id);
        cases.approve(it.legal(), id);
        assertThat(it.page(it.affairs(), "/sanctions/" + id)).contains("回避：提出了这次处分");
        assertThat(meeting(id, it.counsellor()).getStatus()).isEqualTo(422);
        assertThat(meeting(id, it.teacher()).getStatus()).as("no such member").isEqualTo(400);
        assertThat(meeting(id, it.principal()).getStatus()).isEqualTo(302);
        assertThat(
                        cases.texts(
                                "select name || ' ' || coalesce(why, 'sat') from discipline.meeting_member where case_id = ? order by aside",
                                id))
                .containsExactly("校长 sat", "辅导员 proposed");
        cases.approve(it.principal(), id);
    }

    @Test
    void a_pupil_has_the_days_and_the_way_of_their_own_law() {
        var friday = java.time.LocalDate.of(2026, 11, 6);
        var pupils = cases.units().school("school").id();
        transaction.executeWithoutResult(status -> {
            assertThat(ways.last(school.id(), friday, friday)).isEqualTo(friday.plusDays(10));
            assertThat(ways.last(pupils, friday, friday))
                    .as("fifteen working days")
                    .isEqualTo(friday.plusDays(21));
            assertThat(ways.told(pupils, friday).text())
                    .isEqualTo("discipline.letter.pupil-appeal");
            assertThat(ways.told(school.id(), friday).text()).isEqualTo("document.standing.appeal");
        });
    }

    private org.springframework.mock.web.MockHttpServletResponse meeting(UUID id, Actor member)
            throws Exception {
        return it.ask(
                it.affairs(),
                TestDiscipline.form("/sanctions/" + id + "/meeting", "file")
                        .param("meeting", "authorised")
                        .param("on", cases.today().toString())
                        .param("number", "纪要〔2026〕1号")
                        .param("members", String.valueOf(member.account()))
                        .param("resolution", "同意"));
    }

    @Test
    void what_is_kept_follows_the_student_whoever_moves_them() throws Exception {
        it.decided(one, "warning", Map.of("months", 6));
        var registrar = cases.people().holding("学籍科", "registrar", school.id());
        var second = cases.people().holding("二班辅导员", "counsellor", school.secondClass());
        assertThat(it.page(second, "/sanctions")).doesNotContain("警告</td>");
        var move = cases.move(cases.today(), school.secondClass(), null);
        var id = cases.submitted(registrar, "change-of-class", one, move, "guardian-consent");
        while (!cases.state(id).equals("effective")) {
            var role = cases.roles(id);
            cases.approve(cases.people().holding("某人", role, school.id()), id);
        }
        assertThat(it.page(second, "/sanctions")).contains("警告</td>");
        assertThat(it.page(second, "/offences?closed=true")).contains("考试作弊</td>");
        assertThat(it.page(it.counsellor(), "/sanctions")).doesNotContain("警告</td>");
    }

    int said(UUID id, String kind) throws Exception {
        return it.ask(
                        it.affairs(),
                        TestDiscipline.form("/sanctions/" + id + "/statement", "file")
                                .param("kind", kind)
                                .param("by", "林一诺")
                                .param("on", cases.today().toString()))
                .getStatus();
    }

    List<String> found(Actor actor) {
        return Acting.call(
                actor,
                () ->
                        finders.stream()
                                .flatMap(one -> one.find(cases.today(), 100).stream())
                                .map(Forgotten::what)
                                .toList());
    }

    void remind() {
        var sanctions =
                finders.stream()
                        .filter(one ->
                                AopUtils.getTargetClass(one)
                                        .getSimpleName()
                                        .equals("ForgottenSanctions"))
                        .findFirst()
                        .orElseThrow();
        Acting.as(Actor.system("test"), () -> sanctions.remind(cases.today()));
    }

    String printed(UUID caseId, String kind) throws Exception {
        return printed(it.affairs(), caseId, kind);
    }

    String printed(org.matricula.kernel.Actor who, UUID caseId, String kind) throws Exception {
        var document =
                cases.texts(
                                "select id::text from document.document where case_id = ? and kind = '"
                                        + kind
                                        + "' order by id desc",
                                caseId)
                        .getFirst();
        var answer = it.ask(who, get("/documents/" + document));
        try (var pdf = Loader.loadPDF(answer.getContentAsByteArray())) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s+", "");
        }
    }

    String total(UUID grade) {
        return cases.texts(
                        "select total || ' ' || passed || ' ' || version from coursework.grade where id = ?",
                        grade)
                .getFirst();
    }

    /// A published mark of the student's.
    UUID graded(String course, int total) {
        return cases.people()
                .system(() ->
                        UUID.fromString(
                                sql.sql(
                                                """
                                                with course as (
                                                  insert into curriculum.course (institution_id, code, name, nature, assessment)
                                                  values (:school, :code, '高等数学', 'required', 'examined') returning id),
                                                programme as (
                                                  insert into curriculum.programme (institution_id, unit_id, entry_year, name)
                                                  values (:school, :grade, 2025, '计算机') returning id),
                                                term as (
                                                  insert into calendar.term (unit_id, year, seq, name, during)
                                                  values (:school, '2026-2027', 1, '第一学期', daterange(:on - 60, :on + 60))
                                                  returning id),
                                                task as (
                                                  insert into coursework.task
                                                    (institution_id, scope_pos, unit_id, term_id, course_id, programme_id, teacher_id, scale,
                                                     usual_percent, opens_on, closes_on, stage)
                                                  select :school, u.pos, u.id, term.id, course.id, programme.id, :teacher, 'hundred', 0,
                                                         :on - 9, :on, 'published'
                                                    from course, programme, term, organisation.unit u where u.id = :unit returning id)
                                                insert into coursework.grade (task_id, enrolment_id, scope_pos, person_id, total, passed)
                                                select task.id, s.enrolment_id, s.scope_pos, s.person_id, :total, true
                                                  from task, registry.student s where s.enrolment_id = :student returning id::text
                                                """)
                                        .param("school", school.id())
                                        .param("grade", school.grade())
                                        .param("unit", school.firstClass())
                                        .param("code", course)
                                        .param("on", cases.today())
                                        .param("teacher", it.teacher().account())
                                        .param("total", total)
                                        .param("student", one)
                                        .query(String.class)
                                        .single()));
    }

    /// As the database shows it to somebody's own questions.
    private int hangingOn(UUID id, String table, org.matricula.kernel.Actor who) {
        return org.matricula.kernel.Acting.call(
                who,
                () ->
                        transaction.execute(status ->
                                sql.sql(
                                                "select count(*) from workflow."
                                                        + table
                                                        + " where case_id = ?")
                                        .param(id)
                                        .query(Integer.class)
                                        .single()));
    }
}
