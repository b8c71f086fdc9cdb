package org.matricula.standing.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.calendar.DutySource;
import org.matricula.calendar.Terms;
import org.matricula.enrolment.admission.TestAdmissions;
import org.matricula.governance.rulebook.TestRules;
import org.matricula.job.JobsHere;
import org.matricula.job.TestJobs;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refused;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.Intake;
import org.matricula.registry.TestStudents;
import org.matricula.registry.WebSteps;
import org.matricula.standing.TestResults;
import org.matricula.standing.rule.ChangeWarningRule;
import org.matricula.standing.rule.WarningRules;
import org.matricula.standing.talk.Talks;
import org.matricula.standing.warning.Warnings;
import org.matricula.workflow.Forgotten;
import org.matricula.workflow.ForgottenFinder;
import org.matricula.workflow.TestPeople;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// From the run to the decision: who is found and why, what a rehearsal would change, that a run
/// begun again or broken off gives the same, and that nobody is treated but by a person.
@ProgramTest
class WarningsTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;
    @Autowired TestAdmissions admissions;
    @Autowired BeginWarningRun beginRun;
    @Autowired TestJobs jobs;
    @Autowired JobsHere here;
    @Autowired WarningRuns runs;
    @Autowired WarningRanges ranges;
    @Autowired CompareRehearsal comparison;
    @Autowired ChangeWarningRule changeRule;
    @Autowired WarningRules rules;
    @Autowired Terms terms;
    @Autowired Warnings warnings;
    @Autowired Talks talks;
    @Autowired List<DutySource> duties;
    @Autowired List<ForgottenFinder> finders;
    @Autowired Clock clock;

    WebSteps web;
    TestUnits.School school;
    TestResults results;
    LocalDate today;
    Actor registrar;
    Actor head;
    Actor department;
    Actor counsellor;
    UUID lastTerm;
    UUID thisTerm;
    List<UUID> tasks;
    UUID two;
    UUID four;
    UUID fine;
    UUID other;

    @BeforeEach
    void a_college_after_the_make_up_exams() {
        web = new WebSteps(mvc, sql);
        today = LocalDate.now(clock);
        school = admissions.units().school("college");
        registrar = web.staff("registrar", school.id());
        head = web.staff("academic-office-head", school.id());
        department = web.staff("department-registrar", school.grade());
        counsellor = web.staff("counsellor", school.firstClass());
        results = new TestResults(sql, transaction, school.id(), school.firstClass());
        var year = today.getYear();
        lastTerm =
                results.term(
                        (year - 1) + "-" + year,
                        2,
                        "第二学期",
                        today.minusDays(200),
                        today.minusDays(40));
        thisTerm =
                results.term(
                        year + "-" + (year + 1),
                        1,
                        "第一学期",
                        today.minusDays(20),
                        today.plusDays(100));
        tasks = results.courses(lastTerm, today.minusDays(60));
        var students = new TestStudents(intake, transaction, sql);
        var since = today.minusDays(300);
        two = students.enrolled(school.id(), school.firstClass(), since);
        four = students.enrolled(school.id(), school.firstClass(), since);
        fine = students.enrolled(school.id(), school.firstClass(), since);
        other = students.enrolled(school.id(), school.secondClass(), since);
        results.results(two, tasks, 3);
        results.result(two, tasks.getFirst(), "make-up", 61);
        results.results(four, tasks, 4);
        results.results(fine, tasks, 0);
        results.results(other, tasks, 1);
    }

    @Test
    void a_run_finds_by_what_counts_and_says_why() throws Exception {
        var run = ran(lastTerm);
        assertThat(run.state()).isEqualTo("done");
        assertThat(run.checked()).isEqualTo(4);
        assertThat(found(run)).containsExactlyInAnyOrder(two + " 1 2", four + " 2 4");
        var page = web.ask(registrar, get("/warnings/" + warning(run, four)));
        assertThat(page.getStatus()).isEqualTo(200);
        assertThat(page.getContentAsString())
                .contains("累计不及格 4 门，达到 4 门", "本学年已得学分占应得学分的 50%，低于 60%", "大学物理")
                .doesNotContain("数据结构");
        assertThat(
                        results.told(
                                "select count(*) from standing.failed_course where warning_id = cast(? as uuid)",
                                warning(run, two)))
                .as("the make-up exam was passed")
                .isEqualTo("2");
        assertThat(web.ask(counsellor, get("/warnings/" + warning(run, four))).getStatus())
                .as("no candidate is told of")
                .isEqualTo(404);
        assertThat(web.ask(counsellor, get("/warnings/runs/" + run.id())).getStatus())
                .isEqualTo(404);
        assertThatThrownBy(() ->
                        results.changed(
                                "update standing.warning set failed_courses = 0 where run_id = ?",
                                run.id()))
                .hasMessageContaining("frozen");
    }

    @Test
    void the_same_inputs_give_the_same_and_nothing_twice() {
        var first = ran(lastTerm);
        var again = ran(lastTerm);
        assertThat(again.inputsHash()).isEqualTo(first.inputsHash()).isNotNull();
        assertThat(found(again)).isEqualTo(found(first));
        assertThat(runs(first.id()).state()).isEqualTo("superseded");
        results.result(four, tasks.getFirst(), "make-up", 70);
        assertThat(ran(lastTerm).inputsHash())
                .as("a result has changed")
                .isNotEqualTo(first.inputsHash());
    }

    @Test
    void a_run_that_was_killed_goes_on_where_it_was() {
        var id = waiting(lastTerm);
        var pos =
                Acting.call(
                        Actor.system("test"),
                        () ->
                                sql.sql("select pos from organisation.unit where id = ?")
                                        .param(school.firstClass())
                                        .query(Long.class)
                                        .single());
        Acting.as(
                registrar,
                () -> {
                    assertThat(runs.start(id)).isTrue();
                    ranges.range(runs.get(id), pos, pos);
                });
        Acting.as(registrar, () -> here.run(RunWarnings.NAME, id));
        var run = runs(id);
        assertThat(run.state()).isEqualTo("done");
        assertThat(run.checked()).isEqualTo(4);
        assertThat(found(run)).hasSize(2);
        assertThat(run.inputsHash()).isEqualTo(ran(lastTerm).inputsHash());
    }

    @Test
    void a_rule_is_dated_and_rehearsed_before_it_binds() throws Exception {
        var run = ran(lastTerm);
        Acting.as(
                registrar,
                () -> {
                    refused(
                            "warning.rule-day",
                            () -> change("failed-courses", 1, "1", today.minusDays(1)));
                    refused(
                            "warning.rule-threshold",
                            () -> change("failed-courses", 1, "1.5", today));
                    refused("warning.rule-kind", () -> change("haircut", 1, "1", today));
                    change("failed-courses", 1, "1", today.plusDays(30));
                    refused(
                            "warning.rule-later",
                            () -> change("failed-courses", 1, "3", today.plusDays(30)));
                });
        assertThat(found(ran(lastTerm))).as("not yet in force").hasSize(2);
        var rehearsal = rehearsed(today.plusDays(30), null);
        var standing =
                Acting.call(registrar, () -> runs.standing(school.id(), lastTerm)).orElseThrow();
        assertThat(Acting.call(registrar, () -> comparison.tally(rehearsal.id(), standing.id())))
                .isEqualTo(new CompareRehearsal.Tally(1, 0, 0, 2));
        var stricter =
                rehearsed(
                        today, new BeginWarningRun.Trial("failed-courses", 1, new BigDecimal("3")));
        assertThat(
                        Acting.call(
                                registrar,
                                () -> comparison.changed(stricter.id(), standing.id(), 9)))
                .extracting(it -> it.enrolment() + " " + it.was() + " " + it.would())
                .containsExactly(two + " 1 null");
        assertThat(web.ask(registrar, get("/warnings/runs/" + stricter.id())).getContentAsString())
                .contains("不再列入");
        assertThat(web.ask(department, get("/warnings/runs/" + stricter.id())).getStatus())
                .isEqualTo(404);
        assertThat(runs(run.id()).state()).isEqualTo("superseded");
    }

    @Test
    void credits_earned_are_held_against_a_number_of_their_own_and_by_the_term() throws Exception {
        var plain = found(ran(lastTerm));
        var all =
                rehearsed(
                        today,
                        new BeginWarningRun.Trial("credits-total", 1, new BigDecimal("300")));
        assertThat(found(all)).as("who failed nothing, too").hasSize(4);
        var later =
                rehearsed(
                        today,
                        new BeginWarningRun.Trial("credits-term-8", 1, new BigDecimal("300")));
        assertThat(found(later)).as("nobody is in the eighth term").isEqualTo(plain);
        var earned =
                new BigDecimal(
                        results.told(
                                "select earned_credits from standing.warning where run_id = ? and enrolment_id = ?",
                                all.id(),
                                fine));
        var least = rehearsed(today, new BeginWarningRun.Trial("credits-term-1", 3, earned));
        assertThat(found(least))
                .as("whoever earned all of it is not below")
                .noneMatch(it -> it.startsWith(fine.toString()))
                .anyMatch(it -> it.startsWith(four + " 3"));
        var enough =
                rehearsed(
                        today,
                        new BeginWarningRun.Trial("time-in-school", 1, new BigDecimal("0.7")));
        assertThat(found(enough)).as("260 days at the end of the term").hasSize(4);
        var tooLittle =
                rehearsed(
                        today,
                        new BeginWarningRun.Trial("time-in-school", 1, new BigDecimal("0.8")));
        assertThat(found(tooLittle)).isEqualTo(plain);
        Acting.as(registrar, () -> change("credits-term-1", 3, earned.toPlainString(), today));
        var run = ran(lastTerm);
        var page = web.ask(registrar, get("/warnings/" + warning(run, four))).getContentAsString();
        assertThat(page).contains("第 1 学期末起累计已得学分");
    }

    @Test
    void the_department_reviews_hands_in_and_another_confirms() throws Exception {
        cite("第四十条", "累计四门不及格的，予以警示。", "failed-courses");
        cite("第四十二条", "不及格较多的，列入名单上报教务处。", "listed");
        var run = ran(lastTerm);
        assertThat(web.ask(registrar, get("/warnings/" + warning(run, four))).getContentAsString())
                .contains("第四十条", "累计四门不及格的，予以警示。", "2024-09-01");
        var path = "/warnings/runs/" + run.id();
        assertThat(web.ask(head, post(path + "/confirmation")).getStatus())
                .as("nobody has looked")
                .isEqualTo(422);
        assertThat(review(run, department, two, "drop", "").getStatus()).isEqualTo(400);
        assertThat(review(run, department, two, "drop", "校际交流").getStatus()).isEqualTo(302);
        assertThat(handIn(run, department).getStatus()).as("one is left").isEqualTo(422);
        var proof =
                multipart("/warnings/" + warning(run, two) + "/evidence")
                        .file(
                                new MockMultipartFile(
                                        "file", "交流证明.png", "image/png", TestPeople.scan()));
        assertThat(web.ask(department, proof).getStatus()).as("what is it?").isEqualTo(400);
        proof.param("note", "校际交流证明");
        assertThat(web.ask(department, proof).getStatus()).isEqualTo(302);
        assertThat(web.ask(registrar, get("/warnings/" + warning(run, two))).getContentAsString())
                .contains("校际交流证明", "/files/");
        assertThatThrownBy(
                        () -> results.changed("delete from standing.step where kind = 'evidence'"))
                .hasStackTraceContaining("permission denied");
        assertThat(review(run, department, four, "keep", "").getStatus()).isEqualTo(302);
        assertThat(handIn(run, counsellor).getStatus()).isEqualTo(403);
        assertThat(handIn(run, department).getStatus()).isEqualTo(302);
        assertThat(handIn(run, department).getStatus()).as("once").isEqualTo(409);
        var report =
                results.told("select id::text from standing.report where run_id = ?", run.id());
        var pdf = web.ask(head, get(path + "/reports/" + report)).getContentAsByteArray();
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("累计不及格学生名单", number(four), "共 1 人", "第四十二条", "列入名单上报教务处")
                    .doesNotContain(number(two));
        }
        assertThat(web.ask(department, get(path + "/list.pdf")).getStatus()).isEqualTo(200);
        var elsewhere = admissions.units().school("college").id().toString();
        assertThat(web.ask(head, get(path + "/list.pdf").param("unit", elsewhere)).getStatus())
                .isEqualTo(404);
        var sheet = web.ask(department, get(path + "/list.xlsx")).getContentAsByteArray();
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(sheet))) {
            assertThat(book.getSheetAt(0).getPhysicalNumberOfRows()).isGreaterThanOrEqualTo(4);
            var cells = new java.util.ArrayList<String>();
            book.getSheetAt(0).forEach(row -> row.forEach(cell -> cells.add(cell.toString())));
            assertThat(cells)
                    .as("why, and what it rests on")
                    .anyMatch(it -> it.contains("累计不及格 4 门，达到 4 门"))
                    .anyMatch(it -> it.contains("《学籍管理规定》第四十条"));
        }
        assertThat(web.ask(head, post(path + "/reports/" + report + "/receipt")).getStatus())
                .isEqualTo(302);
        assertThat(web.ask(head, post(path + "/reports/" + report + "/receipt")).getStatus())
                .isEqualTo(409);
        assertThat(web.ask(head, post(path + "/confirmation")).getStatus()).isEqualTo(302);
        assertThat(states(run)).containsExactlyInAnyOrder("dropped", "open");
        assertThat(review(run, department, four, "drop", "太迟").getStatus())
                .as("frozen")
                .isEqualTo(409);
        Acting.as(
                registrar,
                () ->
                        refused(
                                "warning.run-confirmed",
                                () -> beginRun.begin(school.id(), lastTerm)));
    }

    @Test
    void a_warning_is_told_signed_talked_about_planned_and_lifted_by_the_next_result()
            throws Exception {
        var run = confirmed(ran(lastTerm));
        var id = warning(run, four);
        var here = "/warnings/" + id;
        assertThat(own(four)).as("not told yet").doesNotContain("累计不及格 4 门");
        assertThat(web.ask(counsellor, post(here + "/form")).getStatus()).isEqualTo(409);
        assertThat(
                        web.ask(
                                        counsellor,
                                        post("/warnings/runs/" + run.id() + "/notices")
                                                .param("id", id))
                                .getStatus())
                .isEqualTo(302);
        assertThat(own(four)).contains("累计不及格 4 门", "再通过 3 门不及格课程");
        assertThat(own(two)).doesNotContain("累计不及格 4 门");
        assertThat(own("guardian", four)).as("of a minor").contains("累计不及格 4 门");
        results.changed(
                "update registry.student set birth_on = ? where enrolment_id = ?",
                today.minusYears(18),
                four);
        assertThat(own("guardian", four)).as("of age today").doesNotContain("累计不及格 4 门");
        assertThat(
                        results.told(
                                "select count(*) from document.document where enrolment_id = ? and kind like 'academic-warning-%'",
                                four))
                .isEqualTo("2");
        assertThat(receipt(here, "student", today.toString()).getStatus()).isEqualTo(302);
        assertThat(receipt(here, "guardian", today.toString()).getStatus())
                .as("in which way?")
                .isEqualTo(400);
        assertThat(receipt(here, "guardian", today.toString(), "way", "post").getStatus())
                .isEqualTo(302);
        assertThat(plan(here).getStatus()).as("a talk comes before").isEqualTo(422);
        assertThat(talk(four, id, "class", "true").getStatus()).isEqualTo(302);
        assertThat(plan(here).getStatus()).isEqualTo(302);
        assertThat(
                        web.ask(
                                        counsellor,
                                        post(here + "/follow-ups")
                                                .param("on", today.toString())
                                                .param("note", "已报名重修两门"))
                                .getStatus())
                .isEqualTo(302);
        assertThat(web.ask(counsellor, post(here + "/form")).getStatus()).isEqualTo(302);
        var form =
                results.told(
                        "select document_id::text from standing.step where warning_id = cast(? as uuid) and kind = 'form'",
                        id);
        try (var document =
                Loader.loadPDF(
                        web.ask(registrar, get("/documents/" + form)).getContentAsByteArray())) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("学业预警登记表", "每周答疑", "已报名重修两门", "家长回执");
        }
        assertThat(web.ask(counsellor, post(here + "/lift").param("reason", "x")).getStatus())
                .isEqualTo(403);
        for (var task : tasks.subList(0, 4)) {
            results.result(four, task, "make-up", 75);
        }
        confirmed(ran(thisTerm));
        assertThat(
                        results.told(
                                "select state from standing.warning where id = cast(? as uuid)",
                                id))
                .isEqualTo("lifted");
        assertThat(
                        results.told(
                                "select state from standing.warning where id = cast(? as uuid)",
                                warning(run, two)))
                .as("two in a row weigh more")
                .isEqualTo("raised");
        assertThat(
                        results.told(
                                "select in_a_row from standing.warning w join standing.run r on r.id = w.run_id where w.enrolment_id = ? and r.term_id = ? and r.state = 'confirmed'",
                                two,
                                thisTerm))
                .isEqualTo("2");
        assertThat(
                        results.told(
                                "select count(*) from standing.step where warning_id = cast(? as uuid)",
                                id))
                .as("all of it is kept")
                .isEqualTo("8");
    }

    @Test
    void a_later_result_ends_no_warning_of_whom_it_did_not_look_at() throws Exception {
        var before = confirmed(ran(lastTerm));
        results.changed("update registry.student set status = '02' where enrolment_id = ?", two);
        var after = confirmed(ran(thisTerm));
        assertThat(state(before, two)).as("on leave").isEqualTo("open");
        assertThat(state(before, four)).isNotEqualTo("open");
        assertThat(state(after, four)).isEqualTo("open");
    }

    @Test
    void nobody_is_warned_before_the_make_up_results_are_published() throws Exception {
        results.changed(
                """
                insert into exam.round (institution_id, term_id, held_term_id, ends_on, results_due_on, closes_on, opener,
                  opened_at)
                select unit_id, id, id, '2026-01-01', '2026-01-02', '2026-01-03', 'x', now() from calendar.term where id = ?
                """,
                lastTerm);
        Acting.as(
                registrar,
                () -> refused("warning.make-up-open", () -> beginRun.begin(school.id(), lastTerm)));
        results.changed("update exam.round set state = 'published' where term_id = ?", lastTerm);
        assertThat(found(ran(lastTerm))).isNotEmpty();
    }

    @Test
    void an_earlier_result_ends_no_later_warning() throws Exception {
        var late = ran(lastTerm);
        keepAll(late);
        var now = confirmed(ran(thisTerm));
        Acting.as(
                registrar,
                () -> refused("warning.run-passed", () -> beginRun.begin(school.id(), lastTerm)));
        confirm(late);
        assertThat(state(now, four)).isEqualTo("open");
    }

    @Test
    void the_office_decides_about_each_and_the_right_case_is_opened_by_hand() throws Exception {
        var run = ran(lastTerm);
        keepAll(run);
        var id = warning(run, four);
        var here = "/warnings/" + id;
        assertThat(decide(here, "repeat").getStatus()).as("not confirmed").isEqualTo(409);
        confirm(run);
        assertThat(
                        results.told(
                                "select count(*) from standing.treatment where enrolment_id = ?",
                                four))
                .as("nothing by itself")
                .isEqualTo("0");
        assertThat(decide(here, "repeat").getStatus()).as("the list has not come").isEqualTo(422);
        handIn(run, department);
        results.changed(
                "update standing.report set receiver = 'x', received_at = now() where run_id = ?",
                run.id());
        assertThat(decide(here, "banishment").getStatus()).isEqualTo(400);
        assertThat(
                        web.ask(
                                        registrar,
                                        post(here + "/treatment")
                                                .param("decision", "repeat")
                                                .param("reason", "四门不及格"))
                                .getStatus())
                .isEqualTo(403);
        var duty =
                Acting.call(
                        registrar,
                        () ->
                                duties.stream()
                                        .flatMap(it ->
                                                it
                                                        .duties(
                                                                today.minusDays(60),
                                                                today.plusDays(60))
                                                        .stream())
                                        .filter(it -> it.what().equals("warning-treatment"))
                                        .toList());
        assertThat(duty).hasSize(1);
        assertThat(duty.getFirst().on()).isEqualTo(today.minusDays(20).plusDays(29));
        assertThat(duty.getFirst().left()).isEqualTo(1);
        assertThat(forgotten(head, "treatment-due")).isNotEmpty();
        assertThat(decide(here, "repeat").getStatus()).isEqualTo(302);
        assertThat(forgotten(head, "treatment-due")).isEmpty();
        assertThat(decide(here, "leave").getStatus()).as("once").isEqualTo(409);
        assertThat(results.told("select status from registry.student where enrolment_id = ?", four))
                .as("no standing has changed")
                .isEqualTo("01");
        assertThat(web.ask(head, get("/treatments")).getContentAsString())
                .contains(number(four), "留级");
        var clerk = seated(registrar);
        var opened = web.ask(clerk, post(here + "/treatment/case"));
        assertThat(opened.getRedirectedUrl()).startsWith("/cases/");
        assertThat(
                        results.told(
                                "select kind || ' ' || state || ' ' || (fields ->> 'reason') from workflow.case_file where subject_id = ?",
                                four))
                .isEqualTo("repeat-year draft 22");
        assertThat(web.ask(clerk, post(here + "/treatment/case")).getStatus()).isEqualTo(409);
        assertThatThrownBy(
                        () -> results.changed("update standing.treatment set decision = 'leave'"))
                .hasMessageContaining("never written over");
    }

    @Test
    void a_talk_is_read_by_its_circle_and_its_next_day_is_not_forgotten() throws Exception {
        var colleague = web.staff("class-teacher", school.firstClass());
        var elsewhere = web.staff("counsellor", school.secondClass());
        assertThat(talk(two, null, "own", "false").getStatus()).isEqualTo(302);
        assertThat(talks(counsellor)).contains("每天自习");
        assertThat(talks(colleague)).doesNotContain("每天自习");
        assertThat(talk(two, null, "class", "true").getStatus()).isEqualTo(302);
        assertThat(talks(colleague)).contains("每天自习", "父母外出务工");
        assertThat(talks(department)).doesNotContain("每天自习");
        assertThat(web.ask(elsewhere, get("/talks/students/" + two)).getStatus()).isEqualTo(404);
        assertThat(web.ask(elsewhere, get("/talks").param("student", number(two))).getStatus())
                .isEqualTo(404);
        assertThat(
                        web.ask(colleague, get("/talks").param("student", number(two)))
                                .getRedirectedUrl())
                .isEqualTo("/talks/students/" + two);
        assertThat(own(two)).contains("每天自习").doesNotContain("父母外出务工");
        assertThat(own(four)).doesNotContain("每天自习");
        assertThat(
                        results.told(
                                "select count(*) from standing.talk where position(convert_to('务工', 'UTF8') in remarks) > 0"))
                .as("sealed")
                .isEqualTo("0");
        results.changed(
                "update standing.talk set next_on = ?, talked_on = ? where enrolment_id = ?",
                today,
                today.minusDays(7),
                two);
        assertThat(forgotten(counsellor, "talk-due")).isNotEmpty();
        assertThat(web.ask(counsellor, get("/")).getContentAsString()).contains("约定的谈话");
        assertThat(dueBy(today)).hasSize(2);
        results.changed(
                "update standing.talk set talked_on = ? where enrolment_id = ? and circle = 'own'",
                today.minusDays(8),
                two);
        assertThat(dueBy(today)).as("the one before has been followed").containsExactly(today);
        assertThat(dueBy(today.minusDays(1))).isEmpty();
        // others of this database open every value there is
        results.changed(
                "update standing.talk set remarks = '\\x00'::bytea || remarks where enrolment_id = ?",
                two);
        try {
            assertThat(dueBy(today)).as("no remark is opened").hasSize(1);
        } finally {
            results.changed(
                    "update standing.talk set remarks = substring(remarks from 2) where enrolment_id = ?",
                    two);
        }
    }

    private List<LocalDate> dueBy(LocalDate day) {
        return Acting.call(
                counsellor,
                () ->
                        transaction.execute(it -> talks.dueByMe(day, 6)).stream()
                                .map(Talks.Due::nextOn)
                                .toList());
    }

    private List<String> forgotten(Actor actor, String what) {
        return Acting.call(
                actor,
                () ->
                        finders.stream()
                                .flatMap(it -> it.find(today, 50).stream())
                                .map(Forgotten::what)
                                .filter(what::equals)
                                .toList());
    }

    private WarningRun ran(UUID term) {
        var id = Acting.call(registrar, () -> beginRun.begin(school.id(), term));
        jobs.ended(RunWarnings.NAME);
        return runs(id);
    }

    /// As begun, but taken up by nobody.
    private UUID waiting(UUID term) {
        var at =
                Acting.call(registrar, () -> terms.of(school.id())).stream()
                        .filter(it -> it.id().equals(term))
                        .findFirst()
                        .orElseThrow();
        return Acting.call(
                registrar,
                () ->
                        transaction.execute(it -> {
                            var id =
                                    runs.add(
                                                    school.id(),
                                                    at,
                                                    "warning",
                                                    today,
                                                    at.until(),
                                                    null,
                                                    4,
                                                    registrar,
                                                    clock.instant())
                                            .orElseThrow();
                            rules.freeze(id, school.id(), today, "");
                            return id;
                        }));
    }

    private WarningRun rehearsed(LocalDate on, BeginWarningRun.Trial trial) {
        var id = Acting.call(registrar, () -> beginRun.rehearse(school.id(), lastTerm, on, trial));
        jobs.ended(RunWarnings.NAME);
        return runs(id);
    }

    private WarningRun runs(UUID id) {
        return Acting.call(registrar, () -> runs.get(id));
    }

    private List<String> found(WarningRun run) {
        return Acting.call(
                        registrar, () -> warnings.all(new Warnings.Sought(run.id(), null, -1, "")))
                .stream()
                .map(it -> it.enrolmentId() + " " + it.level() + " " + it.failedCourses())
                .sorted()
                .toList();
    }

    private List<String> states(WarningRun run) {
        return Acting.call(
                        registrar, () -> warnings.all(new Warnings.Sought(run.id(), null, -1, "")))
                .stream()
                .map(it -> it.state())
                .toList();
    }

    private String state(WarningRun run, UUID enrolment) {
        return results.told(
                "select state from standing.warning where run_id = ? and enrolment_id = ?",
                run.id(),
                enrolment);
    }

    private String warning(WarningRun run, UUID enrolment) {
        return results.told(
                "select id::text from standing.warning where run_id = ? and enrolment_id = ?",
                run.id(),
                enrolment);
    }

    private String number(UUID enrolment) {
        return results.told(
                "select student_number from registry.student where enrolment_id = ?", enrolment);
    }

    private WarningRun confirmed(WarningRun run) throws Exception {
        keepAll(run);
        confirm(run);
        return runs(run.id());
    }

    private void keepAll(WarningRun run) throws Exception {
        for (var it : found(run)) {
            assertThat(
                            review(run, department, UUID.fromString(it.split(" ")[0]), "keep", "")
                                    .getStatus())
                    .isEqualTo(302);
        }
    }

    private void confirm(WarningRun run) throws Exception {
        assertThat(web.ask(head, post("/warnings/runs/" + run.id() + "/confirmation")).getStatus())
                .isEqualTo(302);
    }

    private MockHttpServletResponse review(
            WarningRun run, Actor actor, UUID enrolment, String verdict, String reason)
            throws Exception {
        return web.ask(
                actor,
                post("/warnings/runs/" + run.id() + "/reviews")
                        .param("id", warning(run, enrolment))
                        .param("verdict", verdict)
                        .param("reason", reason));
    }

    private MockHttpServletResponse handIn(WarningRun run, Actor actor) throws Exception {
        return web.ask(
                actor,
                post("/warnings/runs/" + run.id() + "/reports")
                        .param("unit", school.grade().toString()));
    }

    private MockHttpServletResponse receipt(String here, String... values) throws Exception {
        var request =
                multipart(here + "/receipt")
                        .file(
                                new MockMultipartFile(
                                        "receiptScan", "回执.png", "image/png", TestPeople.scan()));
        for (var i = 0; i < values.length; i += 2) {
            request.param(values[i], values[i + 1]);
        }
        return web.ask(counsellor, request);
    }

    private MockHttpServletResponse plan(String here) throws Exception {
        return web.ask(
                counsellor,
                post(here + "/plan")
                        .param("mentor", "陈老师")
                        .param("plan", "每周答疑，报名重修")
                        .param("until", today.plusDays(60).toString()));
    }

    private MockHttpServletResponse talk(
            UUID enrolment, String warning, String circle, String shared) throws Exception {
        var request =
                post("/talks")
                        .param("student", number(enrolment))
                        .param("on", today.toString())
                        .param("theme", "study")
                        .param("remarks", "父母外出务工，无人督促")
                        .param("agreement", "每天自习两小时")
                        .param("nextOn", today.plusDays(7).toString())
                        .param("circle", circle)
                        .param("shared", shared);
        return web.ask(counsellor, warning == null ? request : request.param("warning", warning));
    }

    private String talks(Actor actor) throws Exception {
        return web.ask(actor, get("/talks/students/" + two)).getContentAsString();
    }

    private MockHttpServletResponse decide(String here, String decision) throws Exception {
        return web.ask(
                head,
                post(here + "/treatment")
                        .param("decision", decision)
                        .param("reason", "累计四门不及格，编入下一年级学习"));
    }

    private String own(UUID enrolment) throws Exception {
        return own("student", enrolment);
    }

    private String own(String role, UUID enrolment) throws Exception {
        var person =
                UUID.fromString(
                        results.told(
                                "select person_id::text from registry.enrolment where id = ?",
                                enrolment));
        return web.ask(web.themselves(role, person), get("/own-warnings")).getContentAsString();
    }

    private void cite(String label, String words, String kind) {
        Acting.as(
                Actor.system("test"),
                () ->
                        transaction.executeWithoutResult(status ->
                                new TestRules(sql)
                                        .cite(
                                                school.id(),
                                                "学籍管理规定",
                                                label,
                                                words,
                                                "refusal:warning.because." + kind)));
    }

    private void change(String kind, int level, String threshold, LocalDate from) {
        changeRule.change(
                school.id(),
                new ChangeWarningRule.Wish(
                        kind, level, new BigDecimal(threshold), true, "学籍预警实施办法 第五条", from));
    }

    /// The same person with an account of their own, as whoever applies must have.
    private Actor seated(Actor it) {
        var account =
                results.one(
                        "insert into identity.account (username, name) values ('r' || substr(gen_random_uuid()::text, 1, 12), ?) returning id",
                        it.name());
        return new Actor(account, it.name(), it.role(), it.unit(), it.scope(), it.origin());
    }

    private static void refused(String code, Runnable act) {
        assertThatThrownBy(act::run).isInstanceOf(Refused.class).hasMessageContaining(code);
    }
}
