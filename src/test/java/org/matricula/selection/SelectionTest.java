package org.matricula.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.governance.publication.RaiseObjection;
import org.matricula.governance.rulebook.TestRules;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refused;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.Intake;
import org.matricula.registry.TestStudents;
import org.matricula.registry.WebSteps;
import org.matricula.standing.TestResults;
import org.matricula.workflow.TestPeople;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// A scholarship from its criteria to the files of those who get it, and who needs looking after in
/// the same class.
@ProgramTest
class SelectionTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;
    @Autowired DrawUp drawUp;
    @Autowired DecideSelection decide;
    @Autowired ReadSelections read;
    @Autowired RaiseObjection objections;
    @Autowired SelectionDeeds deeds;
    @Autowired Clock clock;

    WebSteps web;
    TestUnits.School school;
    TestPeople people;
    TestResults results;
    Actor maker;
    Actor head;
    Actor teacher;
    List<UUID> tasks;
    UUID best;
    UUID second;
    UUID failing;
    UUID truant;
    LocalDate today;

    @BeforeEach
    void a_class_with_results() {
        today = LocalDate.now(clock);
        web = new WebSteps(mvc, sql);
        school = new TestUnits(sql, transaction).school("college");
        people = new TestPeople(sql, transaction);
        maker = people.holding("学生处", "student-affairs", school.id());
        head = people.holding("教务处长", "academic-office-head", school.id());
        teacher = people.holding("赵老师", "class-teacher", school.firstClass());
        results = new TestResults(sql, transaction, school.id(), school.firstClass());
        var term = results.term("2025-2026", 1, "第一学期", today.minusMonths(6), today.plusMonths(6));
        tasks = results.courses(term, today);
        best = student("甲欧阳", tasks, 95, 0);
        second = student("乙司徒", tasks, 90, 0);
        failing = student("丙上官", tasks, 93, 1);
        truant = student("丁诸葛", tasks, 85, 0);
        missed(truant);
    }

    private void missed(UUID student) {
        for (var lesson = 1; lesson <= 4; lesson++) {
            results.changed(
                    """
                    insert into coursework.absence
                      (task_id, enrolment_id, scope_pos, person_id, missed_on, lesson, kind, recorder, recorded_at)
                    select ?, e.id, e.scope_pos, e.person_id, ?, ?, 'absent', '王', now()
                      from registry.enrolment e where e.id = ?
                    """,
                    tasks.getFirst(),
                    today.minusDays(3),
                    lesson,
                    student);
        }
    }

    @Test
    void a_scholarship_goes_from_the_criteria_into_the_files() throws Exception {
        var round = round();
        // made up, and all the same no scholarship: the first sitting decides
        results.result(failing, tasks.getFirst(), "make-up", 100);
        assertThat(Acting.call(maker, () -> drawUp.reckon(round))).isEqualTo(4);
        assertThat(names(maker, round, "chosen")).containsExactly("甲欧阳", "乙司徒");
        var all = Acting.call(maker, () -> read.candidates(round, "all", null, 50)).items();
        assertThat(all)
                .filteredOn(it -> !it.chosen())
                .extracting(it -> it.name() + it.reasons())
                .containsExactlyInAnyOrder("丙上官[failed:1]", "丁诸葛[absent:4]");
        var rule =
                new TestRules(sql)
                        .cite(
                                school.id(),
                                "奖学金办法",
                                "第六条",
                                "有不及格课程的，不得参评。",
                                "refusal:selection.why.failed");
        assertThat(page(maker, "/selections/" + round + "?which=all"))
                .contains("不及格 1 门", "旷课 4 节", "加权平均分不低于 60")
                .contains(
                        "<a href=\"" + rule + "\">《奖学金办法》第六条</a>",
                        "（自 2024-09-01 起施行）：有不及格课程的，不得参评。");
        assertThat(page(maker, "/selections/" + round + "?which=all").split("不得参评"))
                .as("beside the one it concerns")
                .hasSize(2);

        refused("reason.missing", maker, () -> drawUp.change(round, failing, true, " "));
        refused("selection.full", teacher, () -> drawUp.change(round, failing, true, "竞赛获奖"));
        Acting.as(teacher, () -> drawUp.change(round, second, false, "本人放弃"));
        Acting.as(teacher, () -> drawUp.change(round, failing, true, "竞赛获奖"));
        Acting.as(maker, () -> drawUp.submit(round));
        refused("selection.submitted", maker, () -> drawUp.reckon(round));
        refused(
                "selection.own",
                with(maker, "academic-office-head"),
                () -> decide.review(round, true, null));
        refused(
                "selection.own",
                with(teacher, "vice-principal", school.id()),
                () -> decide.review(round, true, null));
        refused("field.missing", head, () -> decide.review(round, false, " "));
        Acting.as(head, () -> decide.review(round, true, null));
        refused("field.missing", head, () -> decide.publish(round, " ", "0571-1", 5, true));
        refused(
                "publication.days-least",
                head,
                () -> decide.publish(round, "学生处", "0571-1", 4, true));
        var publication = Acting.call(head, () -> decide.publish(round, "学生处", "0571-1", 5, true));

        var public_ = mvc.perform(get("/published/" + publication)).andReturn().getResponse();
        public_.setCharacterEncoding("UTF-8");
        assertThat(public_.getContentAsString())
                .as("masked for everybody")
                .contains("一等奖学金", "0571-1")
                .doesNotContain("甲欧阳")
                .doesNotContain("丙上官");
        refused("selection.hanging", head, () -> decide.award(round));
        var student = people.reaching("乙司徒", "student", school.id(), second);
        var objection = Acting.call(student, () -> objections.raise(publication, "我没有放弃"));
        results.changed(
                "update governance.publication set during = daterange(lower(during) - 10, ?) where id = ?",
                today,
                publication);
        refused("selection.objections", head, () -> decide.award(round));
        Acting.as(head, () -> objections.answer(publication, objection, "有本人签字的放弃声明"));
        assertThat(Acting.call(head, () -> decide.award(round))).isEqualTo(2);

        assertThat(page(teacher, "/students/" + number(best))).contains("奖助记录", "一等奖学金", "3000");
        assertThat(page(teacher, "/students/" + number(second))).doesNotContain("奖助记录");
        assertThat(Acting.call(teacher, () -> deeds.of(best)))
                .singleElement()
                .matches(it -> it.award() && it.words().contains("一等奖学金"));
        refused("reason.missing", head, () -> decide.revoke(round, best, " "));
        Acting.as(head, () -> decide.revoke(round, best, "学术不端"));
        assertThat(page(teacher, "/students/" + number(best))).doesNotContain("奖助记录");
        assertThat(Acting.call(teacher, () -> deeds.of(best))).isEmpty();
    }

    @Test
    void a_list_taken_back_hangs_no_more_and_another_may_take_its_place() throws Exception {
        var round = approved("scholarship", "一等奖学金");
        var first = Acting.call(head, () -> decide.publish(round, "学生处", "0571-1", 5, true));
        assertThat(status("/published/" + first)).isEqualTo(200);
        // student affairs may take back, and is no leader who may withdraw
        Acting.as(maker, () -> decide.takeBack(round, "异议成立"));
        assertThat(status("/published/" + first)).isEqualTo(404);
        assertThat(
                        results.told(
                                "select withdrawn_why from governance.publication where id = ?",
                                first))
                .isEqualTo("异议成立");

        Acting.as(maker, () -> drawUp.submit(round));
        Acting.as(head, () -> decide.review(round, true, null));
        var second = Acting.call(head, () -> decide.publish(round, "学生处", "0571-1", 5, true));
        assertThat(status("/published/" + second)).isEqualTo(200);
        assertThat(status("/published/" + first)).isEqualTo(404);
    }

    @Test
    void nobody_is_awarded_who_fell_short_while_the_list_hung() throws Exception {
        var round = approved("scholarship", "一等奖学金");
        var publication = Acting.call(head, () -> decide.publish(round, "学生处", "0571-1", 5, true));
        results.changed(
                "update governance.publication set during = daterange(lower(during) - 10, ?) where id = ?",
                today,
                publication);
        missed(second);
        assertThatThrownBy(() -> Acting.as(head, () -> decide.award(round)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        it ->
                                assertThat(it.refusals())
                                        .singleElement()
                                        .satisfies(one -> {
                                            assertThat(one.code()).isEqualTo("selection.fallen");
                                            assertThat(one.args().get(1).toString())
                                                    .contains("乙司徒", "4")
                                                    .doesNotContain("甲欧阳");
                                        }));
        assertThat(page(head, "/selections/" + round)).contains("取消资格");
        refused("reason.missing", head, () -> decide.revoke(round, second, " "));
        Acting.as(head, () -> decide.revoke(round, second, "旷课超限"));
        refused("selection.nothing", head, () -> decide.revoke(round, second, "旷课超限"));
        assertThat(Acting.call(head, () -> decide.award(round))).isEqualTo(1);
        assertThat(Acting.call(teacher, () -> deeds.of(best))).hasSize(1);
        assertThat(Acting.call(teacher, () -> deeds.of(second))).isEmpty();
    }

    @Test
    void who_left_is_named_and_who_was_put_in_against_the_record_or_graduated_is_not() {
        var round = round();
        Acting.as(maker, () -> drawUp.reckon(round));
        Acting.as(teacher, () -> drawUp.change(round, second, false, "本人放弃"));
        Acting.as(teacher, () -> drawUp.change(round, failing, true, "竞赛获奖"));
        Acting.as(maker, () -> drawUp.submit(round));
        Acting.as(head, () -> decide.review(round, true, null));
        var publication = Acting.call(head, () -> decide.publish(round, "学生处", "0571-1", 5, true));
        results.changed(
                "update governance.publication set during = daterange(lower(during) - 10, ?) where id = ?",
                today,
                publication);
        results.changed("update registry.student set status = '03' where enrolment_id = ?", best);
        assertThatThrownBy(() -> Acting.as(head, () -> decide.award(round)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        it ->
                                assertThat(it.refusals().getFirst().args().get(1).toString())
                                        .contains("甲欧阳")
                                        .doesNotContain("丙上官"));
        results.changed("update registry.student set status = '07' where enrolment_id = ?", best);
        assertThat(Acting.call(head, () -> decide.award(round))).isEqualTo(2);
    }

    @Test
    void that_somebody_got_a_grant_is_read_by_their_own_and_not_by_every_teacher()
            throws Exception {
        var round = approved("grant", "国家助学金");
        var publication = Acting.call(head, () -> decide.publish(round, "学生处", "0571-1", 5, false));
        results.changed(
                "update governance.publication set during = daterange(lower(during) - 10, ?) where id = ?",
                today,
                publication);
        Acting.call(head, () -> decide.award(round));
        var file = "/students/" + number(best);
        for (var role : List.of("class-teacher", "counsellor", "student-affairs", "registrar")) {
            assertThat(page(people.holding("关心", role, school.firstClass()), file))
                    .as(role)
                    .contains("奖助记录", "国家助学金");
        }
        assertThat(page(people.reaching("甲欧阳", "student", school.id(), best), file))
                .contains("国家助学金");
        for (var role : List.of("teacher", "department-registrar", "archive-keeper")) {
            assertThat(page(people.holding("旁人", role, school.firstClass()), file))
                    .as(role)
                    .doesNotContain("奖助记录", "国家助学金", "3000");
        }
    }

    @Test
    void a_post_at_part_of_the_school_decides_nothing_on_all_of_it() {
        var round = round();
        Acting.as(maker, () -> drawUp.reckon(round));
        var part = people.holding("分院院长", "vice-principal", school.grade());
        absent(part, () -> drawUp.submit(round));
        Acting.as(maker, () -> drawUp.submit(round));
        absent(part, () -> decide.review(round, true, null));
        Acting.as(head, () -> decide.review(round, true, null));
        absent(part, () -> decide.publish(round, "学生处", "0571-1", 5, false));
        absent(part, () -> decide.award(round));
        absent(part, () -> decide.takeBack(round, "重新评选"));
        absent(part, () -> decide.revoke(round, best, "学术不端"));
    }

    @Test
    void whoever_set_the_places_or_reckoned_does_not_review() {
        var round = round();
        var planner = people.holding("名额", "student-affairs", school.id());
        var reckoner = people.holding("计算", "student-affairs", school.id());
        Acting.as(planner, () -> drawUp.quota(round, Map.of(school.firstClass(), 1)));
        Acting.as(reckoner, () -> drawUp.reckon(round));
        Acting.as(maker, () -> drawUp.submit(round));
        refused("selection.own", planner, () -> decide.review(round, true, null));
        refused(
                "selection.own",
                with(reckoner, "vice-principal"),
                () -> decide.review(round, true, null));
        var second = people.holding("复核", "student-affairs", school.id());
        Acting.as(second, () -> decide.review(round, true, null));
        assertThat(Acting.call(second, () -> decide.publish(round, "学生处", "0571-1", null, false)))
                .isNotNull();
    }

    @Test
    void a_loan_is_awarded_without_being_made_public_and_stands_on_no_paper() {
        var round = round("loan", "生源地助学贷款");
        Acting.as(maker, () -> drawUp.reckon(round));
        Acting.as(maker, () -> drawUp.submit(round));
        refused("selection.not-published", head, () -> decide.award(round));
        Acting.as(head, () -> decide.review(round, true, null));
        refused("selection.need-open", head, () -> decide.publish(round, "学生处", "0571-1", 5, true));
        assertThat(Acting.call(head, () -> decide.award(round))).isEqualTo(2);
        assertThat(Acting.call(teacher, () -> deeds.of(best))).isEmpty();
    }

    @Test
    void a_list_is_exported_masked_with_its_reason_and_another_school_sees_nothing()
            throws Exception {
        var round = round();
        Acting.as(maker, () -> drawUp.reckon(round));
        Acting.as(maker, () -> drawUp.submit(round));
        Acting.as(head, () -> decide.review(round, true, null));
        var publication = Acting.call(head, () -> decide.publish(round, "学生处", "0571-1", 5, false));
        var path = "/publications/" + publication + "/export";
        assertThat(web.ask(head, post(path).param("reason", " ")).getStatus()).isEqualTo(400);
        var sheet = web.ask(head, post(path).param("reason", "报教育局备案"));
        assertThat(sheet.getStatus()).isEqualTo(200);
        assertThat(cells(sheet.getContentAsByteArray()))
                .contains("报教育局备案", "教务处长")
                .doesNotContain("甲欧阳");
        assertThat(
                        results.told(
                                "select reason from audit.entry where action = 'publication.export' and subject = ?",
                                "publication:" + publication))
                .isEqualTo("报教育局备案");

        var elsewhere = new TestUnits(sql, transaction).school("college");
        var stranger = people.holding("外校", "student-affairs", elsewhere.id());
        assertThatThrownBy(() -> Acting.call(stranger, () -> read.round(round)))
                .isInstanceOf(Absent.class);
        assertThat(page(stranger, "/selections")).doesNotContain("一等奖学金");
        var neighbour = people.holding("别班", "class-teacher", school.secondClass());
        assertThat(Acting.call(neighbour, () -> read.candidates(round, "all", null, 50)).items())
                .isEmpty();
    }

    @Test
    void the_class_teacher_sees_who_needs_looking_after_and_nobody_elses() throws Exception {
        assertThat(page(teacher, "/students/concerns"))
                .contains("丙上官", "不及格 1 门", "丁诸葛", "近四周旷课 4 节")
                .doesNotContain("甲欧阳");
        assertThat(page(teacher, "/students/concerns?only=absent"))
                .contains("丁诸葛")
                .doesNotContain("丙上官");
        var neighbour = people.holding("别班", "class-teacher", school.secondClass());
        assertThat(page(neighbour, "/students/concerns")).doesNotContain("丁诸葛");
        var foreign = get("/students/concerns").param("unit", school.firstClass().toString());
        assertThat(web.ask(neighbour, foreign).getStatus()).isEqualTo(404);
        assertThat(
                        results.told(
                                "select count(*)::text from audit.entry where action = 'concerns.seen' and subject = ?",
                                "unit:" + school.firstClass()))
                .isEqualTo("2");
    }

    private UUID approved(String kind, String name) {
        var round = round(kind, name);
        Acting.as(maker, () -> drawUp.reckon(round));
        Acting.as(maker, () -> drawUp.submit(round));
        Acting.as(head, () -> decide.review(round, true, null));
        return round;
    }

    private int status(String path) throws Exception {
        return mvc.perform(get(path)).andReturn().getResponse().getStatus();
    }

    private UUID round() {
        return round("scholarship", "一等奖学金");
    }

    private UUID round(String kind, String name) {
        var scheme =
                Acting.call(
                        maker,
                        () ->
                                drawUp.scheme(
                                        new Scheme(
                                                school.id(),
                                                school.id(),
                                                "",
                                                kind,
                                                name,
                                                "江州学院奖学金办法 第三条",
                                                new java.math.BigDecimal("3000"),
                                                "mean",
                                                "class",
                                                null,
                                                new java.math.BigDecimal("60"),
                                                true,
                                                true,
                                                null,
                                                3,
                                                List.of())));
        var round =
                Acting.call(
                        maker,
                        () ->
                                drawUp.open(
                                        scheme,
                                        school.id(),
                                        "一等奖学金 2026",
                                        today.minusMonths(5),
                                        today));
        Acting.as(maker, () -> drawUp.quota(round, Map.of(school.firstClass(), 2)));
        return round;
    }

    private UUID student(String name, List<UUID> tasks, int total, int failed) {
        var id =
                new TestStudents(intake, transaction, sql)
                        .enrolled(
                                TestStudents.newcomer(
                                        name, school.firstClass(), LocalDate.of(2024, 9, 1)),
                                school.id());
        for (var i = 0; i < tasks.size(); i++) {
            results.result(id, tasks.get(i), "first", i < failed ? 50 : total);
        }
        return id;
    }

    private String number(UUID enrolment) {
        return results.told(
                "select student_number from registry.student where enrolment_id = ?", enrolment);
    }

    private List<String> names(Actor who, UUID round, String which) {
        return Acting.call(who, () -> read.candidates(round, which, null, 50)).items().stream()
                .map(Candidate::name)
                .toList();
    }

    private String page(Actor who, String path) throws Exception {
        var answer = web.ask(who, get(path));
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return answer.getContentAsString();
    }

    private static String cells(byte[] sheet) throws Exception {
        try (var book =
                new org.apache.poi.xssf.usermodel.XSSFWorkbook(
                        new java.io.ByteArrayInputStream(sheet))) {
            var text = new StringBuilder();
            book.forEach(
                    tab -> tab.forEach(row -> row.forEach(cell -> text.append(cell).append('\n'))));
            return text.toString();
        }
    }

    private Actor with(Actor person, String role) {
        return with(person, role, person.unit());
    }

    private Actor with(Actor person, String role, UUID unit) {
        return new Actor(person.account(), person.name(), role, unit, web.scope(unit), "test");
    }

    private static void absent(Actor who, Runnable act) {
        assertThatThrownBy(() -> Acting.as(who, act)).isInstanceOf(Absent.class);
    }

    private static void refused(String code, Actor who, Runnable act) {
        assertThatThrownBy(() -> Acting.as(who, act))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(code);
    }
}
