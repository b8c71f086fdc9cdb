package org.matricula.coursework.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.coursework.ExamDuties;
import org.matricula.coursework.ExamDuty;
import org.matricula.coursework.LowerGrade;
import org.matricula.coursework.TestGrades;
import org.matricula.document.TestProof;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.Intake;
import org.matricula.registry.TestStudents;
import org.matricula.registry.WebSteps;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// 学期归档: last term's sheets, papers and workload, from signed to received.
@ProgramTest
class TermArchiveTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;
    @Autowired ExamDuties examDuties;
    @Autowired Archive archive;
    @Autowired SignScoreSheet signScoreSheet;
    @Autowired SheetResults sheetResults;
    @Autowired ForgottenSheets forgottenSheets;
    @Autowired ArchiveDuties duties;
    @Autowired ExamWorkloads workloads;
    @Autowired LowerGrade lowerGrade;
    @Autowired Clock clock;

    WebSteps web;
    TestUnits.School school;
    TestGrades grades;
    LocalDate today;
    Actor college;
    Actor office;
    Actor teacher;
    UUID student;
    UUID task;

    @BeforeEach
    void a_term_that_has_ended() {
        web = new WebSteps(mvc, sql);
        today = LocalDate.now(clock);
        school = new TestUnits(sql, transaction).school("college");
        college = web.staff("department-registrar", school.grade());
        office = web.staff("registrar", school.id());
        student =
                new TestStudents(intake, transaction, sql)
                        .enrolled(school.id(), school.firstClass(), today.minusDays(300));
        grades =
                TestGrades.in(
                        sql,
                        transaction,
                        school.id(),
                        school.grade(),
                        school.firstClass(),
                        today.minusDays(200),
                        today.minusDays(20));
        // the new term began three days ago
        grades.changed(
                "insert into calendar.term (unit_id, year, seq, name, during) values (?, ?, 2,"
                        + " '第二学期', daterange(?, ?))",
                school.id(),
                today.minusDays(200).getYear() + "-" + (today.minusDays(200).getYear() + 1),
                today.minusDays(3),
                today.plusDays(100));
        teacher =
                new Actor(
                        grades.teacher(),
                        "陈老师",
                        "teacher",
                        school.firstClass(),
                        web.scope(school.firstClass()),
                        "test");
        task = grades.task("GJ101", "高等数学");
        grades.grade(task, student, "first", 58);
    }

    @Test
    void the_courses_of_a_term_are_read_page_by_page_and_none_twice() {
        var more = grades.task("GJ102", "大学英语");
        grades.grade(more, student, "first", 70);
        Acting.as(
                office,
                () -> {
                    var first = archive.lines(grades.term(), 0, Long.MAX_VALUE, null, 1);
                    var next =
                            archive.lines(
                                    grades.term(), 0, Long.MAX_VALUE, first.getFirst().taskId(), 1);
                    assertThat(first).extracting(Archive.Line::code).containsExactly("GJ101");
                    assertThat(next).extracting(Archive.Line::code).containsExactly("GJ102");
                    var all = new java.util.ArrayList<String>();
                    archive.each(grades.term(), 0, Long.MAX_VALUE, it -> all.add(it.code()));
                    assertThat(all).containsExactly("GJ101", "GJ102");
                });
    }

    @Test
    void a_signed_sheet_is_frozen_and_a_second_edition_names_the_first() throws Exception {
        assertThat(status(teacher, post("/term-archive/tasks/" + task + "/sheet"))).isEqualTo(302);
        assertThat(status(teacher, post("/term-archive/tasks/" + task + "/sheet")))
                .as("nothing has changed")
                .isEqualTo(409);
        var first = editions().getFirst();
        var paper = paper(teacher, first.id());
        assertThat(words(paper)).contains("单科成绩单", "高等数学", "林一诺", "58", "签字：陈老师");
        // a make-up result arrives later: the sheet stays as it was signed
        grades.grade(task, student, "make-up", 66);
        assertThat(paper(teacher, first.id())).isEqualTo(paper);
        assertThat(status(teacher, post("/term-archive/tasks/" + task + "/sheet")))
                .as("without a reason")
                .isEqualTo(400);
        assertThat(
                        status(
                                teacher,
                                post("/term-archive/tasks/" + task + "/sheet")
                                        .param("reason", "补考成绩")))
                .isEqualTo(302);
        var both = editions();
        assertThat(both).extracting(Archive.Signed::edition).containsExactly(2, 1);
        assertThat(words(paper(teacher, both.getFirst().id())))
                .contains("第2版", "替代" + first.number(), "补考成绩", "66");
        assertThatThrownBy(() ->
                        grades.changed(
                                "update coursework.score_sheet set signer = 'x' where id = ?",
                                first.id()))
                .hasMessageContaining("frozen");
        assertThat(both.getLast().digest())
                .isEqualTo(java.security.MessageDigest.getInstance("SHA-256").digest(paper));
        assertThat(TestProof.of(mvc, paper)).isEqualTo("superseded course-score-sheet");
        try (var document = Loader.loadPDF(paper)) {
            assertThat(document.getLastSignatureDictionary()).isNotNull();
        }
        assertThat(
                        web.ask(
                                        web.staff("teacher", school.firstClass()),
                                        get("/term-archive/sheets/" + first.id()))
                                .getStatus())
                .as("a colleague's")
                .isEqualTo(404);
    }

    @Test
    void midterm_and_practical_are_signed_where_the_formula_has_them() throws Exception {
        status(teacher, post("/term-archive/tasks/" + task + "/sheet"));
        assertThat(words(paper(teacher, editions().getFirst().id())))
                .as("the formula has neither")
                .doesNotContain("期中", "实验");
        grades.changed(
                "update coursework.task set midterm_percent = 20, practical_percent = 10,"
                        + " stage = 'entering' where id = ?",
                task);
        grades.changed(
                "update coursework.grade set usual = 71.5, midterm = 62.5, practical = 83.5,"
                        + " exam = 44.5 where task_id = ?",
                task);
        grades.changed("update coursework.task set stage = 'published' where id = ?", task);
        var again = post("/term-archive/tasks/" + task + "/sheet").param("reason", "补登期中");
        assertThat(status(teacher, again)).as("the digest tells of the parts").isEqualTo(302);
        assertThat(words(paper(teacher, editions().getFirst().id())))
                .contains("平时期中实验考试", "71.562.583.544.558");
    }

    @Test
    void two_who_sign_at_once_leave_one_edition() throws Exception {
        var barrier = new CyclicBarrier(2);
        Callable<Integer> sign =
                () -> {
                    barrier.await();
                    return status(
                            college,
                            post("/term-archive/classes/" + school.firstClass() + "/sheet")
                                    .param("term", grades.term().toString()));
                };
        try (var pool = Executors.newFixedThreadPool(2)) {
            var answers = pool.invokeAll(List.of(sign, sign));
            assertThat(List.of(answers.get(0).get(), answers.get(1).get()))
                    .containsExactlyInAnyOrder(302, 409);
        }
        var total =
                Acting.call(
                        office,
                        () ->
                                transaction.execute(it ->
                                        archive.editions(
                                                school.firstClass(), grades.term(), null)));
        assertThat(total).hasSize(1);
        assertThat(words(paper(college, total.getFirst().id())))
                .contains("各班成绩总表", "GJ101高等数学", "58");
    }

    @Test
    void nothing_is_handed_in_while_something_is_missing_and_the_office_receives_what_is()
            throws Exception {
        var refused = hand("materials");
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString())
                .contains("没有签字的单科成绩单", "没有登记 A 卷", "没有登记 B 卷", "没有登记答卷", "没有签字的成绩总表", "陈老师");
        var missing = web.ask(college, get("/term-archive/" + grades.term() + "/missing.xlsx"));
        try (var book =
                WorkbookFactory.create(new ByteArrayInputStream(missing.getContentAsByteArray()))) {
            var text = new StringBuilder();
            book.getSheetAt(0).forEach(row -> row.forEach(cell -> text.append(cell).append('|')));
            assertThat(text.toString())
                    .contains("陈老师", "高等数学", "A 卷、B 卷、答卷")
                    .as("the class total beside the courses, by its own day")
                    .contains("各班成绩总表|院系|" + today.plusDays(3) + "|成绩总表");
        }
        assertThat(web.ask(college, get("/term-archive")).getContentAsString())
                .contains(today.plusDays(3).toString(), "单科成绩单", "高等数学", ">成绩总表<");
        assertThat(lacking()).as("a course and the class total").isEqualTo(2);
        status(teacher, post("/term-archive/tasks/" + task + "/sheet"));
        status(
                college,
                post("/term-archive/classes/" + school.firstClass() + "/sheet")
                        .param("term", grades.term().toString()));
        for (var kind : List.of("paper-a", "paper-b", "scripts")) {
            assertThat(lodge(kind, "档案室 3 柜")).isEqualTo(302);
        }
        assertThat(hand("materials").getStatus()).isEqualTo(302);
        assertThat(hand("materials").getStatus()).as("once").isEqualTo(409);
        var report =
                grades.told(
                        "select id::text from coursework.term_report where unit_id = ?",
                        school.grade());
        assertThat(status(college, post("/term-archive/reports/" + report + "/receive")))
                .isEqualTo(403);
        assertThat(status(office, post("/term-archive/reports/" + report + "/receive")))
                .isEqualTo(302);
        assertThat(status(office, post("/term-archive/reports/" + report + "/receive")))
                .isEqualTo(409);
        assertThat(web.ask(office, get("/term-archive")).getContentAsString()).contains("已接收");
        // moved: where it lay before is kept
        assertThat(lodge("scripts", "档案室 5 柜")).isEqualTo(302);
        assertThat(
                        grades.told(
                                "select string_agg(place, '→' order by lodged_at) from"
                                        + " coursework.exam_paper where task_id = ? and kind ="
                                        + " 'scripts'",
                                task))
                .isEqualTo("档案室 3 柜→档案室 5 柜");
    }

    @Test
    void a_sheet_signed_before_a_correction_is_signed_anew_before_anything_is_handed_in()
            throws Exception {
        everythingLodged();
        grades.grade(task, student, "make-up", 66);
        lowered("make-up", 61, false);
        assertThat(web.ask(college, get("/term-archive")).getContentAsString())
                .as("a make-up result is not the sheet's")
                .doesNotContain("成绩已更正");
        lowered("first", 40, true);
        assertThat(web.ask(college, get("/term-archive")).getContentAsString())
                .contains("成绩已更正，须再版");
        var refused = hand("materials");
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString()).contains("单科成绩单须再版（陈老师）", "成绩总表签字以后成绩又有更正");
        var why = "更正后又撤销";
        assertThat(
                        status(
                                teacher,
                                post("/term-archive/tasks/" + task + "/sheet")
                                        .param("reason", why)))
                .isEqualTo(302);
        assertThat(hand("materials").getStatus())
                .as("the total is still the old one")
                .isEqualTo(422);
        assertThat(
                        status(
                                college,
                                post("/term-archive/classes/" + school.firstClass() + "/sheet")
                                        .param("term", grades.term().toString())
                                        .param("reason", why)))
                .isEqualTo(302);
        assertThat(hand("materials").getStatus()).isEqualTo(302);
    }

    @Test
    void
            a_later_correction_is_told_once_to_signer_teacher_college_and_once_handed_in_to_the_keeper()
                    throws Exception {
        var collegeHolder = holder("department-registrar", school.grade());
        college =
                new Actor(
                        collegeHolder,
                        "院系",
                        "department-registrar",
                        school.grade(),
                        web.scope(school.grade()),
                        "test");
        var keeper = holder("registrar", school.id());
        everythingLodged();
        night();
        assertThat(told(grades.teacher())).isZero();
        lowered("first", 40, false);
        night();
        night();
        assertThat(told(grades.teacher())).as("teacher and signer, once").isOne();
        assertThat(told(collegeHolder))
                .as("one sheet of the course, one of the class")
                .isEqualTo(2);
        assertThat(told(keeper)).as("nothing was handed in").isZero();
        for (var who : List.of(college, office)) {
            assertThat(web.ask(who, get("/term-archive")).getContentAsString())
                    .contains("归档后成绩有更正", editions().getFirst().number());
        }
        assertThat(web.ask(teacher, get("/term-archive")).getContentAsString())
                .contains("归档后成绩有更正");
        assertThat(
                        web.ask(web.staff("teacher", school.firstClass()), get("/term-archive"))
                                .getContentAsString())
                .as("a colleague's")
                .doesNotContain("归档后成绩有更正");
        signAnew();
        assertThat(web.ask(college, get("/term-archive")).getContentAsString())
                .doesNotContain("归档后成绩有更正");
        assertThat(hand("materials").getStatus()).isEqualTo(302);
        lowered("first", 30, false);
        night();
        assertThat(told(keeper)).as("course and class").isEqualTo(2);
        assertThat(forgotten(office)).hasSize(2).allMatch(it -> it.late());
        signAnew();
        assertThat(forgotten(office)).isEmpty();
        assertThat(web.ask(office, get("/term-archive")).getContentAsString())
                .contains("上报后再版 2 份");
    }

    @Test
    void a_digest_says_its_form_and_older_ones_stay_checkable() {
        var results =
                List.of(
                        new SheetResults.Result(
                                UUID.fromString("00000000-0000-7000-8000-000000000001"),
                                "GJ101",
                                "高等数学",
                                new BigDecimal("4.0"),
                                20,
                                0,
                                UUID.fromString("00000000-0000-7000-8000-000000000002"),
                                "20260101",
                                "林一诺",
                                "first",
                                new BigDecimal("71.50"),
                                null,
                                null,
                                BigDecimal.ZERO.setScale(1),
                                58,
                                null,
                                false));
        assertThat(hex(results, 1))
                .as("as sheets were signed until 2026-11")
                .isEqualTo("0a061377928e392874cd2394a7da7787870235745fa18d058c4025631b9ca0c1");
        assertThat(hex(results, 2))
                .isEqualTo("221ce98eea2f77a555c3769e9b5a1b00b7415cc86d65a685ea36667cf8eb90ae");
        var shifted =
                List.of(
                        new SheetResults.Result(
                                results.getFirst().taskId(),
                                "GJ101, course=x",
                                "高等数学",
                                new BigDecimal("4"),
                                20,
                                0,
                                results.getFirst().enrolmentId(),
                                "20260101",
                                "林一诺",
                                "first",
                                new BigDecimal("71.5"),
                                null,
                                null,
                                BigDecimal.ZERO,
                                58,
                                null,
                                false));
        assertThat(hex(shifted, 2)).isNotEqualTo(hex(results, 2));
        assertThatThrownBy(() -> SheetContent.digest(results, 3))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_sheet_of_the_older_form_is_not_signed_again_while_nothing_has_changed()
            throws Exception {
        status(teacher, post("/term-archive/tasks/" + task + "/sheet"));
        assertThat(editions().getFirst().contentForm()).isEqualTo(2);
        var results =
                Acting.call(
                        office,
                        () ->
                                transaction.execute(it ->
                                        sheetResults.of(school.firstClass(), grades.term(), task)));
        assertThat(editions().getFirst().content()).isEqualTo(SheetContent.digest(results, 2));
        // as one signed before the form was written down
        grades.changed(
                """
                insert into coursework.score_sheet
                  (institution_id, scope_pos, unit_id, term_id, task_id, edition, replaces_id, reason, number, content,
                   content_form, file_id, digest, students, signed_by, signer, signed_at)
                select institution_id, scope_pos, unit_id, term_id, task_id, 2, id, '旧版式', number || '-2', ?, 1, file_id,
                       digest, students, signed_by, signer, signed_at
                  from coursework.score_sheet where task_id = ?
                """,
                SheetContent.digest(results, 1),
                task);
        assertThat(
                        status(
                                teacher,
                                post("/term-archive/tasks/" + task + "/sheet")
                                        .param("reason", "再签")))
                .isEqualTo(409);
    }

    @Test
    void a_class_total_shows_what_its_students_took_in_groups_with_others() throws Exception {
        var group = grades.task("GX201", "书法鉴赏");
        grades.changed(
                """
                update coursework.task set group_name = '全校班', unit_id = ?, stage = 'entering',
                       scope_pos = (select pos from organisation.unit where id = ?) where id = ?
                """,
                school.id(),
                school.id(),
                group);
        grades.grade(group, student, "first", 91);
        var total =
                post("/term-archive/classes/" + school.firstClass() + "/sheet")
                        .param("term", grades.term().toString());
        var unpublished = web.ask(college, total);
        assertThat(unpublished.getStatus())
                .as("a course of theirs is not published")
                .isEqualTo(422);
        grades.changed("update coursework.task set stage = 'published' where id = ?", group);
        assertThat(status(college, total)).isEqualTo(302);
        var sheet =
                Acting.call(
                        college,
                        () ->
                                transaction.execute(it ->
                                        archive.editions(
                                                school.firstClass(), grades.term(), null)));
        assertThat(words(paper(college, sheet.getFirst().id()))).contains("GX201书法鉴赏", "91", "58");
        assertThat(
                        Acting.call(
                                office,
                                () ->
                                        archive.classes(grades.term(), 0, Long.MAX_VALUE).stream()
                                                .map(Archive.ClassLine::unitId)
                                                .toList()))
                .as("the school is no class")
                .containsExactly(school.firstClass());
    }

    private static String hex(List<SheetResults.Result> results, int form) {
        return java.util.HexFormat.of().formatHex(SheetContent.digest(results, form));
    }

    private void signAnew() throws Exception {
        assertThat(
                        status(
                                teacher,
                                post("/term-archive/tasks/" + task + "/sheet")
                                        .param("reason", "更正")))
                .isEqualTo(302);
        assertThat(
                        status(
                                college,
                                post("/term-archive/classes/" + school.firstClass() + "/sheet")
                                        .param("term", grades.term().toString())
                                        .param("reason", "更正")))
                .isEqualTo(302);
    }

    private long lacking() {
        return Acting.call(
                college,
                () ->
                        transaction.execute(it ->
                                duties.duties(today, today.plusDays(9)).stream()
                                        .mapToLong(org.matricula.calendar.Duty::left)
                                        .sum()));
    }

    private void night() {
        Acting.as(
                Actor.system("test"),
                () -> transaction.executeWithoutResult(it -> forgottenSheets.remind(today)));
    }

    private List<org.matricula.workflow.Forgotten> forgotten(Actor who) {
        return Acting.call(who, () -> forgottenSheets.find(today, 99));
    }

    private long told(UUID account) {
        return Acting.call(
                new Actor(account, "某", "teacher", school.id(), web.scope(school.id()), "test"),
                () ->
                        transaction.execute(it ->
                                sql.sql(
                                                "select count(*) from notice.notice where key like 'notice.archive.outdated%'")
                                        .query(Long.class)
                                        .single()));
    }

    private UUID holder(String role, UUID unit) {
        return UUID.fromString(
                grades.told(
                        """
                        with a as (
                          insert into identity.account (username, name)
                          values ('h' || substr(gen_random_uuid()::text, 1, 12), '值班') returning id)
                        insert into identity.post (account_id, role, unit_id, during)
                        select a.id, ?, ?, daterange(date '2020-01-01', null) from a returning account_id::text
                        """,
                        role,
                        unit));
    }

    @Test
    void the_papers_are_listed_with_place_and_keeper_and_where_they_lay_before() throws Exception {
        lodge("paper-a", "档案室 3 柜");
        lodge("scripts", "档案室 4 柜");
        lodge("scripts", "档案室 5 柜");
        assertThat(web.ask(college, get("/term-archive")).getContentAsString())
                .contains("档案室 5 柜", "李管理员")
                .doesNotContain("档案室 4 柜");
        assertThat(papers(college))
                .containsExactly("A 卷|档案室 3 柜|李管理员|", "答卷|档案室 4 柜|李管理员|已移出", "答卷|档案室 5 柜|李管理员|");
        assertThat(papers(teacher)).hasSize(3);
        assertThat(papers(web.staff("teacher", school.firstClass()))).as("a colleague's").isEmpty();
    }

    private List<String> papers(Actor who) throws Exception {
        var file = web.ask(who, get("/term-archive/" + grades.term() + "/papers.xlsx"));
        try (var book =
                WorkbookFactory.create(new ByteArrayInputStream(file.getContentAsByteArray()))) {
            var lines = new java.util.ArrayList<String>();
            for (var row : book.getSheetAt(0)) {
                if (row.getCell(3) != null && row.getCell(3).toString().endsWith("卷")) {
                    lines.add(
                            java.util.stream.IntStream.of(3, 5, 6, 10)
                                    .mapToObj(i ->
                                            row.getCell(i) == null ? "" : row.getCell(i).toString())
                                    .collect(java.util.stream.Collectors.joining("|")));
                }
            }
            return lines;
        }
    }

    private void everythingLodged() throws Exception {
        status(teacher, post("/term-archive/tasks/" + task + "/sheet"));
        status(
                college,
                post("/term-archive/classes/" + school.firstClass() + "/sheet")
                        .param("term", grades.term().toString()));
        for (var kind : List.of("paper-a", "paper-b", "scripts")) {
            assertThat(lodge(kind, "档案室 3 柜")).isEqualTo(302);
        }
    }

    /// As a decision against the student changes a published mark, and gives it back.
    private void lowered(String attempt, int to, boolean restored) {
        var grade =
                UUID.fromString(
                        grades.told(
                                "select id::text from coursework.grade where task_id = ? and attempt = ?",
                                task,
                                attempt));
        Acting.as(
                office,
                () ->
                        transaction.executeWithoutResult(it -> {
                            var before = lowerGrade.lower(grade, to, "C-1", "处分");
                            if (restored) {
                                lowerGrade.restore(grade, to, before, "C-1", "申诉后撤销");
                            }
                        }));
    }

    @Test
    void workload_is_computed_from_papers_and_scripts_with_what_was_recorded_besides()
            throws Exception {
        lodge("paper-a", "档案室");
        lodge("paper-b", "档案室");
        var username =
                grades.told("select username from identity.account where id = ?", grades.teacher());
        assertThat(
                        status(
                                college,
                                post("/term-archive/" + grades.term() + "/workload")
                                        .param("teacher", username)
                                        .param("duty", "invigilate")
                                        .param("subject", "教学楼 301")
                                        .param("quantity", "2")))
                .isEqualTo(302);
        // another part reports a make-up exam, twice
        for (var quantity : List.of(3, 4)) {
            Acting.as(
                    office,
                    () ->
                            transaction.executeWithoutResult(it ->
                                    examDuties.record(
                                            List.of(
                                                    new ExamDuty(
                                                            school.grade(),
                                                            grades.term(),
                                                            grades.teacher(),
                                                            "make-up",
                                                            "mark",
                                                            "高等数学补考",
                                                            BigDecimal.valueOf(quantity),
                                                            "test:" + task)))));
        }
        var sum = Acting.call(office, () -> workloads.sums(grades.term())).getFirst();
        assertThat(List.of(sum.papers(), sum.sessions(), sum.scripts()))
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(BigDecimal.TWO, BigDecimal.TWO, BigDecimal.valueOf(5));
        var book = web.ask(office, get("/term-archive/" + grades.term() + "/workload.xlsx"));
        assertThat(book.getContentAsByteArray()).startsWith('P', 'K');
        var pdf = web.ask(office, get("/term-archive/" + grades.term() + "/workload.pdf"));
        assertThat(words(pdf.getContentAsByteArray())).contains("教师考试工作量", "陈老师");
        assertThat(hand("workload").getStatus()).isEqualTo(302);
        var typed =
                grades.told(
                        "select id::text from coursework.exam_duty where source = 'manual' and"
                                + " account_id = ?",
                        grades.teacher());
        var elsewhere =
                web.staff(
                        "department-registrar",
                        new TestUnits(sql, transaction).school("college").id());
        assertThat(status(elsewhere, strike(typed))).isEqualTo(404);
        assertThat(status(college, strike(typed))).isEqualTo(302);
        assertThat(Acting.call(office, () -> workloads.sums(grades.term())).getFirst().sessions())
                .isZero();
    }

    org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder strike(String duty) {
        return post("/term-archive/" + grades.term() + "/workload/" + duty + "/strike")
                .param("reason", "误登");
    }

    int lodge(String kind, String place) throws Exception {
        return status(
                college,
                post("/term-archive/tasks/" + task + "/papers")
                        .param("kind", kind)
                        .param("count", "30")
                        .param("place", place)
                        .param("keeper", "李管理员"));
    }

    MockHttpServletResponse hand(String matter) throws Exception {
        return web.ask(
                college,
                post("/term-archive/" + grades.term() + "/reports").param("matter", matter));
    }

    List<Archive.Signed> editions() {
        return Acting.call(
                office,
                () ->
                        transaction.execute(
                                it -> archive.editions(school.firstClass(), grades.term(), task)));
    }

    byte[] paper(Actor by, UUID sheet) throws Exception {
        var answer = web.ask(by, get("/term-archive/sheets/" + sheet));
        assertThat(answer.getStatus()).isEqualTo(200);
        return answer.getContentAsByteArray();
    }

    int status(
            Actor by,
            org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder<?>
                    request)
            throws Exception {
        return web.ask(by, request).getStatus();
    }

    static String words(byte[] pdf) throws Exception {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        }
    }
}
