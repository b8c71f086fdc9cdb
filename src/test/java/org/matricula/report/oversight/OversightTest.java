package org.matricula.report.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.matricula.report.ReportSteps.refused;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.registry.Intake;
import org.matricula.registry.TestStudents;
import org.matricula.registry.WebSteps;
import org.matricula.report.ReportSteps;
import org.matricula.report.round.CallForReports;
import org.matricula.report.round.NewRound;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// Who is late, who looked, how units are assessed, and what the two centres are told.
@ProgramTest
class OversightTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired CallForReports callForReports;
    @Autowired Oversee oversee;
    @Autowired AssessUnits assess;
    @Autowired SuperviseCentres supervise;
    @Autowired Intake intake;
    @Autowired Ledger ledger;
    @Autowired Clock clock;

    ReportSteps steps;
    LocalDate today;

    @BeforeEach
    void a_province() {
        steps = new ReportSteps(mvc, sql, transaction);
        today = LocalDate.now(clock);
    }

    @Test
    void a_unit_that_owes_a_report_is_late_and_its_problem_is_named() throws Exception {
        Acting.as(
                steps.reviewer,
                () ->
                        callForReports.open(
                                new NewRound(
                                        null,
                                        "tables",
                                        "学年初报表",
                                        null,
                                        today.minusDays(9),
                                        today.minusDays(2),
                                        List.of("教基3115"),
                                        List.of(steps.first.id()))));
        var page = Acting.call(steps.reviewer, () -> oversee.page(null, null));
        assertThat(page.units())
                .hasSize(1)
                .allSatisfy(it -> {
                    assertThat(it.id()).isEqualTo(steps.first.id());
                    assertThat(it.tallies().get("reports"))
                            .isEqualTo(new OversightView.Tally(0, 1, 0));
                    assertThat(it.share()).isZero();
                });
        assertThat(steps.page(steps.reviewer, "/oversight")).contains("逾期 1", "报表逾期未报");
        assertThat(steps.page(steps.reviewer, "/oversight/units/" + steps.first.id()))
                .contains("学年初报表");
        assertThat(steps.page(steps.reviewer, "/oversight/units/" + steps.second.id()))
                .contains("没有逾期的事项");
        var head = steps.second.head();
        assertThat(steps.status(head, "/oversight/units/" + steps.first.id())).isEqualTo(404);
        assertThat(steps.page(head, "/oversight")).doesNotContain("学年初报表");
        assertThat(steps.status(steps.second.registrar(), "/oversight")).isEqualTo(403);
    }

    /// Done after its day is late, whatever it is; who was on leave owed no registration.
    @Test
    void what_was_done_after_its_day_was_not_done_in_time() {
        var students = new TestStudents(intake, transaction, sql);
        var enrolled =
                List.of("甲", "乙", "丙").stream()
                        .map(it ->
                                students.enrolled(
                                        TestStudents.newcomer(
                                                "欧阳" + it,
                                                steps.first.classId(),
                                                today.minusYears(1)),
                                        steps.first.id()))
                        .toList();
        Acting.as(
                Actor.system("test"),
                () ->
                        transaction.executeWithoutResult(none -> {
                            sql.sql(
                                            """
                                            with t as (insert into calendar.term (unit_id, year, seq, name, during)
                                                values (:school, '2026-2027', 1, '第一学期', daterange(:from, :today)) returning id)
                                            insert into registration.opening
                                              (institution_id, term_id, opens_on, closes_on, opener, opened_at)
                                            select :school, id, :from, :closes, '王', now() from t
                                            """)
                                    .param("school", steps.first.id())
                                    .param("from", today.minusDays(60))
                                    .param("closes", today.minusDays(40))
                                    .param("today", today)
                                    .update();
                            registered(enrolled.get(0), 45, null);
                            registered(enrolled.get(1), 30, null);
                            registered(enrolled.get(2), null, "on-leave");
                            finding(2, 5);
                            finding(5, 2);
                        }));
        var tallies =
                Acting.call(steps.reviewer, () -> oversee.page(null, null)).units().getFirst();
        assertThat(tallies.tallies().get("registrations"))
                .isEqualTo(new OversightView.Tally(0, 1, 1));
        assertThat(tallies.tallies().get("verifications"))
                .isEqualTo(new OversightView.Tally(0, 1, 1));
        assertThat(tallies.share()).isEqualTo(50);
    }

    private void registered(UUID enrolment, @Nullable Integer daysAgo, @Nullable String absence) {
        sql.sql(
                        """
                        insert into registration.term_registration
                          (opening_id, enrolment_id, scope_pos, person_id, state, absence, reason, decided_at)
                        select o.id, s.enrolment_id, s.scope_pos, s.person_id,
                               case when cast(:days as int) is null then 'open' else 'registered' end, :absence,
                               case when cast(:absence as text) is null then null else '病假' end,
                               now() - make_interval(days => cast(:days as int))
                          from registry.student s join registration.opening o on o.institution_id = :school
                         where s.enrolment_id = :enrolment
                        """)
                .param("enrolment", enrolment)
                .param("school", steps.first.id())
                .param("days", daysAgo)
                .param("absence", absence)
                .update();
    }

    /// A problem of the class, mended some days ago.
    private void finding(int mended, int due) {
        sql.sql(
                        """
                        with c as (insert into verification.campaign
                            (unit_id, institution_id, name, notice, opens_on, closes_on, opener, opened_at)
                            values (:school, :school, '核查', '', :due, :due, '王', now()) returning id)
                        insert into verification.finding
                          (campaign_id, rule, about, unit_id, scope_pos, severity, weight, state, owner, due_on, found_at,
                           mended_at, mender)
                        select c.id, (select min(code) from verification.rule), u.id::text, u.id, u.pos, 'error', 1, 'mended',
                               'class-teacher', :due, now(), now() - make_interval(days => :mended), '王'
                          from c, organisation.unit u where u.id = :class
                        """)
                .param("school", steps.first.id())
                .param("class", steps.first.classId())
                .param("due", today.minusDays(due))
                .param("mended", mended)
                .update();
    }

    @Test
    void who_looked_at_private_data_is_counted_by_unit_and_named_to_those_above() throws Exception {
        var registrar = steps.first.registrar();
        Acting.as(
                registrar,
                () -> {
                    ledger.note(Act.of("student.unmask", "enrolment:x").because("核对证件号"));
                    ledger.note(Act.of("student.unmask", "enrolment:y").because("联系家长"));
                    ledger.note(Act.of("student.change", "enrolment:y"));
                });
        var page = Acting.call(steps.reviewer, () -> oversee.page(null, null));
        assertThat(page.looks())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.unitId()).isEqualTo(steps.first.id());
                    assertThat(it.n()).isEqualTo(2);
                    assertThat(it.people()).isEqualTo(1);
                });
        var path =
                "/oversight/looks?unit=%s&action=student.unmask&from=%s&until=%s"
                        .formatted(steps.first.id(), today.minusDays(3), today);
        assertThat(steps.page(steps.reviewer, path)).contains("核对证件号", "联系家长");
        assertThat(steps.acts("oversight.looks", "unit:" + steps.first.id())).isEqualTo(1);
        assertThat(steps.status(steps.second.head(), path)).isEqualTo(404);
        assertThat(
                        steps.status(
                                steps.reviewer,
                                path.replace("student.unmask", "standing.grant-leave")))
                .isEqualTo(400);
        assertThat(Acting.call(steps.second.head(), () -> oversee.page(null, null)).looks())
                .isEmpty();
    }

    @Test
    void a_unit_is_assessed_by_two_sees_it_when_published_and_answers() throws Exception {
        var year = today.getYear();
        var second = steps.staff("province-reviewer", steps.province);
        Acting.as(steps.reviewer, () -> assess.add(year, "按期报送", "按期率", 60));
        refused("report.weight", steps.reviewer, () -> assess.add(year, "核查", null, 50));
        refused("report.weights", steps.reviewer, () -> assess.begin(year));
        Acting.as(steps.reviewer, () -> assess.add(year, "档案", null, 40));
        steps.send(steps.reviewer, "/assessments/begin", "year", String.valueOf(year));
        refused("report.begun", steps.reviewer, () -> assess.add(year, "再加", null, 1));
        var all = Acting.call(steps.reviewer, () -> assess.page(year, List.of()));
        assertThat(all.assessments()).hasSize(2);
        var id =
                all.assessments().stream()
                        .filter(it -> it.unitId().equals(steps.first.id()))
                        .map(OversightView.Assessment::id)
                        .findFirst()
                        .orElseThrow();
        var head = steps.first.head();
        assertThat(steps.status(head, "/assessments/" + id)).isEqualTo(404);

        var criteria = all.criteria().stream().map(OversightView.Criterion::id).toList();
        refused(
                "report.points",
                steps.reviewer,
                () -> assess.score(id, Map.of(criteria.get(0), "101"), Map.of(), null));
        steps.send(
                steps.reviewer,
                "/assessments/" + id + "/score",
                "points-" + criteria.get(0),
                "90",
                "points-" + criteria.get(1),
                "75.5",
                "comment-" + criteria.get(1),
                "两卷缺目录",
                "comment",
                "总体良好");
        refused("report.two-assessors", steps.reviewer, () -> assess.publish(id));
        assertThat(steps.status(head, "/assessments/" + id)).isEqualTo(404);
        steps.send(second, "/assessments/" + id + "/send-back", "why", "档案一项没有依据");
        assertThat(steps.notices(steps.reviewer)).contains("notice.assessment.sent-back");
        assertThat(steps.page(steps.reviewer, "/assessments/" + id)).contains("评分被退回", "档案一项没有依据");
        steps.send(
                steps.reviewer,
                "/assessments/" + id + "/score",
                "points-" + criteria.get(0),
                "90",
                "points-" + criteria.get(1),
                "75.5",
                "comment-" + criteria.get(1),
                "两卷缺目录",
                "comment",
                "总体良好");
        steps.send(second, "/assessments/" + id + "/publish");
        assertThat(steps.notices(head)).contains("notice.assessment.published");
        var page = steps.page(head, "/assessments/" + id);
        assertThat(page)
                .contains("84.2", "两卷缺目录", "总体良好", "提交意见")
                .as("how the assessors came to it is theirs")
                .doesNotContain("没有依据");
        assertThat(steps.status(steps.second.head(), "/assessments/" + id)).isEqualTo(404);
        refused("report.not-assessed", steps.reviewer, () -> assess.answer(id, "我来说"));
        steps.send(head, "/assessments/" + id + "/answer", "words", "目录已补齐");
        refused("report.answered", head, () -> assess.answer(id, "还有"));
        assertThat(steps.notices(steps.reviewer)).contains("notice.assessment.answered");
        assertThat(steps.page(steps.reviewer, "/assessments/" + id)).contains("目录已补齐");
    }

    @Test
    void the_academic_office_guides_the_two_centres_and_sees_what_they_do() throws Exception {
        var head = steps.first.head();
        var registrar = steps.first.registrar();
        var centre = centre("registry-centre", "学籍管理中心", registrar);
        centre("archive-centre", "学籍档案中心", steps.staff("archive-keeper", steps.first.id()));
        Acting.as(registrar, () -> ledger.note(Act.of("student.unmask", "enrolment:x")));
        assertThat(steps.page(head, "/supervision"))
                .contains("学籍管理中心", "学籍档案中心", "待核对登记", "逾期未还", "近三十天的操作");
        assertThat(steps.page(registrar, "/supervision")).doesNotContain("近三十天的操作");
        refused("report.guide", registrar, () -> supervise.guide(centre, "自己改", null));
        steps.send(
                head,
                "/supervision/centres/" + centre + "/guidance",
                "words",
                "一周内核对完新生登记",
                "dueOn",
                today.toString());
        assertThat(steps.notices(registrar)).contains("notice.guidance.given");
        var guidance =
                Acting.call(head, () -> supervise.page(List.of())).centres().stream()
                        .flatMap(it -> it.guidance().stream())
                        .findFirst()
                        .orElseThrow()
                        .id();
        assertThat(Acting.call(head, () -> supervise.find(today, 50))).isEmpty();
        assertThat(Acting.call(head, () -> supervise.find(today.plusDays(1), 50))).hasSize(1);
        var keeper = steps.staff("archive-keeper", steps.first.id());
        refused("report.guide-answer", keeper, () -> supervise.answer(guidance, "不是我的"));
        refused("report.not-answered", head, () -> supervise.settle(guidance));
        steps.send(registrar, "/supervision/guidance/" + guidance + "/answer", "words", "已全部核对");
        steps.send(head, "/supervision/guidance/" + guidance + "/settle");
        assertThat(steps.page(registrar, "/supervision")).contains("已全部核对", "已销号");
        assertThat(steps.page(steps.second.head(), "/supervision")).doesNotContain("已全部核对");
    }

    /// Whoever sends what the page does not let anybody type is told which field, and nothing of it
    /// is kept.
    @Test
    void what_is_too_long_of_no_year_or_no_number_is_refused_and_nothing_is_kept()
            throws Exception {
        var year = today.getYear();
        refused(
                "report.too-long",
                steps.reviewer,
                () -> assess.add(year, "名".repeat(61), null, 10));
        refused(
                "report.too-long",
                steps.reviewer,
                () -> assess.add(year, "名", "据".repeat(301), 10));
        refused("report.assessment-year", steps.reviewer, () -> assess.add(99_999, "名", null, 10));
        Acting.as(steps.reviewer, () -> assess.add(year, "按期报送", null, 60));
        refused(
                "report.weight",
                steps.reviewer,
                () -> assess.add(year, "满", null, Integer.MAX_VALUE));
        assertThat(steps.status(steps.reviewer, "/assessments?year=99999")).isEqualTo(400);
        Acting.as(steps.reviewer, () -> assess.add(year, "档案", null, 40));
        var all = Acting.call(steps.reviewer, () -> assess.page(year, List.of()));
        assertThat(all.criteria())
                .extracting(OversightView.Criterion::name)
                .containsExactly("按期报送", "档案");

        Acting.as(steps.reviewer, () -> assess.begin(year));
        var id =
                Acting.call(steps.reviewer, () -> assess.page(year, List.of()))
                        .assessments()
                        .stream()
                        .filter(it -> it.unitId().equals(steps.first.id()))
                        .map(OversightView.Assessment::id)
                        .findFirst()
                        .orElseThrow();
        var first = all.criteria().getFirst().id();
        var last = all.criteria().getLast().id();
        var answer =
                tried(
                        "/assessments/" + id + "/score",
                        "points-" + first,
                        "91",
                        "points-" + last,
                        "九十",
                        "points-zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz",
                        "1",
                        "comment-" + first,
                        "按期",
                        "comment-" + last,
                        "评".repeat(301));
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentAsString())
                .contains("“档案”的得分须为 0 至 100", "“档案”的评语最多 300 个字")
                .as("what was right is not typed again")
                .contains("value=\"91\"", ">按期</textarea>", "value=\"九十\"");
        assertThat(Acting.call(steps.reviewer, () -> assess.one(id, List.of())).scores())
                .allSatisfy(it -> assertThat(it.points()).isNull());

        assertThat(steps.status(steps.reviewer, "/oversight?from=2026-02-02&until=2026-01-01"))
                .isEqualTo(400);
        assertThat(steps.status(steps.reviewer, "/oversight?until=%2B999999999-12-31"))
                .isEqualTo(400);
        assertThat(steps.status(steps.reviewer, "/oversight?until=-999999999-01-01"))
                .isEqualTo(400);
        assertThat(
                        steps.status(
                                steps.reviewer,
                                "/oversight/looks?unit=%s&action=student.unmask&from=2026-01-01&until=%%2B999999999-12-31"
                                        .formatted(steps.first.id())))
                .isEqualTo(400);
    }

    @Test
    void guidance_that_is_too_long_stands_in_the_form_again() throws Exception {
        var centre = centre("registry-centre", "学籍管理中心", steps.first.registrar());
        var words = "改".repeat(501);
        var answer =
                new WebSteps(mvc, sql)
                        .ask(
                                steps.first.head(),
                                post("/supervision/centres/" + centre + "/guidance")
                                        .param("words", words)
                                        .param("dueOn", today.toString()));
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentAsString())
                .contains(
                        "最多 500 个字",
                        words,
                        "id=\"f-" + centre + "words\"",
                        "#f-" + centre + "words",
                        "value=\"" + today + "\"");
        refused(
                "report.guide-due",
                steps.first.head(),
                () -> supervise.guide(centre, "改", today.minusDays(1)));
        assertThat(steps.status(steps.second.head(), "/supervision")).isEqualTo(200);
        var foreign =
                new WebSteps(mvc, sql)
                        .ask(
                                steps.second.head(),
                                post("/supervision/centres/" + centre + "/guidance")
                                        .param("words", "别校"));
        assertThat(foreign.getStatus()).isEqualTo(404);
        assertThat(Acting.call(steps.first.head(), () -> supervise.page(List.of())).centres())
                .allSatisfy(it -> assertThat(it.guidance()).isEmpty());
    }

    private MockHttpServletResponse tried(String path, String... fields) throws Exception {
        var request = post(path);
        for (var i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return new WebSteps(mvc, sql).ask(steps.reviewer, request);
    }

    private UUID centre(String kind, String name, Actor member) {
        return steps.seeing(() -> {
            var id =
                    sql.sql(
                                    """
                                    insert into governance.body (institution_id, kind, name, founded_by, during)
                                    values (:school, :kind, :name, '校发 1 号', daterange('2020-01-01', null)) returning id
                                    """)
                            .param("school", steps.first.id())
                            .param("kind", kind)
                            .param("name", name)
                            .query(UUID.class)
                            .single();
            sql.sql(
                            """
                            insert into governance.member (body_id, account_id, name, duty, during)
                            values (:body, :account, '王', '主任', daterange('2020-01-01', null))
                            """)
                    .param("body", id)
                    .param("account", member.account())
                    .update();
            return id;
        });
    }
}
