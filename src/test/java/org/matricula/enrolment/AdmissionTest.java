package org.matricula.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.enrolment.admission.TestAdmissions;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.WebSteps;
import org.matricula.workflow.AtOnce;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/// From the admitted list to the student number, walked as the people who do it.
@ProgramTest
class AdmissionTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TestAdmissions admissions;
    @Autowired org.matricula.registry.TestNumbers numbers;

    WebSteps web;
    TestUnits.School school;
    Actor registrar;
    Actor second;
    Actor head;
    UUID batch;

    @BeforeEach
    void aSchoolWithABatch() {
        web = new WebSteps(mvc, sql);
        school = admissions.units().school("school");
        registrar = web.staff("registrar", school.id());
        second = web.staff("registrar", school.id());
        head = web.staff("academic-office-head", school.id());
        batch = admissions.batch(school);
    }

    /// 学籍号 brought along from the school before, from the list to the record.
    @Test
    void a_registry_number_brought_along_stands_nowhere_in_clear() throws Exception {
        var one = admissions.bringing(batch, school);
        var id = one.number().substring(1);
        reported(registrar, one.candidate());
        verdict(head, "scores", "passed", "", one.candidate());
        verdict(second, "identity", "passed", "", one.candidate());
        ask(registrar, post("/admissions/candidates/" + one.candidate() + "/enrol"));
        assertThat(admissions.state(one.candidate())).isEqualTo("ENROLLED");
        var enrolment =
                admissions
                        .all(
                                "select enrolment_id::text from enrolment.candidate where id = ?",
                                one.candidate())
                        .getFirst();
        assertThat(numbers.of(UUID.fromString(enrolment))).contains(one.number());
        assertThat(numbers.inClear(id)).isEmpty();
    }

    @Test
    void a_newcomer_reports_is_passed_by_both_offices_and_gets_a_number() throws Exception {
        var one = admissions.candidate(batch, school);
        var page = ask(registrar, get("/admissions/desk").queryParam("q", number(one)));
        assertThat(page.getContentAsString()).contains(name(one), "身份证", "data-key=\"1\"");

        assertThat(reported(registrar, one).getStatus()).isEqualTo(302);
        assertThat(admissions.state(one)).as("no office has spoken").isEqualTo("REPORTED");
        var early = ask(registrar, post("/admissions/candidates/" + one + "/enrol"));
        assertThat(early.getStatus()).isEqualTo(422);
        assertThat(early.getContentAsString()).contains("还没有通过审查", "考试成绩", "身份核验");

        assertThat(verdict(head, "scores", "passed", "", one).getStatus()).isEqualTo(302);
        assertThat(admissions.state(one)).as("one office of two").isEqualTo("REPORTED");
        assertThat(verdict(second, "identity", "passed", "", one).getStatus()).isEqualTo(302);
        assertThat(admissions.state(one)).isEqualTo("REVIEWED");

        var done = ask(registrar, post("/admissions/candidates/" + one + "/enrol"));
        assertThat(done.getStatus()).isEqualTo(302);
        assertThat(admissions.state(one)).isEqualTo("ENROLLED");
        assertThat(
                        admissions.all(
                                """
                                select concat_ws(' ', e.student_number, s.status, s.registration,
                                                 e.subject_track, e.admission_tier, e.origin, e.entrance_score = c.score)
                                  from enrolment.candidate c
                                  join registry.enrolment e on e.id = c.enrolment_id
                                  join registry.student s on s.enrolment_id = e.id where c.id = ?
                                """,
                                one))
                .containsExactly(
                        admissions.today().getYear() + "0001 01 registered 物理类 专科批 浙江省杭州市 t");
        assertThat(
                        numbers.of(
                                UUID.fromString(
                                        admissions
                                                .all(
                                                        "select enrolment_id::text from enrolment.candidate where id = ?",
                                                        one)
                                                .getFirst())))
                .hasValueSatisfying(it -> assertThat(it).startsWith("L"));
        assertThat(events(one)).containsExactly("ADMITTED", "REPORTED", "REVIEWED", "ENROLLED");
        assertThat(
                        admissions.told(
                                "select count(*)::text from audit.entry where subject = ?",
                                "candidate:" + one))
                .isEqualTo("5");
    }

    @Test
    void the_desk_goes_on_to_the_number_at_once_where_the_offices_have_spoken_before()
            throws Exception {
        var one = admissions.candidate(batch, school);
        verdict(head, "scores", "passed", "", one);
        verdict(second, "identity", "passed", "", one);
        assertThat(admissions.state(one)).isEqualTo("ADMITTED");
        assertThat(reported(registrar, one).getStatus()).isEqualTo(302);
        assertThat(admissions.state(one)).isEqualTo("ENROLLED");
    }

    @Test
    void another_system_lists_reports_judges_and_enrols_by_the_same_rules() throws Exception {
        var one = admissions.candidate(batch, school);
        var list = ask(registrar, get("/api/v1/admission-batches/" + batch + "/candidates"));
        assertThat(list.getContentAsString()).contains(number(one), "ADMITTED");
        var path = "/api/v1/candidates/" + one;
        var materials =
                admissions.all(
                        "select '\"' || id || '\"' from enrolment.material where institution_id is null");
        sent(registrar, path + "/report", "{\"fee\": \"paid\", \"seen\": %s}".formatted(materials));
        assertThat(admissions.state(one)).isEqualTo("REPORTED");
        assertThat(sent(registrar, path + "/enrol", "").getStatus()).isEqualTo(422);
        sent(head, path + "/verdicts", "{\"matter\": \"scores\", \"passed\": true}");
        sent(second, path + "/verdicts", "{\"matter\": \"identity\", \"passed\": true}");
        assertThat(sent(registrar, path + "/enrol", "").getContentAsString())
                .contains("ENROLLED", admissions.today().getYear() + "0001");
    }

    private MockHttpServletResponse sent(Actor by, String path, String body) throws Exception {
        return ask(by, post(path).contentType(MediaType.APPLICATION_JSON).content(body));
    }

    @Test
    void the_form_is_printed_before_and_the_register_page_after_enrolment() throws Exception {
        var one = admissions.candidate(batch, school);
        assertThat(printed(one)).contains("新生入学登记表", number(one)).doesNotContain("学籍卡");
        verdict(head, "scores", "passed", "", one);
        verdict(second, "identity", "passed", "", one);
        reported(registrar, one);
        assertThat(printed(one)).contains("学籍卡", admissions.today().getYear() + "0001");
    }

    private String printed(UUID candidate) throws Exception {
        var pdf = ask(registrar, get("/admissions/candidates/" + candidate + "/form.pdf"));
        try (var document = Loader.loadPDF(pdf.getContentAsByteArray())) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void an_office_speaks_for_itself_alone_and_nobody_judges_whom_they_entered() throws Exception {
        var own = UUID.fromString(entered(registrar, school.firstClass()));
        assertThat(verdict(registrar, "scores", "passed", "", own).getStatus()).isEqualTo(403);
        assertThat(verdict(registrar, "identity", "passed", "", own).getContentAsString())
                .contains("应由别人审查");
        assertThat(verdict(second, "identity", "failed", "", own).getStatus())
                .as("a refusal gives its reason")
                .isEqualTo(400);
        assertThat(verdict(second, "identity", "failed", "照片与本人不符", own).getStatus())
                .isEqualTo(302);
        assertThat(ask(second, get("/admissions/review")).getContentAsString()).contains("照片与本人不符");
    }

    @Test
    void whom_an_office_no_longer_passes_is_no_longer_reviewed() throws Exception {
        var one = admissions.candidate(batch, school);
        reported(registrar, one, "then", "report");
        verdict(head, "scores", "passed", "", one);
        verdict(second, "identity", "passed", "", one);
        verdict(second, "identity", "failed", "证件过期", one);
        assertThat(admissions.state(one)).isEqualTo("REPORTED");
        assertThat(ask(registrar, post("/admissions/candidates/" + one + "/enrol")).getStatus())
                .isEqualTo(422);
    }

    @Test
    void of_two_of_an_office_who_judge_at_once_one_wins_and_the_other_is_told() throws Exception {
        var colleague = web.staff("registrar", school.id());
        for (var i = 0; i < 3; i++) {
            var one = admissions.candidate(batch, school);
            var said =
                    AtOnce.all(
                            () -> verdict(second, "identity", "passed", "", one).getStatus(),
                            () ->
                                    verdict(colleague, "identity", "failed", "照片不符", one)
                                            .getStatus());
            assertThat(said).containsExactlyInAnyOrder(302, 409);
            assertThat(
                            admissions.told(
                                    "select passed::text from enrolment.verdict where candidate_id = ?",
                                    one))
                    .isEqualTo(String.valueOf(said.getFirst() == 302));
            var other = said.getFirst() == 302 ? colleague : second;
            assertThat(verdict(other, "identity", "passed", "", one).getContentAsString())
                    .contains("已先登记了意见");
            // having seen it, they may say otherwise
            assertThat(
                            ask(
                                            other,
                                            post("/admissions/review")
                                                    .param("id", one.toString())
                                                    .param("matter", "identity")
                                                    .param("verdict", "failed")
                                                    .param("reason", "复看不符")
                                                    .param(
                                                            "seen",
                                                            java.time.Instant.now().toString()))
                                    .getStatus())
                    .isEqualTo(302);
        }
    }

    @Test
    void what_must_be_seen_is_seen_before_enrolment_and_what_is_missing_has_its_day()
            throws Exception {
        var one = admissions.candidate(batch, school);
        verdict(head, "scores", "passed", "", one);
        verdict(second, "identity", "passed", "", one);
        var nothing = ask(registrar, post("/admissions/desk/" + one).param("fee", "paid"));
        assertThat(nothing.getStatus()).isEqualTo(422);
        assertThat(nothing.getContentAsString()).contains("必须查验");
        assertThat(admissions.state(one)).as("the report itself stays").isEqualTo("REVIEWED");
        var owed = ask(registrar, get("/admissions/" + batch + "/materials"));
        assertThat(owed.getContentAsString())
                .contains("户口簿", admissions.today().plusDays(14).toString());
    }

    @Test
    void two_desks_at_once_never_give_one_number_twice() throws Exception {
        var all = admissions.candidates(batch, school.grade(), 12);
        for (var it : all) {
            verdict(head, "scores", "passed", "", it);
            verdict(second, "identity", "passed", "", it);
        }
        var begin = new CountDownLatch(1);
        try (var desks = Executors.newFixedThreadPool(2)) {
            var both =
                    List.of(all.subList(0, 6), all.subList(6, 12)).stream()
                            .map(some ->
                                    desks.submit(
                                            (Callable<Void>)
                                                    () -> {
                                                        begin.await();
                                                        for (var it : some) {
                                                            reported(registrar, it);
                                                        }
                                                        return null;
                                                    }))
                            .toList();
            begin.countDown();
            for (var it : both) {
                it.get();
            }
        }
        var numbers =
                admissions.all(
                        """
                        select e.student_number from enrolment.candidate c
                          join registry.enrolment e on e.id = c.enrolment_id where c.batch_id = ? order by 1
                        """,
                        batch);
        assertThat(numbers).hasSize(12).doesNotHaveDuplicates();
        assertThat(
                        admissions.all(
                                "select count(*)::text from enrolment.candidate where batch_id = ?"
                                        + " group by class_id",
                                batch))
                .as("dealt evenly to the two classes")
                .hasSize(2);
    }

    @Test
    void classes_are_dealt_by_dormitory_too_and_the_room_goes_with_the_student() throws Exception {
        var some = admissions.candidates(batch, school.grade(), 8);
        admissions.changed(
                "update enrolment.candidate set sex = '1', score = 500 where batch_id = ?", batch);
        var path = "/admissions/" + batch + "/dormitories";
        var wrong =
                ask(
                        registrar,
                        post(path)
                                .param(
                                        "text",
                                        "%s 三号楼 101\n999 三号楼 101\n%s\n%s 一号楼"
                                                .formatted(
                                                        number(some.get(0)),
                                                        number(some.get(1)),
                                                        number(some.get(0)))));
        assertThat(wrong.getStatus()).isEqualTo(422);
        assertThat(wrong.getContentAsString()).contains("第 2 行", "第 3 行", "第 4 行");
        // every other one lives in the same room
        var list = new StringBuilder();
        for (var i = 0; i < 8; i++) {
            list.append(number(some.get(i))).append(i % 2 == 0 ? "\t三号楼\t101\n" : "，七号楼，202\n");
        }
        assertThat(ask(registrar, post(path).param("text", list.toString())).getStatus())
                .isEqualTo(302);
        assertThat(ask(registrar, post("/admissions/" + batch + "/classes")).getStatus())
                .isEqualTo(302);
        assertThat(
                        admissions.all(
                                "select dorm_building || dorm_room || count(*) from enrolment.candidate"
                                        + " where batch_id = ? group by class_id, dorm_building, dorm_room",
                                batch))
                .as("two of each room in each class")
                .containsExactlyInAnyOrder("三号楼1012", "三号楼1012", "七号楼2022", "七号楼2022");
        var one = some.getFirst();
        verdict(head, "scores", "passed", "", one);
        verdict(second, "identity", "passed", "", one);
        reported(registrar, one);
        assertThat(
                        admissions.told(
                                "select e.dorm_building || e.dorm_room || e.boarding from registry.enrolment e"
                                        + " join enrolment.candidate c on c.enrolment_id = e.id where c.id = ?",
                                one))
                .isEqualTo("三号楼1012");
        var file =
                admissions.told(
                        "select enrolment_id::text from enrolment.candidate where id = ?", one);
        assertThat(ask(registrar, get("/students/" + file)).getContentAsString())
                .contains("宿舍楼", "三号楼");
        var api =
                ask(
                        registrar,
                        org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put(
                                        "/api/v1/admission-batches/" + batch + "/dormitories")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(
                                        "[{\"number\":\"%s\",\"building\":\"五号楼\"}]"
                                                .formatted(number(some.get(1)))));
        assertThat(api.getContentAsString()).isEqualTo("{\"count\":1}");
    }

    @Test
    void two_desks_at_once_enrol_one_newcomer_once() throws Exception {
        var one = admissions.candidate(batch, school);
        verdict(head, "scores", "passed", "", one);
        verdict(second, "identity", "passed", "", one);
        reported(registrar, one, "then", "report");
        var begin = new CountDownLatch(1);
        try (var desks = Executors.newFixedThreadPool(2)) {
            Callable<Integer> enrol =
                    () -> {
                        begin.await();
                        return ask(registrar, post("/admissions/candidates/" + one + "/enrol"))
                                .getStatus();
                    };
            var answers = List.of(desks.submit(enrol), desks.submit(enrol));
            begin.countDown();
            var statuses = new ArrayList<Integer>();
            for (var it : answers) {
                statuses.add(it.get());
            }
            assertThat(statuses).containsExactlyInAnyOrder(302, 409);
        }
    }

    @Test
    void an_admission_is_kept_restored_given_up_and_cancelled_each_by_its_rules() throws Exception {
        var some = admissions.candidates(batch, school.firstClass(), 3);
        var path = "/admissions/candidates/" + some.getFirst();
        var far =
                ask(
                        registrar,
                        post(path + "/defer")
                                .param("until", admissions.today().plusYears(5).toString())
                                .param("reason", "应征入伍"));
        assertThat(far.getStatus()).isEqualTo(422);
        assertThat(far.getContentAsString()).contains("第十条");
        ask(
                registrar,
                post(path + "/defer")
                        .param("until", admissions.today().plusYears(1).toString())
                        .param("reason", "应征入伍"));
        assertThat(admissions.state(some.getFirst())).isEqualTo("DEFERRED");
        assertThat(reported(registrar, some.getFirst()).getStatus())
                .as("no way to the desk but through restoring")
                .isEqualTo(409);
        ask(registrar, post(path + "/restore").param("reason", "退役"));
        assertThat(admissions.state(some.getFirst())).isEqualTo("ADMITTED");

        var second = "/admissions/candidates/" + some.get(1);
        assertThat(ask(registrar, post(second + "/give-up")).getStatus()).isEqualTo(400);
        ask(registrar, post(second + "/give-up").param("reason", "本人书面声明"));
        assertThat(admissions.state(some.get(1))).isEqualTo("GIVEN_UP");
        assertThat(ask(registrar, post(second + "/restore").param("reason", "反悔")).getStatus())
                .isEqualTo(409);

        var third = "/admissions/candidates/" + some.get(2) + "/cancel";
        assertThat(
                        ask(
                                        registrar,
                                        post(third)
                                                .param("reason", "冒名")
                                                .param("documentNo", "校〔2026〕1号"))
                                .getStatus())
                .as("not by the registrar")
                .isEqualTo(403);
        assertThat(ask(head, post(third).param("reason", "冒名")).getContentAsString())
                .contains("第五十六条");
        ask(head, post(third).param("reason", "冒名").param("documentNo", "校〔2026〕1号"));
        assertThat(admissions.state(some.get(2))).isEqualTo("CANCELLED");
    }

    @Test
    void whoever_has_not_come_is_listed_excused_or_written_down_after_the_days_are_over()
            throws Exception {
        var open =
                ask(
                        registrar,
                        post("/admissions/" + batch + "/absent")
                                .param("id", admissions.candidate(batch, school).toString()));
        assertThat(open.getStatus()).as("the window is still open").isEqualTo(422);
        var past =
                admissions.batch(
                        school,
                        admissions.today().minusDays(40),
                        admissions.today().minusDays(20),
                        List.of("identity"));
        var some = admissions.candidates(past, school.firstClass(), 2);
        ask(
                registrar,
                post("/admissions/candidates/" + some.getFirst() + "/postponements")
                        .param("until", admissions.today().plusDays(3).toString())
                        .param("reason", "住院"));
        var asked =
                admissions.told(
                        "select id::text from enrolment.postponement where candidate_id = ?",
                        some.getFirst());
        assertThat(
                        ask(
                                        registrar,
                                        post("/admissions/postponements/" + asked)
                                                .param("decision", "grant"))
                                .getStatus())
                .as("nobody grants what they wrote down")
                .isEqualTo(422);
        ask(second, post("/admissions/postponements/" + asked).param("decision", "grant"));
        assertThat(
                        ask(
                                        second,
                                        post("/admissions/postponements/" + asked)
                                                .param("decision", "grant"))
                                .getStatus())
                .isEqualTo(409);
        var both =
                ask(
                        registrar,
                        post("/admissions/" + past + "/absent")
                                .param("id", some.getFirst().toString(), some.getLast().toString())
                                .param("reason", "三次电话未接"));
        assertThat(both.getStatus()).isEqualTo(422);
        assertThat(both.getContentAsString()).contains("已请假");
        // the day from which they count as absent stands in the calendar, with how many they are
        assertThat(
                        ask(
                                        registrar,
                                        get("/api/v1/duties")
                                                .param(
                                                        "from",
                                                        admissions.today().minusDays(9).toString())
                                                .param("last", admissions.today().toString()))
                                .getContentAsString())
                .containsPattern(
                        "\\{[^{}]*admission-absent[^{}]*\"left\":1[^{}]*/admissions/"
                                + past
                                + "/absent");
        ask(
                registrar,
                post("/admissions/" + past + "/absent")
                        .param("id", some.getLast().toString())
                        .param("reason", "三次电话未接"));
        assertThat(admissions.state(some.getLast())).isEqualTo("NOT_REPORTED");
        assertThat(reported(registrar, some.getLast()).getStatus())
                .as("after the window it takes a reason")
                .isEqualTo(422);
        assertThat(
                        reported(registrar, some.getLast(), "lateReason", "台风停运", "then", "report")
                                .getStatus())
                .isEqualTo(302);
        assertThat(reported(registrar, some.getFirst(), "then", "report").getStatus())
                .as("leave was granted")
                .isEqualTo(302);
    }

    @Test
    void a_pasted_list_is_read_by_its_headings_and_refused_whole_with_every_line()
            throws Exception {
        var good = TestAdmissions.someone(school.firstClass());
        var clazz =
                admissions.told(
                        "select name from organisation.unit where id = ?", school.firstClass());
        var list =
                """
                考生号\t姓名\t身份证号\t班级\t录取分数\t科类\t录取批次\t生源地
                Z001\t%s\t%s\t%s\t512\t历史类\t专科批\t浙江省衢州市
                Z002\t李四?\t%s\t没有这个班\t512\t\t\t
                """
                        .formatted(
                                good.name(), good.documentNumber(), clazz, good.documentNumber());
        var refused =
                ask(registrar, multipart("/admissions/" + batch + "/list").param("text", list));
        assertThat(refused.getStatus()).isGreaterThanOrEqualTo(400).isLessThan(500);
        assertThat(refused.getContentAsString()).contains("第 2 名：", "没有找到", "已有");
        assertThat(admissions.all("select name from enrolment.candidate where batch_id = ?", batch))
                .isEmpty();
        var fine =
                ask(
                        registrar,
                        multipart("/admissions/" + batch + "/list")
                                .param(
                                        "text",
                                        list.lines()
                                                .limit(2)
                                                .reduce((a, b) -> a + "\n" + b)
                                                .orElseThrow()));
        assertThat(fine.getStatus()).isEqualTo(302);
        assertThat(
                        admissions.all(
                                "select concat_ws(' ', name, score, subject_track, admission_tier, origin, sex) from enrolment.candidate"
                                        + " where batch_id = ?",
                                batch))
                .singleElement()
                .asString()
                .startsWith(good.name() + " 512.00 历史类 专科批 浙江省衢州市 ");
    }

    @Test
    void a_stranger_school_sees_nothing_and_a_department_only_its_own() throws Exception {
        var one = admissions.candidate(batch, school);
        var other = web.staff("registrar", admissions.units().school("school").id());
        assertThat(ask(other, get("/admissions/" + batch)).getStatus()).isEqualTo(404);
        assertThat(ask(other, get("/admissions/candidates/" + one)).getStatus()).isEqualTo(404);
        assertThat(
                        ask(other, get("/admissions/desk").queryParam("q", number(one)))
                                .getContentAsString())
                .doesNotContain(name(one));
        assertThat(
                        verdict(
                                        web.staff("academic-office-head", school.secondClass()),
                                        "scores",
                                        "passed",
                                        "",
                                        one)
                                .getStatus())
                .isEqualTo(404);
        assertThat(ask(web.staff("teacher", school.id()), get("/admissions")).getStatus())
                .isEqualTo(403);
    }

    @Test
    void the_desk_finds_by_number_name_pinyin_and_the_whole_identity_number() throws Exception {
        var someone = TestAdmissions.someone(school.firstClass());
        var one = admissions.candidate(batch, school);
        var document = someone.documentNumber();
        for (var words :
                List.of(
                        number(one),
                        name(one),
                        admissions.told("select pinyin from enrolment.candidate where id = ?", one),
                        "T" + number(one))) {
            assertThat(
                            ask(registrar, get("/admissions/desk").queryParam("q", words))
                                    .getContentAsString())
                    .as(words)
                    .contains(name(one));
        }
        assertThat(
                        ask(registrar, get("/admissions/desk").queryParam("q", document))
                                .getContentAsString())
                .doesNotContain(name(one));
        var other = admissions.candidate(batch, school);
        admissions.all(
                "update enrolment.candidate set pinyin = 'kangning' where id = ? returning '1'",
                other);
        assertThat(
                        ask(registrar, get("/admissions/desk").queryParam("q", number(one)))
                                .getContentAsString())
                .as("the K of a number finds nobody whose name begins with it")
                .contains(name(one))
                .doesNotContain(number(other));
        var entered = UUID.fromString(entered(registrar, school.firstClass()));
        assertThat(entered).isNotNull();
    }

    private String entered(Actor by, UUID unit) throws Exception {
        var it = TestAdmissions.someone(unit);
        var added =
                ask(
                        by,
                        post("/admissions/" + batch + "/candidates/new")
                                .param("name", it.name())
                                .param("documentType", "1")
                                .param("documentNumber", it.documentNumber())
                                .param("candidateNumber", it.candidateNumber())
                                .param("unit", unit.toString()));
        assertThat(added.getStatus()).isEqualTo(302);
        var id =
                admissions.told(
                        "select id::text from enrolment.candidate where candidate_number = ? and"
                                + " batch_id = ?",
                        it.candidateNumber(),
                        batch);
        assertThat(
                        ask(by, get("/admissions/desk").queryParam("q", it.documentNumber()))
                                .getContentAsString())
                .contains(it.name());
        return id;
    }

    private MockHttpServletResponse reported(Actor by, UUID candidate, String... more)
            throws Exception {
        var request = post("/admissions/desk/" + candidate).param("fee", "paid");
        for (var it :
                admissions.all(
                        "select id::text from enrolment.material where institution_id is null")) {
            request.param("seen", it);
        }
        for (var i = 0; i < more.length; i += 2) {
            request.param(more[i], more[i + 1]);
        }
        return ask(by, request);
    }

    private MockHttpServletResponse verdict(
            Actor by, String matter, String verdict, String reason, UUID candidate)
            throws Exception {
        return ask(
                by,
                post("/admissions/review")
                        .param("id", candidate.toString())
                        .param("matter", matter)
                        .param("verdict", verdict)
                        .param("reason", reason));
    }

    private List<String> events(UUID candidate) {
        return admissions.all(
                "select to_state from enrolment.candidate_event where candidate_id = ? order by"
                        + " seq",
                candidate);
    }

    private String number(UUID candidate) {
        return admissions.told(
                "select candidate_number from enrolment.candidate where id = ?", candidate);
    }

    private String name(UUID candidate) {
        return admissions.told("select name from enrolment.candidate where id = ?", candidate);
    }

    private MockHttpServletResponse ask(
            Actor actor, AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return web.ask(actor, request);
    }
}
