package org.matricula.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refused;
import org.matricula.organisation.TestUnits;
import org.matricula.survey.ask.AnswerQuestionnaire;
import org.matricula.survey.ask.RunQuestionnaire;
import org.matricula.survey.form.Aim;
import org.matricula.survey.form.BuildQuestionnaire;
import org.matricula.survey.form.Kind;
import org.matricula.survey.form.ReadForms;
import org.matricula.survey.form.Section;
import org.matricula.survey.form.TestForms;
import org.matricula.survey.result.By;
import org.matricula.survey.result.ReadResults;
import org.matricula.survey.result.Result;
import org.matricula.workflow.TestPeople;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// From the draft to the result, by its different people, and what the database itself can tell.
@ProgramTest
class SurveyTest {

    @Autowired ApplicationContext context;
    @Autowired BuildQuestionnaire build;
    @Autowired RunQuestionnaire run;
    @Autowired AnswerQuestionnaire answer;
    @Autowired ReadResults readResults;
    @Autowired ReadForms readForms;

    TestSurveys school;

    @BeforeEach
    void a_school() {
        school = new TestSurveys(context);
    }

    @Test
    void a_form_is_built_opened_and_from_then_on_stays_as_it_is() {
        var students = school.students(school.school.firstClass(), 3, 3);
        var form = school.form(school.registrar, false, "students");
        Acting.as(
                school.registrar,
                () -> {
                    refused("survey.depended-upon", () -> build.remove(form.id(), form.single()));
                    // down behind the one that depends upon it is one too far
                    build.moveQuestion(form.id(), form.single(), false);
                    refused(
                            "survey.branch-later",
                            () -> build.moveQuestion(form.id(), form.single(), false));
                    build.moveQuestion(form.id(), form.single(), true);
                    assertThat(run.meant(form.id()).size().asked()).isEqualTo(6);
                    run.aim(form.id(), sexes("1"));
                    assertThat(run.meant(form.id()).size().asked()).isEqualTo(3);
                    run.aim(form.id(), Aim.EVERYBODY);
                    refused(
                            "survey.from",
                            () -> run.open(form.id(), school.today.minusDays(1), school.today));
                });
        assertThat(school.open(school.registrar, form.id())).isEqualTo(6);
        Acting.as(
                school.registrar,
                () -> refused("survey.frozen", () -> build.remove(form.id(), form.number())));
        assertThatThrownBy(() ->
                        school.system(() ->
                                school.sql
                                        .sql("update survey.question set words = 'x' where id = ?")
                                        .param(form.number())
                                        .update()))
                .as("not even behind the program’s back")
                .hasMessageContaining("keeps its questions");
        var copy = Acting.call(school.registrar, () -> build.copy(form.id()));
        var copied = Section.questions(Acting.call(school.registrar, () -> readForms.form(copy)));
        assertThat(copied).hasSize(6);
        assertThat(copied.get(2).shownIf()).isEqualTo(copied.get(0).id());
        assertThat(Acting.call(school.registrar, () -> readForms.get(copy)).version()).isEqualTo(2);
        assertThat(students).hasSize(6);
    }

    @Test
    void what_was_not_asked_is_not_taken_and_what_was_is_taken_once() {
        var one = school.students(school.school.firstClass(), 1, 0).getFirst();
        var form = school.form(school.registrar, false, "students");
        school.open(school.registrar, form.id());
        var me = school.student(one);
        Acting.as(
                me,
                () -> {
                    refused(
                            "survey.hidden",
                            () ->
                                    answer.answer(
                                            form.id(),
                                            one,
                                            form.given(1, List.of(1), "不该问我", 3, "8")));
                    refused(
                            "survey.number-bounds",
                            () ->
                                    answer.answer(
                                            form.id(),
                                            one,
                                            form.given(1, List.of(1), null, 3, "25")));
                    refused(
                            "survey.no-such-option",
                            () ->
                                    answer.answer(
                                            form.id(),
                                            one,
                                            form.given(4, List.of(1), null, 3, "8")));
                    refused(
                            "survey.missing",
                            () ->
                                    answer.answer(
                                            form.id(),
                                            one,
                                            form.given(1, List.of(), null, 3, "8")));
                    var half = new HashMap<>(form.given(1, List.of(1), null, 3, "8"));
                    half.remove("q-" + form.matrix() + "-2");
                    refused("survey.line-missing", () -> answer.answer(form.id(), one, half));
                    var more = new HashMap<>(form.given(1, List.of(1), null, 3, "8"));
                    more.put("q-" + UUID.randomUUID(), List.of("1"));
                    refused("survey.no-such-question", () -> answer.answer(form.id(), one, more));
                    answer.keep(form.id(), one, form.given(2, List.of(1, 3), "写到一半", 4, "7.5"));
                    assertThat(answer.show(form.id(), one).given().get("q-" + form.branch()))
                            .containsExactly("写到一半");
                    answer.answer(form.id(), one, form.given(2, List.of(1, 3), "写完了", 4, "7.5"));
                    refused(
                            "survey.answered",
                            () ->
                                    answer.answer(
                                            form.id(),
                                            one,
                                            form.given(1, List.of(1), null, 3, "8")));
                });
        assertThat(school.count("survey.draft where questionnaire_id = ?", form.id())).isZero();
        assertThat(school.count("survey.answer where question_id = ?", form.several()))
                .isEqualTo(2);
        assertThat(school.count("survey.free_text where question_id = ?", form.branch()))
                .isEqualTo(1);
        assertThatThrownBy(() -> Acting.as(school.guardian(one), () -> answer.show(form.id(), one)))
                .as("students were asked, not their guardians")
                .isInstanceOf(Absent.class);
    }

    @Test
    void nothing_in_the_database_leads_from_an_anonymous_answer_to_its_giver() throws Exception {
        var students = school.students(school.school.firstClass(), 7, 7);
        var form = school.form(school.registrar, true, "students");
        school.open(school.registrar, form.id());
        Acting.as(
                school.student(students.getFirst()),
                () ->
                        refused(
                                "survey.no-draft",
                                () ->
                                        answer.keep(
                                                form.id(),
                                                students.getFirst(),
                                                form.given(1, List.of(1), null, 3, "8"))));
        for (var i = 0; i < 10; i++) {
            school.answer(
                    school.student(students.get(i)),
                    form.id(),
                    students.get(i),
                    form.given(2, List.of(1 + i % 3), "第" + i + "人的话", 1 + i % 5, "8"));
        }
        assertThat(school.count("survey.reply where questionnaire_id = ?", form.id()))
                .as("nothing is to be read before the end")
                .isZero();
        Acting.as(
                school.registrar,
                () -> refused("survey.not-yet", () -> readResults.result(form.id())));
        assertThat(sizes(form.id())).as("of one length, whatever was said").hasSize(1);
        assertThat(
                        school.count(
                                "survey.invitation where questionnaire_id = ? and answered",
                                form.id()))
                .isEqualTo(10);
        assertThat(marks("survey.ballot where questionnaire_id = ?", form.id()))
                .as("while it runs no mark leads from a giver to one ballot either")
                .isEqualTo(1);
        assertThat(marks("survey.invitation where answered and questionnaire_id = ?", form.id()))
                .isEqualTo(1);
        school.close(school.registrar, form.id());
        assertThat(school.count("survey.ballot where questionnaire_id = ?", form.id())).isZero();
        assertThat(
                        school.count(
                                "survey.reply where questionnaire_id = ? and enrolment_id is null and person_id is null",
                                form.id()))
                .isEqualTo(10);
        assertThat(
                        school.count(
                                "information_schema.columns where table_schema = 'survey' and table_name in"
                                        + " ('reply', 'answer', 'free_text', 'ballot', 'invitation') and data_type ~ 'time|date'"))
                .as("no time anywhere that could be laid beside another")
                .isZero();
        assertThat(marks("survey.reply where questionnaire_id = ?", form.id())).isEqualTo(1);
        assertThat(
                        marks(
                                "survey.answer where question_id in (select id from survey.question where questionnaire_id = ?)",
                                form.id()))
                .isEqualTo(1);
        assertThat(marks("survey.invitation where questionnaire_id = ?", form.id()))
                .as("nor does the database’s own mark of who wrote a row")
                .isEqualTo(1);
        assertThat(
                        school.count(
                                "audit.entry where action = 'survey.answer' and after::text like ?",
                                "%" + form.id() + "%"))
                .isZero();
        assertThatThrownBy(() ->
                        school.system(() ->
                                school.sql
                                        .sql(
                                                """
                                                insert into survey.reply (questionnaire_id, anonymous, scope_pos, enrolment_id, person_id)
                                                select ?, true, scope_pos, enrolment_id, person_id from survey.invitation
                                                 where questionnaire_id = ? limit 1
                                                """)
                                        .params(form.id(), form.id())
                                        .update()))
                .as("a name cannot be put to it later")
                .hasMessageContaining("check");
        var groups =
                school.system(() ->
                        school.sql
                                .sql(
                                        """
                                        select count(*) from survey.invitation where questionnaire_id = ?
                                         group by band_unit, band_grade, band_sex
                                        """)
                                .param(form.id())
                                .query(Long.class)
                                .list());
        assertThat(groups).allMatch(it -> it >= 5);
        assertThat(
                        school.web
                                .ask(school.registrar, get("/surveys/" + form.id() + "/replies"))
                                .getStatus())
                .as("there are no replies by name")
                .isEqualTo(404);
        var teacher = school.web.staff("class-teacher", school.school.firstClass());
        Acting.as(teacher, () -> refused("survey.reach", () -> readResults.result(form.id())));
        assertThat(school.web.ask(teacher, get("/surveys/" + form.id() + "/results")).getStatus())
                .as("a class laid beside the school would tell of the others")
                .isEqualTo(403);
        assertThat(school.web.ask(teacher, get("/surveys/" + form.id() + "/preview")).getStatus())
                .as("the questions stand open to whoever reads the answers")
                .isEqualTo(200);
        assertThat(school.web.ask(teacher, get("/surveys/" + form.id())).getContentAsString())
                .contains("学习状况调查")
                .doesNotContain("/results");
        var result = Acting.call(school.registrar, () -> readResults.result(form.id()));
        assertThat(result.replies()).isEqualTo(10);
        assertThat(result.questions().getFirst().bars().get(1).count()).isEqualTo(10);
        assertThat(
                        Acting.call(
                                        school.registrar,
                                        () -> readResults.texts(form.id(), form.branch(), null, 50))
                                .items())
                .hasSize(10)
                .allMatch(it -> it.name() == null);
    }

    @Test
    void of_a_group_too_small_an_anonymous_reply_tells_nothing() {
        school.students(school.school.firstClass(), 6, 2);
        school.students(school.school.secondClass(), 3, 0);
        var few = school.form(web(), true, "students");
        school.open(school.registrar, few.id());
        assertThat(
                        school.count(
                                "survey.invitation where questionnaire_id = ? and (band_unit is not null or band_sex is not null)",
                                few.id()))
                .as("three alone would be known, and so would two girls")
                .isZero();
        var tiny =
                school.form(
                        school.web.staff("class-teacher", school.school.secondClass()),
                        true,
                        "students");
        Acting.as(
                school.web.staff("class-teacher", school.school.secondClass()),
                () ->
                        refused(
                                "survey.too-few",
                                () -> run.open(tiny.id(), school.today, school.today)));
    }

    @Test
    void what_was_asked_of_a_few_alone_is_not_told_where_nobody_gave_a_name() {
        var students = school.students(school.school.firstClass(), 5, 5);
        var form = school.form(school.registrar, true, "students");
        var often =
                Acting.call(
                        school.registrar,
                        () ->
                                new TestForms(build, form.id(), form.section())
                                        .add(
                                                Kind.SINGLE,
                                                "多久一次",
                                                true,
                                                List.of("常常", "偶尔"),
                                                form.single(),
                                                List.of(2)));
        school.open(school.registrar, form.id());
        for (var i = 0; i < 10; i++) {
            var given = new HashMap<>(form.given(i < 2 ? 2 : 1, List.of(1), null, 1 + i % 5, "8"));
            if (i < 2) {
                given.put("q-" + often, List.of("1"));
            }
            school.answer(school.student(students.get(i)), form.id(), students.get(i), given);
        }
        school.close(school.registrar, form.id());
        var told = Acting.call(school.registrar, () -> readResults.result(form.id())).questions();
        assertThat(told)
                .filteredOn(it -> it.question().equals(often))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.n()).isEqualTo(2);
                    assertThat(it.bars()).isEmpty();
                    assertThat(it.mean()).isNull();
                    assertThat(it.median()).isNull();
                });
        assertThat(told.getFirst().bars()).as("what all were asked is").isNotEmpty();
    }

    @Test
    void what_few_wrote_behind_a_branch_is_read_by_nobody_where_nobody_gave_a_name()
            throws Exception {
        var students = school.students(school.school.firstClass(), 6, 6);
        var form = school.form(school.registrar, true, "students");
        school.open(school.registrar, form.id());
        for (var i = 0; i < 12; i++) {
            school.answer(
                    school.student(students.get(i)),
                    form.id(),
                    students.get(i),
                    form.given(
                            i < 4 ? 2 : 1,
                            List.of(1),
                            i < 2 ? "只有我家这样" : null,
                            1 + i % 5,
                            i == 0 ? "3" : "8"));
        }
        school.close(school.registrar, form.id());
        var told = Acting.call(school.registrar, () -> readResults.result(form.id())).questions();
        assertThat(told)
                .filteredOn(it -> it.question().equals(form.branch()))
                .singleElement()
                .matches(Result.Answered::few);
        Acting.as(
                school.registrar,
                () ->
                        refused(
                                "survey.withheld",
                                () -> readResults.texts(form.id(), form.branch(), null, 9)));
        assertThat(page(school.registrar, "/surveys/" + form.id() + "/results"))
                .contains("走到这一题的不足 5 人")
                .doesNotContain("texts?question=" + form.branch());
        assertThat(told)
                .filteredOn(it -> it.question().equals(form.number()))
                .singleElement()
                .satisfies(it ->
                        assertThat(it.bars())
                                .extracting(bar -> bar.label() + ": " + bar.count())
                                .containsExactly("< 8: 1", "8: 11"));
    }

    /// Neither all of one value nor values far apart make one bar of everybody.
    @Test
    void numbers_are_told_as_they_were_answered() {
        var students = school.students(school.school.firstClass(), 10, 10);
        var form = school.form(school.registrar, false, "students");
        var far =
                Acting.call(
                        school.registrar,
                        () ->
                                new TestForms(build, form.id(), form.section())
                                        .number("花费", 0, 100000));
        school.open(school.registrar, form.id());
        for (var i = 0; i < 20; i++) {
            var given = new HashMap<>(form.given(1, List.of(1), null, 3, i == 0 ? "3" : "8"));
            given.put("q-" + far, List.of(i == 19 ? "90000" : String.valueOf(10 + i)));
            school.answer(school.student(students.get(i)), form.id(), students.get(i), given);
        }
        var told = Acting.call(school.registrar, () -> readResults.result(form.id())).questions();
        assertThat(told)
                .filteredOn(it -> it.question().equals(form.number()))
                .singleElement()
                .satisfies(it ->
                        assertThat(it.bars())
                                .extracting(bar -> bar.label() + ": " + bar.count())
                                .containsExactly("3: 1", "8: 19"));
        assertThat(told)
                .filteredOn(it -> it.question().equals(far))
                .singleElement()
                .satisfies(it ->
                        assertThat(it.bars())
                                .extracting(bar -> bar.label() + ": " + bar.count())
                                .containsExactly(
                                        "< 10: 0",
                                        "10 – 14: 5",
                                        "15 – 19: 5",
                                        "20 – 24: 5",
                                        "25 – 29: 4",
                                        "≥ 30: 1"));
    }

    /// A college reads by department and by major what its classes said.
    @Test
    void results_are_crossed_by_the_units_above_the_classes() throws Exception {
        var units = new TestUnits(school.sql, school.transaction);
        var classes = new java.util.ArrayList<UUID>();
        school.system(() -> {
            for (var n = 0; n < 2; n++) {
                var department =
                        units.unit("department", school.school.id(), school.school.id(), "school");
                for (var m = 0; m < 2; m++) {
                    var major = units.unit("major", department, school.school.id(), "school");
                    classes.add(units.unit("class", major, school.school.id(), "school"));
                }
            }
            return 0;
        });
        var form = school.form(school.registrar, true, "students");
        var students = classes.stream().map(it -> school.students(it, 6, 6)).toList();
        school.open(school.registrar, form.id());
        for (var n = 0; n < 4; n++) {
            for (var one : students.get(n)) {
                school.answer(
                        school.student(one),
                        form.id(),
                        one,
                        form.given(n < 2 ? 1 : 3, List.of(1), null, 3, "8"));
            }
        }
        school.close(school.registrar, form.id());
        assertThat(Acting.call(school.registrar, () -> readResults.result(form.id())).bys())
                .contains(By.DEPARTMENT, By.MAJOR, By.UNIT)
                .doesNotContain(By.INSTITUTION);
        var table =
                Acting.call(school.registrar, () -> readResults.crossed(form.id(), "department"))
                        .getFirst();
        assertThat(table.rows()).hasSize(2);
        assertThat(table.rows().get(0).cells()).containsExactly(24L, 0L, 0L);
        assertThat(table.rows().get(1).cells()).containsExactly(0L, 0L, 24L);
        assertThat(
                        Acting.call(school.registrar, () -> readResults.crossed(form.id(), "major"))
                                .getFirst()
                                .rows())
                .hasSize(4);
        assertThat(page(school.registrar, "/surveys/" + form.id() + "/results?by=department"))
                .contains("按院系", "按专业", "department ");
        assertThat(page(school.registrar, "/surveys/" + form.id() + "/results?by=major"))
                .contains("major ");
        var sheet =
                school.web.ask(
                        school.registrar,
                        post("/surveys/" + form.id() + "/results/export").param("reason", "院系会"));
        try (var book =
                org.apache.poi.ss.usermodel.WorkbookFactory.create(
                        new java.io.ByteArrayInputStream(sheet.getContentAsByteArray()))) {
            var found = new java.util.HashSet<String>();
            book.getSheetAt(0).forEach(row -> found.add(String.valueOf(row.getCell(0))));
            assertThat(found).contains("院系", "专业", "班级");
        }
    }

    @Test
    void results_are_crossed_and_each_sees_no_further_than_their_reach() throws Exception {
        var first = school.students(school.school.firstClass(), 8, 7);
        var second = school.students(school.school.secondClass(), 6, 6);
        var form = school.form(school.registrar, false, "students");
        school.open(school.registrar, form.id());
        IntStream.range(0, 15)
                .forEach(i ->
                        school.answer(
                                school.student(first.get(i)),
                                form.id(),
                                first.get(i),
                                form.given(i == 0 ? 3 : 1, List.of(1), null, 1 + i % 5, "8")));
        IntStream.range(0, 11)
                .forEach(i ->
                        school.answer(
                                school.student(second.get(i)),
                                form.id(),
                                second.get(i),
                                form.given(1 + i % 2, List.of(1, 2), null, 5, "7")));
        var result = Acting.call(school.registrar, () -> readResults.result(form.id()));
        assertThat(result.replies()).isEqualTo(26);
        assertThat(result.questions().getFirst().bars())
                .extracting(it -> it.label() + " " + it.count())
                .containsExactly("一小时以内 20", "一到两小时 5", "更久 1");
        var byClass = Acting.call(school.registrar, () -> readResults.crossed(form.id(), "unit"));
        assertThat(byClass.getFirst().hidden()).isTrue();
        assertThat(byClass.getFirst().rows().getFirst().cells().get(2))
                .as("the one who said so")
                .isNull();
        assertThat(byClass.getFirst().rows().get(1).cells().get(2))
                .as("who would follow from the total")
                .isNull();
        var teacher = school.web.staff("class-teacher", school.school.secondClass());
        assertThat(Acting.call(teacher, () -> readResults.result(form.id())).replies())
                .as("of their own class alone")
                .isEqualTo(11);
        Acting.as(
                teacher,
                () -> {
                    refused(
                            "survey.texts",
                            () -> readResults.texts(form.id(), form.branch(), null, 9));
                    assertThatThrownBy(() -> run.close(form.id(), "x")).isInstanceOf(Absent.class);
                });
        var said =
                school.web.ask(teacher, get("/surveys/" + form.id() + "/replies/" + second.get(0)));
        assertThat(said.getContentAsString()).contains("每天自习多久", "一小时以内", "语文");
        assertThat(
                        school.count(
                                "audit.entry where action = 'survey.read-reply' and subject = ?",
                                "enrolment:" + second.get(0)))
                .isEqualTo(1);
        assertThat(
                        school.web
                                .ask(
                                        teacher,
                                        get("/surveys/" + form.id() + "/replies/" + first.get(0)))
                                .getStatus())
                .as("of another class")
                .isEqualTo(404);
        var missing = school.web.ask(teacher, get("/surveys/" + form.id() + "/missing"));
        assertThat(missing.getContentAsString()).contains("林一诺").doesNotContain("一到两小时");
        assertThat(missing.getContentAsString().split("<tr>").length - 1)
                .as("a heading and one")
                .isEqualTo(2);
        for (var path :
                List.of(
                        "/surveys",
                        "/surveys/new",
                        "/surveys/" + form.id(),
                        "/surveys/" + form.id() + "/preview",
                        "/surveys/" + form.id() + "/replies",
                        "/surveys/" + form.id() + "/results",
                        "/surveys/" + form.id() + "/results?by=unit",
                        "/surveys/" + form.id() + "/results?by=sex",
                        "/surveys/" + form.id() + "/results/texts?question=" + form.branch())) {
            assertThat(school.web.ask(school.registrar, get(path)).getStatus())
                    .as(path)
                    .isEqualTo(200);
        }
        var sheet =
                school.web.ask(
                        school.registrar,
                        post("/surveys/" + form.id() + "/results/export").param("reason", "班主任会"));
        assertThat(sheet.getStatus()).isEqualTo(200);
        assertThat(sheet.getContentAsByteArray()).startsWith((byte) 'P', (byte) 'K');
        assertThat(
                        school.web
                                .ask(
                                        school.registrar,
                                        post("/surveys/" + form.id() + "/results/export"))
                                .getStatus())
                .isEqualTo(400);
        assertThat(
                        school.count(
                                "audit.entry where action = 'survey.export' and reason = '班主任会' and subject = ?",
                                "questionnaire:" + form.id()))
                .isEqualTo(1);
        var other = new TestUnits(school.sql, school.transaction).school("school");
        assertThat(
                        school.web
                                .ask(
                                        school.web.staff("registrar", other.id()),
                                        get("/surveys/" + form.id() + "/results"))
                                .getStatus())
                .isEqualTo(404);
        assertThat(
                        school.web
                                .ask(
                                        school.student(first.get(0)),
                                        get("/own-surveys/" + form.id() + "/" + second.get(11)))
                                .getStatus())
                .as("another’s form")
                .isEqualTo(404);
        assertThat(
                        school.web
                                .ask(
                                        school.student(second.get(11)),
                                        get("/own-surveys/" + form.id() + "/" + second.get(11)))
                                .getContentAsString())
                .contains("每天自习多久", "记名问卷");
        assertThat(
                        school.web
                                .ask(school.student(second.get(11)), get("/own-surveys"))
                                .getContentAsString())
                .contains("学习状况调查");
    }

    /// The view is read until the opening: whoever it names by then is asked, and nobody if it is
    /// gone.
    @Test
    void a_kept_view_narrows_whom_it_asks_until_it_is_opened() throws Exception {
        var boys = school.students(school.school.firstClass(), 3, 2);
        school.students(school.school.secondClass(), 1, 3);
        var people = new TestPeople(school.sql, school.transaction);
        var registrar = people.holding("王科长", "registrar", school.school.id());
        account(people, boys.getFirst(), "student");
        var form = school.form(registrar, false, "students");
        var at = "/surveys/" + form.id() + "/audience";
        var view = view(registrar, "男生", "sex=1");
        var past = view(registrar, "去年今日", "asOf=2025-01-01");
        var shown = page(registrar, at);
        assertThat(shown).contains("男生", "name=\"view\"", "将问到 9 名学生，其中 8 名没有账户");

        assertThat(aimed(registrar, at, "view", view).getStatus()).isEqualTo(302);
        assertThat(page(registrar, at))
                .contains("将问到 4 名学生，其中 3 名没有账户")
                .containsPattern("value=\"" + view + "\" selected");
        school.system(() ->
                school.sql
                        .sql("update registry.roster_view set filters = ? where id = ?")
                        .params("sex=2&class=" + school.school.firstClass(), view)
                        .update());
        assertThat(page(registrar, at)).contains("将问到 2 名学生");

        assertThat(aimed(registrar, at, "view", past).getStatus()).isEqualTo(400);
        var other = people.holding("钱老师", "registrar", school.school.id());
        assertThat(page(other, at))
                .as("a view that is not shared asks nobody rather than everybody")
                .contains("将问到 0 名学生", "重新选择视图", "所选的名册视图已经删除");
        refused("survey.view-gone", () -> school.open(other, form.id()));

        assertThat(school.open(registrar, form.id())).isEqualTo(2);
        assertThat(school.count("survey.invitation where questionnaire_id = ?", form.id()))
                .isEqualTo(2);
        assertThat(
                        school.count(
                                "audit.entry where subject = ? and after::text like '%男生%'",
                                "questionnaire:" + form.id()))
                .isEqualTo(1);
        assertThatThrownBy(() ->
                        school.system(() ->
                                school.sql
                                        .sql(
                                                "update survey.questionnaire set aim_view = null where id = ?")
                                        .param(form.id())
                                        .update()))
                .hasMessageContaining("stays as it was opened");
    }

    @Test
    void what_an_audience_is_aimed_by_wrongly_is_told_by_its_field() throws Exception {
        var registrar = school.registrar;
        var form = school.form(registrar, false, "guardians");
        var at = "/surveys/" + form.id() + "/audience";
        for (var wrong : List.of("99999", "13", "0")) {
            var told = aimed(registrar, at, "grade", wrong);
            assertThat(told.getStatus()).as(wrong).isEqualTo(400);
            assertThat(told.getContentAsString()).contains("没有这个年级，请填 1 到 12");
        }
        var year = aimed(registrar, at, "year", "32768");
        assertThat(year.getStatus()).isEqualTo(400);
        assertThat(year.getContentAsString()).contains("没有这个入学年份");
        assertThat(aimed(registrar, at, "status", "zz").getContentAsString()).contains("没有代码 zz");
        assertThat(aimed(registrar, at, "year", "2025").getStatus()).isEqualTo(302);
    }

    /// Of two children one guardian has an account; who has none is not told here.
    @Test
    void of_guardians_it_says_how_many_are_asked_and_who_has_no_account() throws Exception {
        var children = school.students(school.school.firstClass(), 1, 1);
        school.system(() ->
                school.sql
                        .sql("update registry.person set birth_on = ? where id = any (?)")
                        .params(
                                school.today.minusYears(12),
                                children.stream().map(school::person).toArray(UUID[]::new))
                        .update());
        var people = new TestPeople(school.sql, school.transaction);
        var registrar = people.holding("王科长", "registrar", school.school.id());
        account(people, children.getFirst(), "guardian");
        var form = school.form(registrar, false, "guardians");
        var guardians =
                school.count(
                        "registry.guardian where custody and person_id = any (?)",
                        (Object) children.stream().map(school::person).toArray(UUID[]::new));
        assertThat(guardians).isGreaterThanOrEqualTo(2);
        assertThat(page(registrar, "/surveys/" + form.id() + "/audience"))
                .contains("将问到 2 名学生的 %d 名监护人，其中 %d 名没有账户".formatted(guardians, guardians - 1));
    }

    private UUID view(Actor registrar, String name, String filters) {
        return school.system(() ->
                school.sql
                        .sql(
                                "insert into registry.roster_view (account_id, name, filters, made_at) values (?, ?, ?, now()) returning id")
                        .params(registrar.account(), name, filters)
                        .query(UUID.class)
                        .single());
    }

    private org.springframework.mock.web.MockHttpServletResponse aimed(
            Actor who, String at, String field, Object value) throws Exception {
        return school.web.ask(who, post(at).param(field, value.toString()));
    }

    private void account(TestPeople people, UUID enrolment, String role) {
        var account = people.reaching("林", role, school.school.id(), enrolment).account();
        school.system(() ->
                role.equals("student")
                        ? school.sql
                                .sql(
                                        "insert into registry.account_person (account_id, person_id) values (?, ?)")
                                .params(account, school.person(enrolment))
                                .update()
                        : school.sql
                                .sql(
                                        "update registry.guardian set account_id = ? where person_id = ? and seq = (select min(seq) from registry.guardian where person_id = ?)")
                                .params(account, school.person(enrolment), school.person(enrolment))
                                .update());
    }

    private String page(Actor who, String path) throws Exception {
        var answer = school.web.ask(who, get(path));
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return answer.getContentAsString();
    }

    @Test
    void a_draft_is_built_in_the_browser() throws Exception {
        var made =
                school.web.ask(
                        school.registrar,
                        post("/surveys")
                                .param("title", "家庭学习环境")
                                .param("theme", "family")
                                .param("asked", "guardians")
                                .param("anonymous", "true"));
        var at = made.getRedirectedUrl();
        var id = UUID.fromString(at.substring(at.lastIndexOf('/') + 1));
        var section = Acting.call(school.registrar, () -> school.section(id)).toString();
        assertThat(
                        school.web
                                .ask(
                                        school.registrar,
                                        post(at + "/questions")
                                                .param("section", section)
                                                .param("kind", "single")
                                                .param("words", "有书桌吗")
                                                .param("mandatory", "true")
                                                .param("options", "有\n没有"))
                                .getStatus())
                .isEqualTo(302);
        assertThat(
                        school.web
                                .ask(
                                        school.registrar,
                                        post(at + "/questions")
                                                .param("section", section)
                                                .param("kind", "single")
                                                .param("words", "只有一个选项")
                                                .param("options", "有"))
                                .getContentAsString())
                .contains("选项要有 2 到 30 个", "只有一个选项");
        assertThat(school.web.ask(school.registrar, get(at + "/build")).getContentAsString())
                .contains("有书桌吗", "家庭学习环境");
        school.students(school.school.firstClass(), 3, 3);
        var audience = school.web.ask(school.registrar, get(at + "/audience")).getContentAsString();
        assertThat(audience).contains("将问到");
        assertThat(
                        school.web
                                .ask(
                                        school.registrar,
                                        post(at + "/audience")
                                                .param("sex", "1")
                                                .param("numbers", "X0 X1"))
                                .getStatus())
                .isEqualTo(302);
        assertThat(school.web.ask(school.registrar, get(at + "/audience")).getContentAsString())
                .contains("以下学号不在范围内：X0, X1");
        assertThat(school.web.ask(school.registrar, post(at + "/discard")).getStatus())
                .isEqualTo(302);
        assertThat(school.count("survey.questionnaire where id = ?", id)).isZero();
    }

    @Test
    void a_ballot_that_does_not_open_keeps_no_other_from_being_counted() throws Exception {
        var students = school.students(school.school.firstClass(), 6, 6);
        var registrar =
                new TestPeople(school.sql, school.transaction)
                        .holding("王科长", "registrar", school.school.id());
        var form = school.form(registrar, true, "students");
        school.open(registrar, form.id());
        for (var one : students) {
            school.answer(
                    school.student(one), form.id(), one, form.given(1, List.of(1), null, 3, "8"));
        }
        var ballots =
                school.system(() ->
                        school.sql
                                .sql("select id from survey.ballot where questionnaire_id = ?")
                                .param(form.id())
                                .query(UUID.class)
                                .list());
        bitten(ballots.subList(0, 1), 60);
        bitten(ballots.subList(1, 7), 2);
        school.close(registrar, form.id());

        var it = Acting.call(registrar, () -> readForms.get(form.id()));
        assertThat(it.closed()).isTrue();
        assertThat(it.unreadDamaged()).isEqualTo(1);
        assertThat(it.unreadKeyless()).isEqualTo(6);
        assertThat(Acting.call(registrar, () -> readResults.result(form.id())).replies())
                .isEqualTo(5);
        assertThat(school.count("survey.ballot where questionnaire_id = ?", form.id()))
                .as("kept for later")
                .isEqualTo(7);
        assertThat(page(registrar, "/surveys/" + form.id()))
                .contains("有 7 份答卷没有读出", "6 份缺密钥", "1 份已损坏", "/reread");
        List<String> told =
                Acting.call(
                        registrar,
                        () ->
                                school.transaction.execute(none ->
                                        school.sql
                                                .sql("select key from notice.notice")
                                                .query(String.class)
                                                .list()));
        assertThat(told).containsExactly("survey.told.unread");

        bitten(ballots.subList(1, 3), 2);
        Acting.as(registrar, () -> refused("survey.few-reread", () -> run.reread(form.id())));
        assertThat(school.count("survey.ballot where questionnaire_id = ?", form.id()))
                .as("two more would be told by subtraction")
                .isEqualTo(7);
        bitten(ballots.subList(3, 7), 2);
        var answer = school.web.ask(registrar, post("/surveys/" + form.id() + "/reread"));
        assertThat(answer.getStatus()).isEqualTo(302);
        assertThat(Acting.call(registrar, () -> readResults.result(form.id())).replies())
                .isEqualTo(11);
        assertThat(page(registrar, "/surveys/" + form.id())).contains("有 1 份答卷没有读出", "0 份缺密钥");
    }

    /// A byte of each is turned, and turned back by the same.
    private void bitten(List<UUID> ballots, int at) {
        school.system(() ->
                school.sql
                        .sql(
                                "update survey.ballot set given = set_byte(given, ?, 255 - get_byte(given, ?)) where id = any (?)")
                        .params(at, at, ballots.toArray(UUID[]::new))
                        .update());
    }

    @Test
    void whoever_has_not_answered_is_reminded_again_and_once_more_before_the_end() {
        school.students(school.school.firstClass(), 6, 0);
        var form = school.form(school.registrar, true, "students");
        school.open(school.registrar, form.id());
        assertThat(remindedAfter(form.id(), 6, 20, null)).as("not yet").isNull();
        assertThat(remindedAfter(form.id(), 7, 20, null)).isEqualTo(school.today);
        assertThat(remindedAfter(form.id(), 14, 20, 5)).isEqualTo(school.today.minusDays(5));
        assertThat(remindedAfter(form.id(), 14, 20, 7)).isEqualTo(school.today);
        assertThat(remindedAfter(form.id(), 14, 2, 3))
                .as("shortly before the end, whatever was before")
                .isEqualTo(school.today);
        assertThat(remindedAfter(form.id(), 14, 2, 1)).isEqualTo(school.today.minusDays(1));
    }

    private LocalDate remindedAfter(
            UUID id, int open, int left, @org.jspecify.annotations.Nullable Integer reminded) {
        school.system(() ->
                school.sql
                        .sql(
                                "update survey.questionnaire set opens_on = ?, closes_on = ?, reminded_on = ?::date where id = ?")
                        .params(
                                school.today.minusDays(open),
                                school.today.plusDays(left),
                                reminded == null ? null : school.today.minusDays(reminded),
                                id)
                        .update());
        Acting.as(school.registrar, () -> run.attend(id));
        return Acting.call(school.registrar, () -> readForms.get(id)).remindedOn();
    }

    @Test
    void whoever_is_asked_much_leafs_through_it() throws Exception {
        var one = school.students(school.school.firstClass(), 1, 0).getFirst();
        for (var i = 0; i < 3; i++) {
            var form = school.form(school.registrar, false, "students");
            school.open(school.registrar, form.id());
            if (i == 0) {
                school.answer(
                        school.student(one),
                        form.id(),
                        one,
                        form.given(1, List.of(1), null, 3, "8"));
            }
        }
        var seen = new java.util.ArrayList<Boolean>();
        String cursor = null;
        do {
            var at = cursor;
            var slice = Acting.call(school.student(one), () -> answer.asked(at, 1));
            slice.items().forEach(it -> seen.add(it.answered()));
            cursor = slice.next();
        } while (cursor != null && seen.size() < 9);
        assertThat(seen).containsExactly(false, false, true);
        assertThat(school.web.ask(school.student(one), get("/own-surveys?cursor=x")).getStatus())
                .isEqualTo(400);
    }

    @Test
    void it_tells_reminds_and_closes_by_its_days() {
        var one = school.students(school.school.firstClass(), 6, 0).getFirst();
        var form = school.form(school.registrar, true, "students");
        school.open(school.registrar, form.id());
        Acting.as(school.registrar, () -> run.remind(form.id()));
        Acting.as(
                school.registrar,
                () -> refused("survey.reminded-today", () -> run.remind(form.id())));
        school.answer(school.student(one), form.id(), one, form.given(1, List.of(1), null, 3, "8"));
        school.system(() ->
                school.sql
                        .sql(
                                "update survey.questionnaire set opens_on = opens_on - 30, closes_on = closes_on - 30 where id = ?")
                        .param(form.id())
                        .update());
        Acting.as(school.registrar, () -> run.attend(form.id()));
        var it = Acting.call(school.registrar, () -> readForms.get(form.id()));
        assertThat(it.closed()).isTrue();
        assertThat(Acting.call(school.registrar, () -> readResults.result(form.id())).withheld())
                .as("one reply alone is nobody’s business")
                .isTrue();
    }

    @Test
    void the_demonstration_has_one_that_ended_one_that_runs_and_interviews() {
        school.students(school.school.firstClass(), 8, 8);
        school.students(school.school.secondClass(), 7, 7);
        var audience =
                new DemoAudience(school.sql) {
                    @Override
                    List<UUID> of(UUID questionnaire) {
                        return school.system(() -> super.of(questionnaire));
                    }
                };
        var demo =
                new DemoSurveys(
                        build,
                        readForms,
                        run,
                        answer,
                        context.getBean(org.matricula.survey.interview.OpenInterviews.class),
                        audience,
                        context.getBean(org.matricula.workflow.Subjects.class),
                        context.getBean(org.matricula.identity.Holders.class),
                        context.getBean(org.matricula.organisation.Units.class),
                        context.getBean(org.springframework.context.MessageSource.class),
                        context.getBean(java.time.Clock.class));
        var college =
                context.getBean(org.matricula.organisation.Units.class).get(school.school.id());
        Acting.as(
                org.matricula.kernel.Actor.system("demo"),
                () -> demo.play(school.registrar, college));
        assertThat(
                        school.count(
                                "survey.questionnaire where institution_id = ? and state = 'closed'",
                                school.school.id()))
                .isEqualTo(1);
        assertThat(
                        school.count(
                                "survey.reply r join survey.questionnaire q on q.id = r.questionnaire_id where q.institution_id = ?",
                                school.school.id()))
                .isEqualTo(30);
        assertThat(
                        school.count(
                                "survey.interview i join survey.campaign c on c.id = i.campaign_id where c.institution_id = ?",
                                school.school.id()))
                .isEqualTo(4);
    }

    private org.matricula.kernel.Actor web() {
        return school.registrar;
    }

    private List<Integer> sizes(UUID questionnaire) {
        return school.system(() ->
                school.sql
                        .sql(
                                "select distinct length(given) from survey.ballot where questionnaire_id = ?")
                        .param(questionnaire)
                        .query(Integer.class)
                        .list());
    }

    private long marks(String from, UUID id) {
        return school.system(() ->
                school.sql
                        .sql("select count(distinct xmin::text) from " + from)
                        .param(id)
                        .query(Long.class)
                        .single());
    }

    private static Aim sexes(String... sexes) {
        return new Aim(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(sexes),
                List.of(),
                List.of(),
                null);
    }

    private static void refused(String code, Runnable act) {
        assertThatThrownBy(act::run).isInstanceOf(Refused.class).hasMessageContaining(code);
    }
}
