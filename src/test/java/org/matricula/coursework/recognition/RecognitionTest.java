package org.matricula.coursework.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.matricula.change.TestCases.refusals;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.change.TestCases;
import org.matricula.coursework.CountedGrade;
import org.matricula.coursework.CountedGrades;
import org.matricula.coursework.GradePoints;
import org.matricula.coursework.PublishedGrades;
import org.matricula.coursework.TestGrades;
import org.matricula.curriculum.DecideEquivalence;
import org.matricula.curriculum.Equivalences;
import org.matricula.curriculum.NewEquivalence;
import org.matricula.document.Documents;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.WebSteps;
import org.matricula.workflow.apply.AmendCase;
import org.matricula.workflow.decide.Decide;
import org.matricula.workflow.decide.Verdict;
import org.matricula.workflow.reverse.ReverseCase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// What is brought along becomes courses of the programme followed: decided by two offices,
/// counted, printed, and taken back by a second person.
@ProgramTest
class RecognitionTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired TestCases cases;
    @Autowired OpenRecognition openRecognition;
    @Autowired EditRecognition edit;
    @Autowired RecordBrought recordBrought;
    @Autowired DecideEquivalence decideEquivalence;
    @Autowired Equivalences equivalences;
    @Autowired ReverseCase reverseCase;
    @Autowired AmendCase amendCase;
    @Autowired Decide decide;
    @Autowired CountedGrades counted;
    @Autowired PublishedGrades published;
    @Autowired GradePoints points;
    @Autowired Documents documents;

    WebSteps web;
    TestUnits.School school;
    TestCases.Offices offices;
    TestGrades grades;
    LocalDate today;
    UUID one;
    UUID other;
    Actor student;

    @BeforeEach
    void a_programme_of_four_courses_and_two_students() {
        web = new WebSteps(mvc, sql);
        school = cases.units().school("college");
        offices = cases.offices(school);
        today = cases.today();
        grades =
                TestGrades.in(
                        sql,
                        transaction,
                        school.id(),
                        school.grade(),
                        school.firstClass(),
                        today.minusDays(100),
                        today.plusDays(60));
        grades.changed(
                "update organisation.unit set entry_year = ? where id = ?",
                today.minusDays(100).getYear(),
                school.firstClass());
        one = cases.students().enrolled(school.id(), school.firstClass(), LocalDate.of(2024, 9, 1));
        other =
                cases.students()
                        .enrolled(school.id(), school.firstClass(), LocalDate.of(2024, 9, 1));
        student = cases.people().reaching("林一诺", "student", school.id(), one);
        grades.task("RC101", "高等数学");
        grades.task("RC102", "大学英语");
        grades.task("RC103", "程序设计");
        grades.task("RC104", "数据结构");
    }

    @Test
    void what_an_outside_school_taught_counts_once_two_offices_agree_and_no_longer_once_reversed()
            throws Exception {
        var before = cases.texts("select number from workflow.case_file where id = ?", one);
        assertThat(before).isEmpty();
        assertThat(web.ask(offices.registrar(), brought("RC101", "高等数学", "88", "")).getStatus())
                .as("no evidence, no result")
                .isEqualTo(400);
        web.ask(offices.registrar(), brought("RC101", "高等数学", "88", "成绩单 77"));
        web.ask(offices.registrar(), brought("EN1", "公共英语", "70", "成绩单 77"));
        assertThat(web.ask(offices.registrar(), brought("EN1", "公共英语", "70", "成绩单 77")).getStatus())
                .as("never twice")
                .isEqualTo(409);
        equal(false, List.of(left("EN1", "公共英语")), List.of(right("RC102", null)));

        var opened =
                web.ask(
                        student,
                        post("/recognitions")
                                .param("enrolment", one.toString())
                                .param("kind", "other-school"));
        assertThat(opened.getStatus()).isEqualTo(302);
        var id = UUID.fromString(opened.getRedirectedUrl().replace("/recognitions/", ""));
        assertThat(shown(student, id).lines())
                .extracting(it -> it.course() + " " + it.basis() + " " + it.total())
                .containsExactly("高等数学 equal-course 88", "大学英语 equivalence 70");
        assertThat(catchAbsent(offices.department(), id)).as("a draft is the applicant's").isTrue();
        explained(id, "other-school");
        assertThat(cases.submit(student, id)).containsExactly("case.evidence-missing");
        cases.evidence(student, id, "former-transcript");
        assertThat(cases.submit(student, id)).isEmpty();

        var page = web.ask(offices.department(), get("/recognitions/" + id));
        assertThat(page.getContentAsString()).contains("省职业学院", "公共英语", "等同与替代", "不认定");
        var line = line(offices.department(), id, "RC102");
        assertThat(refusals(() -> decided(student, id, line, "不合适")))
                .containsExactly("recognition.own");
        assertThat(refusals(() -> decided(offices.department(), id, line, "")))
                .containsExactly("field.missing");
        assertThat(refusals(() -> decided(offices.head(), id, line, "不在本人环节")))
                .as("not their turn")
                .containsExactly("recognition.own");
        var seen = shown(offices.department(), id).version();
        Acting.as(offices.department(), () -> edit.decide(id, line, seen, false, "内容相差较多"));
        assertThat(
                        refusals(() ->
                                Acting.as(
                                        offices.registrar(),
                                        () -> edit.decide(id, line, seen, true, ""))))
                .as("somebody was faster")
                .containsExactly("recognition.moved");
        cases.approve(offices.department(), id);
        var declined = line(offices.department(), id, "RC101");
        decided(offices.registrar(), id, declined, "课程大纲不符");
        assertThat(cases.decide(offices.registrar(), id, Verdict.APPROVE))
                .as("the department agreed to another sheet")
                .containsExactly("recognition.agreement");
        assertThat(web.ask(offices.department(), get("/recognitions/" + id)).getContentAsString())
                .contains("的同意已失效", "重新同意");
        assertThat(agreed(student, id)).as("not the student's").isEqualTo(403);
        assertThat(agreed(offices.registrar(), id)).as("nothing of theirs").isEqualTo(409);
        assertThat(agreed(offices.department(), id)).isEqualTo(302);
        Acting.as(
                offices.registrar(),
                () -> edit.decide(id, declined, edit.show(id).version(), true, ""));
        assertThat(cases.decide(offices.registrar(), id, Verdict.APPROVE))
                .as("changed back is changed")
                .containsExactly("recognition.agreement");
        secondPost(id, "account_id");
        assertThat(agreed(offices.department(), id))
                .as("nobody agrees for two offices")
                .isEqualTo(409);
        secondPost(id, "null");
        assertThat(agreed(offices.department(), id)).isEqualTo(302);
        cases.approve(offices.registrar(), id);
        assertThat(counted()).as("not before the last office").isEmpty();
        cases.approve(offices.head(), id);

        assertThat(counted())
                .extracting(
                        it -> it.code() + " " + it.attempt() + " " + it.total() + " " + it.origin())
                .containsExactly("RC101 recognised 88 省职业学院 高等数学");
        assertThat(Acting.call(offices.registrar(), () -> published.of(List.of(one))))
                .extracting(it -> it.code() + " " + it.attempt() + " " + it.origin())
                .containsExactly("RC101 recognised 省职业学院 高等数学");
        assertThat(points()).containsExactly("3.80");
        rule("grade.recognised-points", "false");
        assertThat(points()).as("by policy").isEmpty();
        assertThat(printed(id)).contains("课程学分认定表", "省职业学院", "高等数学", "88", "内容相差较多", "认定学分合计");
        assertThat(web.ask(student, get("/students/" + number(one))).getContentAsString())
                .contains("原学校成绩（2 项，只读）", "公共英语");
        assertThatThrownBy(() ->
                        grades.changed(
                                "update coursework.recognition_line set total = 99 where case_id = ?",
                                id))
                .hasMessageContaining("stays as it was granted");
        var fellow = cases.people().reaching("同学", "student", school.id(), other);
        assertThat(web.ask(fellow, get("/recognitions/" + id)).getStatus()).isEqualTo(404);
        assertThat(web.ask(fellow, get("/brought-results/" + one)).getStatus()).isEqualTo(404);
        var abroad = cases.units().school("college");
        var stranger = cases.people().holding("外校", "registrar", abroad.id());
        assertThat(web.ask(stranger, get("/recognitions/" + id)).getStatus()).isEqualTo(404);
        assertThat(Acting.call(stranger, () -> inDatabase("brought"))).as("row security").isZero();
        assertThat(Acting.call(fellow, () -> inDatabase("recognition_line"))).isZero();
        assertThat(Acting.call(student, () -> inDatabase("recognition_line"))).isEqualTo(2);

        var reversal = Acting.call(offices.registrar(), () -> reverseCase.open(id, "成绩单有误"));
        assertThat(counted()).as("one alone reverses nothing").hasSize(1);
        cases.approve(offices.head(), reversal);
        assertThat(counted()).isEmpty();
        assertThat(Acting.call(offices.registrar(), () -> recordBrought.of(one)))
                .as("the original never vanishes")
                .hasSize(2);
    }

    @Test
    void own_courses_stand_for_others_by_decision_and_no_longer_count_beside_them()
            throws Exception {
        var old = grades.task("RC901", "数学分析");
        var algebra = grades.task("RC902", "线性代数");
        grades.changed(
                "delete from curriculum.planned_course where course_id in (select course_id from coursework.task where id in (?, ?))",
                old,
                algebra);
        grades.grade(old, one, "first", 50);
        grades.grade(old, one, "make-up", 60);
        grades.grade(algebra, one, "first", 90);
        grades.grade(old, other, "first", 75);
        var before = credits();
        var form =
                post("/equivalences/preview")
                        .param("kind", "replaces")
                        .param("side", "own")
                        .param("fromCode", "RC901", "RC902", "")
                        .param("fromName", "", "", "")
                        .param("toCode", "RC101", "", "")
                        .param("toCredits", "4", "", "")
                        .param("validFrom", today.toString())
                        .param("decidedBy", "教务处")
                        .param("decidedOn", today.toString())
                        .param("source", "教务〔2026〕12 号");
        var point = cases.people().holding("教学点", "registrar", school.firstClass());
        assertThat(
                        refusals(() ->
                                Acting.as(
                                        point,
                                        () ->
                                                decideEquivalence.decide(
                                                        typed(
                                                                true,
                                                                List.of(left("RC901", "")),
                                                                List.of(right("RC101", null)))))))
                .as("a post below the school")
                .containsExactly("programme.reach");
        var preview = web.ask(offices.registrar(), form).getContentAsString();
        assertThat(preview).contains("现在有 1 名在校学生", "RC901 数学分析", "登记并送复核", number(one));
        assertThat(preview).as("has only half of it").doesNotContain(number(other));
        assertThat(web.ask(student, form).getStatus()).isEqualTo(403);

        var start = new CountDownLatch(2);
        try (var two = Executors.newFixedThreadPool(2)) {
            var said = new ArrayList<String>();
            for (var it :
                    List.of(offices.registrar(), offices.head()).stream()
                            .map(who ->
                                    two.submit(() -> {
                                        start.countDown();
                                        start.await();
                                        return refusals(() ->
                                                Acting.as(
                                                        who,
                                                        () ->
                                                                decideEquivalence.decide(
                                                                        typed(
                                                                                true,
                                                                                List.of(
                                                                                        left(
                                                                                                "RC901",
                                                                                                ""),
                                                                                        left(
                                                                                                "RC902",
                                                                                                "")),
                                                                                List.of(
                                                                                        right(
                                                                                                "RC101",
                                                                                                "4"))))));
                                    }))
                            .toList()) {
                said.addAll(it.get());
            }
            assertThat(said).as("of two one is told").containsExactly("equivalence.twice");
        }
        assertThat(
                        Acting.call(
                                student,
                                () -> equivalences.inForce(school.id(), grades.programme(), today)))
                .as("nothing is proposed by what nobody has confirmed")
                .isEmpty();
        var made =
                UUID.fromString(
                        grades.told(
                                "select id::text from curriculum.equivalence where institution_id = ?",
                                school.id()));
        var recorder =
                UUID.fromString(
                        grades.told(
                                "select recorder_id::text from curriculum.equivalence where id = ?",
                                made));
        var wrote =
                recorder.equals(offices.head().account()) ? offices.head() : offices.registrar();
        assertThat(web.ask(wrote, post("/equivalences/" + made + "/confirm")).getStatus())
                .as("one's own")
                .isEqualTo(403);
        var second = wrote == offices.head() ? offices.registrar() : offices.head();
        assertThat(web.ask(second, post("/equivalences/" + made + "/confirm")).getStatus())
                .isEqualTo(302);
        assertThat(web.ask(second, post("/equivalences/" + made + "/confirm")).getStatus())
                .as("twice")
                .isEqualTo(409);
        var id = opened("transfer");
        assertThat(shown(student, id).lines())
                .extracting(it -> it.code() + " " + it.total())
                .containsExactly("RC101 75");
        granted(id, "transfer");
        assertThat(counted())
                .extracting(it -> it.code() + " " + it.total())
                .as("neither the old ones nor their failed attempt count beside it")
                .containsExactly("RC101 75");
        assertThat(credits()).isEqualByComparingTo("4");
        assertThat(before).as("planned nowhere").isEqualByComparingTo("0");
        assertThat(grades.told("select count(*) from coursework.grade where enrolment_id = ?", one))
                .isEqualTo("3");

        var list = web.ask(offices.registrar(), get("/equivalences")).getContentAsString();
        assertThat(list).contains("教务〔2026〕12 号", "有效");
        var equivalence =
                UUID.fromString(
                        grades.told(
                                "select id::text from curriculum.equivalence where institution_id = ?",
                                school.id()));
        Acting.as(offices.head(), () -> decideEquivalence.end(equivalence, "课程停开"));
        assertThat(
                        refusals(() ->
                                Acting.as(
                                        offices.head(),
                                        () -> decideEquivalence.end(equivalence, "课程停开"))))
                .containsExactly("equivalence.ended");
        assertThat(counted()).as("what was recognised stays").hasSize(1);
        assertThatThrownBy(() ->
                        grades.changed(
                                "update curriculum.equivalence set source = 'x' where id = ?",
                                equivalence))
                .hasMessageContaining("stays as it was decided");
        assertThat(
                        refusals(() ->
                                Acting.as(
                                        offices.registrar(),
                                        () ->
                                                decideEquivalence.decide(
                                                        typed(
                                                                true,
                                                                List.of(left("RC101", "")),
                                                                List.of(right("RC101", "9")))))))
                .containsExactly("equivalence.credits");
    }

    @Test
    void every_rule_is_told_at_once() {
        rule("recognition.most-share", "40");
        record("RC101", "高等数学", 58, today.minusYears(1));
        record("RC102", "大学英语", 80, today.minusYears(9));
        record("RC103", "程序设计", 80, today.minusYears(1));
        record("XX1", "离散数学", 80, today.minusYears(1));
        var id = opened("re-entry");
        assertThat(shown(student, id).lines())
                .as("what is not passed is not proposed")
                .extracting(Recognition.Line::code)
                .containsExactly("RC102", "RC103");
        put(id, "RC104", "离散数学", null);
        put(id, "RC101", "离散数学", "2");
        explained(id, "re-entry");
        cases.evidence(student, id, "former-transcript");
        assertThat(cases.submit(student, id))
                .containsExactlyInAnyOrder(
                        "recognition.years", "recognition.over", "recognition.share");
        assertThat(
                        refusals(() ->
                                Acting.as(
                                        student,
                                        () ->
                                                edit.put(
                                                        id,
                                                        shown(student, id).version(),
                                                        new EditRecognition.Wanted(
                                                                "NONE",
                                                                List.of(
                                                                        "brought:"
                                                                                + UUID
                                                                                        .randomUUID()),
                                                                BigDecimal.ZERO,
                                                                true)))))
                .containsExactlyInAnyOrder(
                        "course.unknown", "recognition.sources", "course.credits");
        assertThat(refusals(() -> put(id, "RC101", "离散数学", "999.9")))
                .as("more than the course has")
                .containsExactly("recognition.credits");
        for (var code : List.of("RC101", "RC102", "RC103", "RC104")) {
            Acting.as(
                    student,
                    () -> edit.drop(id, line(student, id, code), shown(student, id).version()));
        }
        assertThat(cases.submit(student, id)).containsExactly("recognition.nothing");
        var primary = cases.units().school("school");
        var pupil =
                cases.students()
                        .enrolled(primary.id(), primary.firstClass(), LocalDate.of(2024, 9, 1));
        var registrar = cases.people().holding("学籍", "registrar", primary.id());
        assertThat(
                        refusals(() ->
                                Acting.as(
                                        registrar,
                                        () -> openRecognition.open(pupil, "transfer", "代办"))))
                .containsExactly("recognition.none-here");
        var unplanned =
                cases.students()
                        .enrolled(school.id(), school.secondClass(), LocalDate.of(2019, 9, 1));
        assertThat(
                        refusals(() ->
                                Acting.as(
                                        offices.registrar(),
                                        () -> openRecognition.open(unplanned, "transfer", "代办"))))
                .containsExactly("recognition.no-programme");
    }

    @Test
    void two_cases_granted_at_once_recognise_a_result_once() throws Exception {
        record("RC101", "高等数学", 88, today.minusYears(1));
        var first = submitted("transfer");
        var second = submitted("transfer");
        for (var id : List.of(first, second)) {
            cases.approve(offices.department(), id);
            cases.approve(offices.registrar(), id);
        }
        var start = new CountDownLatch(2);
        var said = new ArrayList<String>();
        try (var two = Executors.newFixedThreadPool(2)) {
            for (var it :
                    List.of(first, second).stream()
                            .map(id -> {
                                var step = cases.step(id);
                                return two.submit(() -> {
                                    start.countDown();
                                    start.await();
                                    return refusals(() ->
                                            Acting.as(
                                                    offices.head(),
                                                    () ->
                                                            decide.decide(
                                                                    step, Verdict.APPROVE, "同意")));
                                });
                            })
                            .toList()) {
                said.addAll(it.get());
            }
        }
        assertThat(said).containsExactlyInAnyOrder("recognition.has", "recognition.used");
        assertThat(counted()).hasSize(1);
    }

    @Test
    void an_exemption_says_only_that_it_is_one_and_a_sheet_is_taken_whole_or_told_by_cell()
            throws Exception {
        Acting.as(
                offices.registrar(),
                () ->
                        recordBrought.add(
                                one,
                                new NewBrought(
                                        "certificate",
                                        "教育部教育考试院",
                                        "",
                                        "大学英语四级",
                                        "",
                                        today.minusYears(1),
                                        null,
                                        null,
                                        "pass",
                                        "证书 123")));
        confirmed(
                Acting.call(
                        offices.registrar(),
                        () ->
                                decideEquivalence.decide(
                                        new NewEquivalence(
                                                "exempts",
                                                false,
                                                "教育部教育考试院",
                                                grades.programme(),
                                                List.of(left("", "大学英语四级")),
                                                List.of(right("RC102", null)),
                                                today,
                                                null,
                                                "教务处",
                                                today,
                                                "教务〔2026〕13 号"))));
        assertThat(shown(student, opened("transfer")).lines())
                .as("no exemption asked for")
                .isEmpty();
        var id = opened("exemption");
        granted(id, "exemption", "exemption-certificate");
        assertThat(counted())
                .extracting(it -> it.code() + " " + it.mark() + " " + it.credits())
                .containsExactly("RC102 exempt 4.0");
        assertThat(points()).as("no mark, no points").isEmpty();

        var wrong =
                sheet(
                        "课程ID,课程名称,学期,取得日期,学分,成绩\nA1,物理,2023秋,2023-12-30,3,78\nA2,化学,2023秋,2023-12-30,3,180\n");
        assertThat(wrong).contains("什么也没有写入", ">3<", "0 至 100");
        assertThat(Acting.call(offices.registrar(), () -> recordBrought.of(one))).hasSize(1);
        sheet(
                "课程ID,课程名称,学期,取得日期,学分,成绩\nA1,物理,2023秋,2023-12-30,3,78\nA2,化学,2023秋,2023-12-30,3,良好\n");
        sheet("课程ID,课程名称,学期,取得日期,学分,成绩\nA1,物理,2023秋,2023-12-30,3,78\n");
        var all = Acting.call(offices.registrar(), () -> recordBrought.of(one));
        assertThat(all).extracting(Brought::name).containsExactlyInAnyOrder("大学英语四级", "物理", "化学");
        assertThat(all)
                .filteredOn(it -> it.name().equals("化学"))
                .first()
                .extracting(Brought::mark)
                .isEqualTo("good");

        var used = id(all, "大学英语四级");
        assertThat(
                        refusals(() ->
                                Acting.as(
                                        offices.registrar(),
                                        () -> recordBrought.strike(one, used, "登记有误"))))
                .containsExactly("brought.used");
        var physics = id(all, "物理");
        Acting.as(offices.registrar(), () -> recordBrought.strike(one, physics, "登记有误"));
        assertThat(
                        refusals(() ->
                                Acting.as(
                                        offices.registrar(),
                                        () -> recordBrought.strike(one, physics, "登记有误"))))
                .containsExactly("brought.struck");
        assertThatThrownBy(() ->
                        grades.changed(
                                "update coursework.brought set total = 99 where id = ?", physics))
                .hasMessageContaining("stays as it came");
        var page = web.ask(offices.registrar(), get("/brought-results/" + one));
        assertThat(page.getContentAsString()).contains("登记有误", "导入成绩单");
        assertThat(web.ask(offices.registrar(), get("/recognitions")).getContentAsString())
                .contains("带入成绩尚未认定", "发起课程认定");
    }

    @Test
    void who_returns_into_a_later_class_is_shown_what_differs_and_keeps_what_was_passed()
            throws Exception {
        var old = grades.task("RC801", "旧版语文");
        grades.grade(old, one, "first", 82);
        var later = today.minusDays(100).getYear() + 1;
        grades.changed(
                "update organisation.unit set entry_year = ? where id = ?",
                later,
                school.secondClass());
        grades.changed(
                """
                with p as (
                  insert into curriculum.programme (institution_id, unit_id, entry_year, name)
                  values (?, ?, ?, '新版') returning id),
                m as (
                  insert into curriculum.module (programme_id, seq, name)
                  select id, 1, '新版模块' from p returning id, programme_id),
                c as (
                  insert into curriculum.course (institution_id, code, name, credits, nature, assessment)
                  values (?, 'RC802', '新版语文', 4.0, 'required', 'examined') returning id)
                insert into curriculum.planned_course (programme_id, course_id, module_id, planned_term)
                select m.programme_id, c.id, m.id, 1 from m, c
                """,
                school.id(),
                school.grade(),
                later,
                school.id());
        equal(true, List.of(left("RC801", "")), List.of(right("RC802", null)));
        var counsellor = cases.people().holding("新辅导员", "counsellor", school.firstClass());
        var leave =
                cases.submitted(
                        counsellor,
                        "leave-of-absence",
                        one,
                        cases.leave(today, 3),
                        "medical-certificate",
                        "guardian-consent");
        approveAll(leave);
        var id =
                cases.submitted(
                        counsellor,
                        "return-from-leave",
                        one,
                        Map.of(
                                "on",
                                today.plusMonths(3).toString(),
                                "explanation",
                                "已康复",
                                "unit",
                                school.secondClass().toString()),
                        "recovery-certificate");
        assertThat(web.ask(student, get("/recognitions/" + id)).getContentAsString())
                .contains("RC801 旧版语文", "RC802 新版语文", "新旧培养方案的不同", "等同与替代");
        // a later office declines behind the department, and takes it back: each is another sheet
        until(id, "department-registrar");
        cases.approve(offices.department(), id);
        until(id, "registrar");
        var line = line(offices.registrar(), id, "RC802");
        decided(offices.registrar(), id, line, "内容相差较多");
        assertThat(cases.decide(offices.registrar(), id, Verdict.APPROVE))
                .as("the department agreed to another sheet")
                .containsExactly("recognition.agreement");
        Acting.as(
                offices.registrar(),
                () -> edit.decide(id, line, edit.show(id).version(), true, ""));
        assertThat(agreed(offices.department(), id)).isEqualTo(302);
        approveAll(id);
        assertThat(counted())
                .extracting(it -> it.code() + " " + it.total() + " " + it.module())
                .containsExactly("RC802 82 新版模块");
    }

    private void until(UUID id, String role) {
        while (!cases.roles(id).equals(role)) {
            var now = cases.roles(id);
            cases.approve(
                    offices.all().stream()
                            .filter(it -> it.role().equals(now))
                            .findFirst()
                            .orElseThrow(),
                    id);
        }
    }

    private void approveAll(UUID id) {
        while (List.of("submitted", "in-progress").contains(cases.state(id))) {
            var role = cases.roles(id);
            cases.approve(
                    offices.all().stream()
                            .filter(it -> it.role().equals(role))
                            .findFirst()
                            .orElseGet(() -> cases.people().holding("校领导", role, school.id())),
                    id);
        }
    }

    private static UUID id(List<Brought> all, String name) {
        return all.stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow().id();
    }

    private String sheet(String table) throws Exception {
        return web.ask(
                        offices.registrar(),
                        multipart("/brought-results/" + one + "/sheet")
                                .file(
                                        new MockMultipartFile(
                                                "file",
                                                "成绩单.csv",
                                                "text/csv",
                                                table.getBytes(StandardCharsets.UTF_8)))
                                .param("origin", "省职业学院")
                                .param("evidence", "成绩单 77"))
                .getContentAsString();
    }

    private org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder brought(
            String code, String name, String total, String evidence) {
        return post("/brought-results/" + one)
                .param("origin", "省职业学院")
                .param("code", code)
                .param("name", name)
                .param("term", "2024 秋")
                .param("takenOn", today.minusYears(1).toString())
                .param("credits", "4")
                .param("total", total)
                .param("evidence", evidence);
    }

    private void record(String code, String name, int total, LocalDate on) {
        Acting.as(
                offices.registrar(),
                () ->
                        recordBrought.add(
                                one,
                                new NewBrought(
                                        "course",
                                        "省职业学院",
                                        code,
                                        name,
                                        "2024 秋",
                                        on,
                                        new BigDecimal("4"),
                                        total,
                                        null,
                                        "成绩单 77")));
    }

    private void put(UUID id, String course, String source, String credits) {
        Acting.as(
                student,
                () -> {
                    var it = edit.show(id);
                    var key =
                            edit.available(it).stream()
                                    .filter(one -> one.name().equals(source))
                                    .findFirst()
                                    .orElseThrow()
                                    .key();
                    edit.put(
                            id,
                            it.version(),
                            new EditRecognition.Wanted(
                                    course,
                                    List.of(key),
                                    credits == null ? null : new BigDecimal(credits),
                                    true));
                });
    }

    private UUID opened(String kind) {
        return Acting.call(student, () -> openRecognition.open(one, kind, ""));
    }

    private void explained(UUID id, String kind) {
        Acting.as(
                student,
                () -> amendCase.amend(id, Map.of("kind", kind, "explanation", "在外校修读"), null));
    }

    private UUID submitted(String kind, String... evidence) {
        var id = opened(kind);
        explained(id, kind);
        cases.evidence(student, id, evidence);
        assertThat(cases.submit(student, id)).isEmpty();
        return id;
    }

    private void granted(UUID id, String kind, String... evidence) {
        explained(id, kind);
        cases.evidence(student, id, evidence);
        assertThat(cases.submit(student, id)).isEmpty();
        cases.approve(offices.department(), id);
        cases.approve(offices.registrar(), id);
        cases.approve(offices.head(), id);
    }

    /// The department's account has agreed to the sheet as it stands, from another office.
    private void secondPost(UUID id, String account) {
        grades.changed(
                """
                insert into coursework.recognition_agreement as a
                  (case_id, task, scope_pos, person_id, role, account_id, agreer, version, agreed_at)
                select o.case_id, 'second', o.scope_pos, o.person_id, 'academic-office-head', o.%s, o.agreer,
                       r.content, o.agreed_at
                  from coursework.recognition_agreement o join coursework.recognition r on r.case_id = o.case_id
                 where o.case_id = ? and o.role = 'department-registrar'
                on conflict (case_id, task) do update set account_id = excluded.account_id
                """
                        .formatted(account)
                        .replace("o.null", "null::uuid"),
                id);
    }

    private int agreed(Actor by, UUID id) throws Exception {
        return web.ask(
                        by,
                        post("/recognitions/" + id + "/agreement")
                                .param("version", String.valueOf(shown(by, id).version())))
                .getStatus();
    }

    private void decided(Actor by, UUID id, UUID line, String why) {
        Acting.as(by, () -> edit.decide(id, line, edit.show(id).version(), false, why));
    }

    private Recognition shown(Actor by, UUID id) {
        return Acting.call(by, () -> edit.show(id));
    }

    private boolean catchAbsent(Actor by, UUID id) {
        try {
            shown(by, id);
            return false;
        } catch (Absent absent) {
            return true;
        }
    }

    private UUID line(Actor by, UUID id, String code) {
        return shown(by, id).lines().stream()
                .filter(it -> it.code().equals(code))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private List<CountedGrade> counted() {
        return Acting.call(offices.registrar(), () -> counted.of(List.of(one)));
    }

    private BigDecimal credits() {
        return Acting.call(offices.registrar(), () -> counted.credits(List.of(one))).stream()
                .map(CountedGrades.Earned::earned)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<String> points() {
        return Acting.call(offices.registrar(), () -> points.of(List.of(one))).stream()
                .map(it -> it.points().toPlainString())
                .toList();
    }

    private int inDatabase(String table) {
        return transaction.execute(_ ->
                sql.sql("select count(*) from coursework." + table + " where enrolment_id = ?")
                        .param(one)
                        .query(Integer.class)
                        .single());
    }

    private String number(UUID enrolment) {
        return grades.told(
                "select student_number from registry.student where enrolment_id = ?", enrolment);
    }

    private String printed(UUID caseId) {
        return Acting.call(
                offices.registrar(),
                () -> {
                    var it =
                            documents.ofCase(caseId).stream()
                                    .filter(one -> one.kind().code().equals("recognition-form"))
                                    .findFirst()
                                    .orElseThrow();
                    try (var pdf = Loader.loadPDF(documents.open(it.id()).bytes())) {
                        return new PDFTextStripper().getText(pdf);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private static NewEquivalence.Left left(String code, String name) {
        return new NewEquivalence.Left(code, name);
    }

    private static NewEquivalence.Right right(String code, String credits) {
        return new NewEquivalence.Right(code, credits == null ? null : new BigDecimal(credits));
    }

    private NewEquivalence typed(
            boolean own, List<NewEquivalence.Left> from, List<NewEquivalence.Right> to) {
        return new NewEquivalence(
                own ? "replaces" : "equal",
                own,
                null,
                null,
                from,
                to,
                today,
                null,
                "教务处",
                today,
                "教务〔2026〕12 号");
    }

    private void equal(boolean own, List<NewEquivalence.Left> from, List<NewEquivalence.Right> to) {
        confirmed(
                Acting.call(
                        offices.registrar(), () -> decideEquivalence.decide(typed(own, from, to))));
    }

    private void confirmed(UUID equivalence) {
        Acting.as(offices.head(), () -> decideEquivalence.confirm(equivalence));
    }

    private void rule(String policy, String value) {
        grades.changed(
                "insert into policy.version (policy_key, unit_id, value, from_on, reason, recorder)"
                        + " values (?, ?, ?, ?, '学校规定', '学校')",
                policy,
                school.id(),
                value,
                LocalDate.of(2020, 1, 1));
    }
}
