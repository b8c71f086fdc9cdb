package org.matricula.appraisal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.calendar.PlanTerm;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refused;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.Intake;
import org.matricula.registry.TestStudents;
import org.matricula.registry.WebSteps;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// From what is noted day by day to the commendation in the file, by its different people.
@ProgramTest
class AppraisalTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;
    @Autowired PlanTerm planTerm;
    @Autowired NoteConduct noteConduct;
    @Autowired HoldAppraisal holdAppraisal;
    @Autowired ReadAppraisal readAppraisal;
    @Autowired Clock clock;

    WebSteps web;
    TestUnits.School school;
    Actor registrar;
    Actor head;
    Actor classTeacher;
    UUID term;
    UUID punctual;
    UUID homework;
    LocalDate today;
    List<UUID> students;

    @BeforeEach
    void two_classes() {
        web = new WebSteps(mvc, sql);
        today = LocalDate.now(clock);
        school = new TestUnits(sql, transaction).school("college");
        registrar = web.staff("registrar", school.id());
        head = web.staff("academic-office-head", school.id());
        classTeacher = web.staff("class-teacher", school.firstClass());
        var enrolled = new TestStudents(intake, transaction, sql);
        students = new ArrayList<>();
        for (var i = 0; i < 10; i++) {
            students.add(enrolled.enrolled(school.id(), school.firstClass(), today.minusDays(30)));
        }
        students.add(enrolled.enrolled(school.id(), school.secondClass(), today.minusDays(30)));
        term =
                Acting.call(
                        registrar,
                        () ->
                                planTerm.plan(
                                        school.id(),
                                        today.getYear() + "-" + (today.getYear() + 1),
                                        1,
                                        "第一学期",
                                        today.minusDays(60),
                                        today.plusDays(60)));
        var standards =
                Acting.call(classTeacher, () -> readAppraisal.conduct(null, null, null))
                        .standards();
        assertThat(standards)
                .as("what the programme of study asks of everybody")
                .hasSizeGreaterThanOrEqualTo(7);
        punctual = UUID.fromString(standards.get(0).value());
        homework = UUID.fromString(standards.get(2).value());
    }

    @Test
    void a_class_is_noted_at_once_and_what_is_changed_is_struck_with_its_reason() {
        Acting.as(
                classTeacher,
                () -> {
                    assertThat(note(punctual, today, null, students.get(0), Verdict.OUTSTANDING))
                            .isEqualTo(1);
                    assertThat(note(punctual, today, null, students.get(0), Verdict.OUTSTANDING))
                            .as("the same again")
                            .isZero();
                    refused(
                            "appraisal.why",
                            () -> note(punctual, today, " ", students.get(0), Verdict.MISSED));
                    assertThat(note(punctual, today, "看错了", students.get(0), Verdict.MISSED))
                            .isEqualTo(1);
                    refused(
                            "appraisal.future",
                            () ->
                                    note(
                                            punctual,
                                            today.plusDays(1),
                                            null,
                                            students.get(0),
                                            Verdict.MET));
                    refused(
                            "appraisal.standard",
                            () ->
                                    note(
                                            UUID.randomUUID(),
                                            today,
                                            null,
                                            students.get(0),
                                            Verdict.MET));
                });
        var teacher = web.staff("teacher", school.firstClass());
        refusedAs(
                teacher,
                "appraisal.others",
                () -> note(punctual, today, "不同意", students.get(0), Verdict.MET));
        assertThat(count("appraisal.conduct_note where enrolment_id = ?", students.get(0)))
                .as("both stay readable")
                .isEqualTo(2);
        var elsewhere = web.staff("class-teacher", school.secondClass());
        assertThatThrownBy(() ->
                        Acting.as(
                                elsewhere,
                                () -> note(punctual, today, null, students.get(0), Verdict.MET)))
                .isInstanceOf(Absent.class);
    }

    @Test
    void the_best_of_a_class_are_proposed_adjusted_confirmed_and_stand_in_the_file()
            throws Exception {
        Acting.as(
                classTeacher,
                () -> {
                    note(punctual, today, null, students.get(0), Verdict.OUTSTANDING);
                    note(homework, today, null, students.get(0), Verdict.OUTSTANDING);
                    note(punctual, today.minusDays(1), null, students.get(1), Verdict.OUTSTANDING);
                    note(punctual, today.minusDays(2), null, students.get(2), Verdict.MISSED);
                    note(punctual, today.minusDays(99), null, students.get(3), Verdict.OUTSTANDING);
                });
        Acting.as(
                web.staff("class-teacher", school.secondClass()),
                () ->
                        noteConduct.note(
                                school.secondClass(),
                                punctual,
                                today,
                                List.of(
                                        new NoteConduct.Noted(
                                                students.get(10), Verdict.MISSED, "")),
                                null));
        var round = Acting.call(registrar, () -> holdAppraisal.open(school.id(), term));
        Acting.as(
                registrar,
                () -> refused("appraisal.twice", () -> holdAppraisal.open(school.id(), term)));
        refusedAs(head, "appraisal.not-reckoned", () -> holdAppraisal.confirm(round));
        assertThat(Acting.call(registrar, () -> holdAppraisal.reckon(round)))
                .as("only what was noted within the term")
                .isEqualTo(4);
        assertThat(Acting.call(registrar, () -> holdAppraisal.reckon(round)))
                .as("again")
                .isEqualTo(4);
        var proposed = Acting.call(head, () -> readAppraisal.scored(round, true, null, 50));
        assertThat(proposed)
                .extracting(
                        it -> it.sort() + " " + it.points().stripTrailingZeros().toPlainString())
                .as(
                        "one in ten of a class; a class whose mean is above the base; the department not")
                .contains("student 84", "class 81.33")
                .doesNotContain("student 82", "student 78");
        var whole = Acting.call(head, () -> readAppraisal.scored(round, false, null, 50));
        var seen = new ArrayList<Scored>();
        UUID after = null;
        for (var i = 0; i < whole.size(); i++) {
            var last = after;
            seen.addAll(Acting.call(head, () -> readAppraisal.scored(round, false, last, 1)));
            after = seen.getLast().subject();
        }
        assertThat(seen).as("a page of one after the other").isEqualTo(whole);
        var best = proposed.getFirst();
        assertThat(best.subject()).isEqualTo(students.get(0));
        refusedAs(
                registrar,
                "field.missing",
                () -> holdAppraisal.change(round, students.get(1), true, " "));
        Acting.as(registrar, () -> holdAppraisal.change(round, students.get(1), true, "见义勇为"));
        refusedAs(registrar, "appraisal.own", () -> holdAppraisal.confirm(round));
        var deputy = web.staff("academic-office-head", school.id());
        Acting.as(deputy, () -> holdAppraisal.change(round, students.get(2), true, "进步很大"));
        refusedAs(deputy, "appraisal.own", () -> holdAppraisal.confirm(round));
        Acting.as(registrar, () -> holdAppraisal.change(round, students.get(2), false, "未达标准"));
        Acting.as(head, () -> holdAppraisal.confirm(round));
        refusedAs(registrar, "appraisal.confirmed", () -> holdAppraisal.reckon(round));
        assertThat(count("appraisal.commendation where round_id = ? and sort = 'student'", round))
                .isEqualTo(2);
        assertThat(web.ask(registrar, get("/students/" + best.number())).getContentAsString())
                .contains("日常表现", "按时到校", "表彰", "优秀学生");
        Acting.as(head, () -> holdAppraisal.revoke(round, students.get(0), "材料不实"));
        assertThat(web.ask(registrar, get("/students/" + best.number())).getContentAsString())
                .doesNotContain("优秀学生");
        for (var path :
                List.of(
                        "/conduct",
                        "/appraisals",
                        "/appraisals/" + round,
                        "/appraisals/" + round + "?all=true",
                        "/appraisals/" + round + "/list.xlsx",
                        "/api/v1/appraisals/" + round)) {
            assertThat(web.ask(registrar, get(path)).getStatus()).as(path).isEqualTo(200);
        }
        var other = new TestUnits(sql, transaction).school("college");
        assertThat(
                        web.ask(web.staff("registrar", other.id()), get("/appraisals/" + round))
                                .getStatus())
                .isEqualTo(404);
    }

    @Test
    void a_school_adds_and_retires_its_own_standards_and_not_the_given_ones() throws Exception {
        Acting.as(
                registrar,
                () -> {
                    noteConduct.addStandard(school.id(), "文明礼貌");
                    refused(
                            "appraisal.standard-twice",
                            () -> noteConduct.addStandard(school.id(), "文明礼貌"));
                    refused(
                            "appraisal.standard-given",
                            () -> noteConduct.retireStandard(school.id(), punctual));
                });
        var page = web.ask(classTeacher, get("/conduct")).getContentAsString();
        assertThat(page).contains("文明礼貌");
        var own =
                UUID.fromString(
                        Acting.call(registrar, () -> readAppraisal.conduct(null, null, null))
                                .standards()
                                .getLast()
                                .value());
        Acting.as(registrar, () -> noteConduct.retireStandard(school.id(), own));
        assertThat(web.ask(classTeacher, get("/conduct")).getContentAsString())
                .doesNotContain("文明礼貌");
        assertThat(
                        web.ask(
                                        classTeacher,
                                        post("/conduct")
                                                .param("unit", school.firstClass().toString())
                                                .param("standard", homework.toString())
                                                .param("on", today.toString())
                                                .param("student", students.get(4).toString())
                                                .param("verdict", "met")
                                                .param("words", "作业工整"))
                                .getStatus())
                .isEqualTo(302);
        assertThat(count("appraisal.conduct_note where enrolment_id = ?", students.get(4)))
                .isEqualTo(1);
    }

    @Test
    void two_who_note_one_class_at_once_note_it_once() throws Exception {
        Callable<Integer> act =
                () ->
                        Acting.call(
                                classTeacher,
                                () -> note(punctual, today, null, students.get(5), Verdict.MET));
        try (var two = Executors.newFixedThreadPool(2)) {
            var sum = 0;
            for (var it : two.invokeAll(List.of(act, act))) {
                sum += it.get();
            }
            assertThat(sum).isEqualTo(1);
        }
    }

    private int note(
            UUID standard, LocalDate on, @Nullable String why, UUID student, Verdict verdict) {
        return noteConduct.note(
                school.firstClass(),
                standard,
                on,
                List.of(new NoteConduct.Noted(student, verdict, "")),
                why);
    }

    private static void refused(String code, Runnable act) {
        assertThatThrownBy(act::run).isInstanceOf(Refused.class).hasMessageContaining(code);
    }

    private static void refusedAs(Actor actor, String code, Runnable act) {
        Acting.as(actor, () -> refused(code, act));
    }

    private long count(String from, UUID id) {
        return Acting.call(
                registrar,
                () ->
                        transaction.execute(it ->
                                sql.sql("select count(*) from " + from)
                                        .param(id)
                                        .query(Long.class)
                                        .single()));
    }
}
