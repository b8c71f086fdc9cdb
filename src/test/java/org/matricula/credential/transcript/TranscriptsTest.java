package org.matricula.credential.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.coursework.TestGrades;
import org.matricula.document.Documents;
import org.matricula.document.PrintCopiesHeld;
import org.matricula.enrolment.admission.TestAdmissions;
import org.matricula.job.Jobs;
import org.matricula.job.JobsHere;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.TestUnits;
import org.matricula.organisation.Units;
import org.matricula.personal.Masks;
import org.matricula.registry.Intake;
import org.matricula.registry.Registry;
import org.matricula.registry.StandingChange;
import org.matricula.registry.StatusVerb;
import org.matricula.registry.TestStudents;
import org.matricula.registry.WebSteps;
import org.matricula.workflow.TestPeople;
import org.matricula.workflow.apply.DraftCase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// 成绩单: what it shows, who gets one and how often, and a whole class's at once.
@ProgramTest
class TranscriptsTest {

    /// Whoever agrees to a batch.
    private static final Actor OFFICE =
            new Actor(null, "王", "registrar", null, org.matricula.kernel.Scope.ALL, "test");

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;
    @Autowired Registry registry;
    @Autowired IssueTranscript issueTranscript;
    @Autowired DraftCase draftCase;
    @Autowired IssueRows rows;
    @Autowired TranscriptBatches batches;
    @Autowired TranscriptLines lines;
    @Autowired Jobs jobs;
    @Autowired JobsHere here;
    @Autowired Documents documents;
    @Autowired org.matricula.attachment.Files files;
    @Autowired Units units;
    @Autowired Clock clock;

    WebSteps web;
    TestUnits.School school;
    TestStudents students;
    TestGrades grades;
    LocalDate today;
    Actor department;
    Actor registrar;
    UUID one;
    UUID other;

    @BeforeEach
    void a_class_with_results() {
        web = new WebSteps(mvc, sql);
        today = LocalDate.now(clock);
        school = new TestUnits(sql, transaction).school("college");
        students = new TestStudents(intake, transaction, sql);
        department = web.staff("department-registrar", school.grade());
        registrar = web.staff("registrar", school.id());
        one = students.enrolled(school.id(), school.firstClass(), today.minusDays(30));
        other = students.enrolled(school.id(), school.firstClass(), today.minusDays(30));
        grades =
                TestGrades.in(
                        sql,
                        transaction,
                        school.id(),
                        school.grade(),
                        school.firstClass(),
                        today.minusDays(60),
                        today.plusDays(60));
        var maths = grades.task("GJ101", "高等数学");
        grades.grade(maths, one, "first", 41);
        grades.grade(maths, one, "make-up", 66);
        grades.grade(maths, other, "first", 90);
        grades.grade(grades.task("GJ102", "程序设计"), one, "first", 88);
    }

    @Test
    void a_transcript_names_the_programme_and_shows_what_counts_with_the_other_attempts_beside_it()
            throws Exception {
        grades.changed(
                "update curriculum.programme set name = '软件技术（校企合作）' where id = ?",
                grades.programme());
        var text = text(issued(one, wanted("personal", "transcript", "zh")).getFirst());
        assertThat(text)
                .contains("学生成绩单", "软件技术（校企合作）", "高等数学", "66", "补考", "正考41", "程序设计", "88")
                .contains("已修学分8", "课程门数2", "未通过门数0")
                .contains("应修学分20", "打印人", "用途")
                .containsPattern("平均学分绩点[1-4]\\.\\d\\d")
                .as("66 is worth 1.6 and 88 3.8, course by course")
                .containsPattern("66\\D*1\\.6")
                .containsPattern("88\\D*3\\.8");

        var code =
                grades.told("select d.code from document.document d where d.enrolment_id = ?", one);
        var verified =
                web.ask(registrar, get("/verify/" + code).header("Accept", "application/json"));
        assertThat(verified.getContentAsString())
                .contains("genuine", "\"certificateSha256\":\"")
                .doesNotContain("林一诺");
        var plain = pictures(one);
        var proof =
                Acting.call(
                        registrar,
                        () ->
                                files.store(
                                        new org.matricula.attachment.NewFile(
                                                registrar.scope().lo(),
                                                null,
                                                "practice-proof",
                                                "photo.png",
                                                org.matricula.workflow.TestPeople.scan())));
        grades.changed(
                "update registry.person set photo_id = ? where id = (select person_id from registry.enrolment where id = ?)",
                proof.id(),
                one);
        assertThat(pictures(one)).as("with the photograph of the file").isEqualTo(plain + 1);
        // frozen: later results and names do not reach it
        grades.changed(
                "update curriculum.programme set name = '改名之后' where id = ?", grades.programme());
        var certificate = text(issued(one, wanted("personal", "certificate", "zh")).getFirst());
        assertThat(certificate).contains("兹证明林一诺", "改名之后", "共有2门课程");
        assertThat(text).doesNotContain("改名之后");
    }

    @Test
    void employers_read_no_more_of_the_id_number_than_they_need() throws Exception {
        var number = TestAdmissions.someone(school.firstClass()).documentNumber();
        var newcomer = TestStudents.newcomer("周全", school.firstClass(), today.minusDays(30));
        var it = students.enrolled(TestStudents.documented(newcomer, "1", number), school.id());
        grades.grade(grades.task("GJ103", "大学英语"), it, "first", 77);
        assertThat(text(issued(it, wanted("personal", "transcript", "zh")).getFirst()))
                .contains("周全", Masks.document(number))
                .doesNotContain(number.substring(6));
    }

    /// Pictures on the first page of a new transcript.
    private int pictures(UUID enrolment) throws Exception {
        var pdf = issued(enrolment, wanted("personal", "transcript", "zh")).getFirst();
        try (var read = org.apache.pdfbox.Loader.loadPDF(pdf)) {
            var resources = read.getPage(0).getResources();
            var many = 0;
            for (var name : resources.getXObjectNames()) {
                if (resources.isImageXObject(name)) {
                    many++;
                }
            }
            return many;
        }
    }

    @Test
    void a_recognised_course_is_marked_and_says_where_it_was_taken() throws Exception {
        grades.task("GJ103", "大学物理");
        var office = new TestPeople(sql, transaction).holding("学籍", "registrar", school.id());
        var id =
                Acting.call(
                        office,
                        () ->
                                draftCase.draft(
                                        "credit-recognition",
                                        one,
                                        Map.of("kind", "transfer"),
                                        "代办"));
        grades.changed(
                """
                with f as (select * from workflow.case_file where id = ?),
                r as (
                  insert into coursework.recognition
                    (case_id, institution_id, enrolment_id, scope_pos, person_id, kind, programme_id, made_at, granted_at)
                  select f.id, f.institution_id, f.subject_id, f.scope_pos, f.person_id, 'transfer', ?, now(), now() from f
                  returning *),
                b as (
                  insert into coursework.brought
                    (institution_id, enrolment_id, scope_pos, person_id, kind, way, origin, name, total, passed, evidence,
                     recorder, recorded_at)
                  select institution_id, enrolment_id, scope_pos, person_id, 'course', 'typed', '省职业学院', '普通物理', 77, true,
                         'x', 'x', now() from r returning *),
                l as (
                  insert into coursework.recognition_line
                    (case_id, enrolment_id, scope_pos, person_id, course_id, basis, credits, keeps_mark, total, verdict,
                     term_id, in_force, granted_on)
                  select r.case_id, r.enrolment_id, r.scope_pos, r.person_id, c.id, 'judged', 3, true, 77, 'accepted', ?,
                         true, current_date
                    from r join curriculum.course c on c.institution_id = r.institution_id and c.code = 'GJ103'
                  returning *)
                insert into coursework.recognition_source
                  (line_id, enrolment_id, scope_pos, person_id, brought_id, origin, code, name, term, total, in_force, granted_on)
                select l.id, l.enrolment_id, l.scope_pos, l.person_id, b.id, b.origin, '', b.name, '', 77, true, current_date
                  from l, b
                """,
                id,
                grades.programme(),
                grades.term());
        var text = text(issued(one, wanted("personal", "transcript", "zh")).getFirst());
        assertThat(text).contains("大学物理", "77", "认定自省职业学院普通物理", "已修学分11", "课程门数3");
    }

    @Test
    void an_english_one_asks_for_every_name_and_then_bears_it() throws Exception {
        refused(
                "transcript.english",
                () -> issueTranscript.issue(one, wanted("personal", "transcript", "both")));
        assertThat(reasons(one, wanted("personal", "transcript", "en"))).hasSize(4);
        var page = web.ask(registrar, get("/transcripts/english-names")).getContentAsString();
        assertThat(page).contains("高等数学", "程序设计", "软件技术");
        var request = post("/transcripts/english-names");
        for (var it :
                List.of(
                        school.id() + "=Linjiang College",
                        grades.programme() + "=Software Technology",
                        course("GJ101") + "=Advanced Mathematics",
                        course("GJ102") + "=Programming")) {
            var at = it.indexOf('=');
            request.param("subject", it.substring(0, at)).param("english", it.substring(at + 1));
        }
        assertThat(web.ask(registrar, request).getStatus()).isEqualTo(302);
        var papers = issued(one, wanted("personal", "transcript", "both"));
        assertThat(papers).hasSize(2);
        assertThat(text(papers.get(0))).contains("高等数学");
        assertThat(text(papers.get(1)))
                .contains(
                        "LinjiangCollege",
                        "AdvancedMathematics",
                        "Programming",
                        "SoftwareTechnology")
                .contains("LinYinuo", "Make-up")
                .doesNotContain("高等数学");
    }

    @Test
    void three_for_job_fairs_and_no_fourth_even_for_two_at_once_and_personal_ones_apart()
            throws Exception {
        issued(one, wanted("career", "transcript", "zh"));
        issued(one, wanted("career", "certificate", "zh"));
        var barrier = new CyclicBarrier(4);
        Callable<String> ask =
                () -> {
                    barrier.await();
                    try {
                        Acting.call(
                                registrar,
                                () ->
                                        issueTranscript.issue(
                                                one, wanted("career", "transcript", "zh")));
                        return "issued";
                    } catch (Refused refused) {
                        return refused.refusals().getFirst().code();
                    }
                };
        var answers = new ArrayList<String>();
        try (var pool = Executors.newFixedThreadPool(4)) {
            for (var it : pool.invokeAll(List.of(ask, ask, ask, ask))) {
                answers.add(it.get());
            }
        }
        assertThat(answers)
                .containsExactlyInAnyOrder(
                        "issued",
                        "transcript.career-spent",
                        "transcript.career-spent",
                        "transcript.career-spent");
        issued(one, wanted("personal", "transcript", "zh"));
        assertThat(
                        grades.told(
                                "select string_agg(purpose || seq, ' ' order by purpose, seq) from"
                                        + " credential.issue where enrolment_id = ?",
                                one))
                .isEqualTo("career1 career2 career3 personal1");
        assertThatThrownBy(() ->
                        grades.changed(
                                "update credential.issue set seq = 9 where enrolment_id = ? and"
                                        + " purpose = 'personal'",
                                one))
                .hasMessageContaining("never written over");
    }

    @Test
    void whoever_was_withdrawn_automatically_gets_none_of_the_three() {
        Acting.as(
                Actor.system("test"),
                () ->
                        transaction.executeWithoutResult(status ->
                                registry.apply(
                                        StandingChange.of(
                                                        one,
                                                        StatusVerb.WITHDRAW_AUTOMATICALLY,
                                                        today)
                                                .because("21", "school"))));
        for (var form : List.of("transcript", "certificate")) {
            refused(
                    "automatic.barred",
                    () -> issueTranscript.issue(one, wanted("personal", form, "zh")));
        }
        var sheet = new Wanted("class", "term", grades.term(), "zh", "x", 1, null, null);
        refused("automatic.barred", () -> issueTranscript.issue(one, sheet));
        issued(other, wanted("personal", "transcript", "zh"));
    }

    @Test
    void a_class_is_asked_for_by_the_college_agreed_to_by_the_office_and_issued_with_progress()
            throws Exception {
        var third = students.enrolled(school.id(), school.firstClass(), today.minusDays(30));
        for (var i = 0; i < 3; i++) {
            issued(other, wanted("career", "transcript", "zh"));
        }
        var endless =
                web.ask(
                        department,
                        post("/transcript-batches")
                                .param("unit", school.firstClass().toString())
                                .param("purpose", "career")
                                .param("form", "transcript")
                                .param("language", "zh")
                                .param("title", "招".repeat(61)));
        assertThat(endless.getStatus()).isEqualTo(400);
        var batch = asked("career", "transcript");
        assertThat(web.ask(department, post("/transcript-batches/" + batch + "/agree")).getStatus())
                .isEqualTo(403);
        assertThat(
                        web.ask(registrar, get("/transcript-batches/" + batch + "/papers.zip"))
                                .getStatus())
                .isEqualTo(409);
        Acting.as(Actor.system("test"), () -> here.run(IssueBatch.NAME, batch));
        assertThat(state(batch)).as("nothing before the office agrees").isEqualTo("asked 0 0");
        agree(batch);
        assertThat(state(batch)).isEqualTo("done 1 2");
        var page = web.ask(registrar, get("/transcript-batches/" + batch)).getContentAsString();
        assertThat(page).contains("已出具 3 次，最多 3 次", "没有已公布的成绩");
        var zip = web.ask(registrar, get("/transcript-batches/" + batch + "/papers.zip"));
        assertThat(zip.getContentType()).startsWith("application/zip");
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip.getContentAsByteArray()))) {
            assertThat(in.getNextEntry().getName()).startsWith("林一诺").endsWith(".pdf");
            assertThat(new String(in.readNBytes(5))).isEqualTo("%PDF-");
            assertThat(in.getNextEntry()).isNull();
        }
        var pdf = web.ask(registrar, get("/transcript-batches/" + batch + "/papers.pdf"));
        assertThat(words(pdf.getContentAsByteArray())).contains("高等数学");
        PrintCopiesHeld.hold(pdf.getContentAsByteArray(), 1);
        assertThat(verified(pdf.getContentAsByteArray()))
                .contains("\"signed\"", units.get(school.id()).name());
        var altered = pdf.getContentAsByteArray().clone();
        altered[altered.length / 2] ^= 1;
        assertThat(verified(altered)).contains("\"unknown\"");
        assertThat(verified(Arrays.copyOf(pdf.getContentAsByteArray(), altered.length + 1)))
                .as("added to")
                .contains("\"unknown\"");
        assertThat(
                        web.ask(
                                        registrar,
                                        post("/transcript-batches/" + batch + "/hand-over")
                                                .param("to", "李老师"))
                                .getStatus())
                .isEqualTo(302);
        assertThat(web.ask(registrar, get("/transcripts")).getContentAsString())
                .contains("李老师", "第 1 次", "春季招聘会");
        var elsewhere =
                web.staff("registrar", new TestUnits(sql, transaction).school("college").id());
        assertThat(web.ask(elsewhere, get("/transcript-batches/" + batch)).getStatus())
                .isEqualTo(404);
        assertThat(third).isNotNull();
        assertThat(web.ask(registrar, get("/transcripts")).getContentAsString())
                .contains("/transcripts/register.xlsx");
        for (var wrong : List.of(" ", "长".repeat(201))) {
            assertThat(exported(registrar, wrong).getStatus()).isEqualTo(400);
        }
        assertThat(sheet(exported(registrar, "学位评估检查")))
                .contains("林一诺", "李老师", "春季招聘会", "有效", "用途：学位评估检查", registrar.name());
        assertThat(sheet(exported(elsewhere, "别校"))).doesNotContain("林一诺");
        Long told =
                Acting.call(
                        Actor.system("test"),
                        () ->
                                transaction.execute(_ ->
                                        sql.sql(
                                                        "select count(*) from audit.entry where action = 'transcript.export' and reason = '学位评估检查'")
                                                .query(Long.class)
                                                .single()));
        assertThat(told).isEqualTo(1L);
    }

    private org.springframework.mock.web.MockHttpServletResponse exported(Actor who, String reason)
            throws Exception {
        return web.ask(who, post("/transcripts/register.xlsx").param("reason", reason));
    }

    private static String sheet(org.springframework.mock.web.MockHttpServletResponse told)
            throws Exception {
        assertThat(told.getStatus()).isEqualTo(200);
        var all = new StringBuilder();
        try (var book =
                new org.apache.poi.xssf.usermodel.XSSFWorkbook(
                        new ByteArrayInputStream(told.getContentAsByteArray()))) {
            book.getSheetAt(0).forEach(row -> row.forEach(cell -> all.append(cell).append('|')));
        }
        return all.toString();
    }

    @Test
    void a_batch_left_in_the_middle_is_gone_on_with_and_counts_nobody_twice() throws Exception {
        grades.grade(grades.task("GJ103", "数据库"), other, "first", 70);
        var batch = asked("class", "transcript");
        taken(batch);
        // one was issued before the program was killed
        Acting.as(
                Actor.system("test"),
                () ->
                        transaction.executeWithoutResult(status -> {
                            var first = lines.next(batch).orElseThrow();
                            var issue = issueTranscript.issue(first, batches.get(batch).wanted());
                            lines.issued(batch, first, issue);
                        }));
        Acting.as(OFFICE, () -> jobs.begin(IssueBatch.NAME, batch));
        for (var i = 0; i < 100 && !state(batch).startsWith("done"); i++) {
            Thread.sleep(100);
        }
        assertThat(state(batch)).isEqualTo("done 2 0");
        assertThat(
                        grades.told(
                                "select count(*)::text from credential.issue where batch_id = ?",
                                batch))
                .isEqualTo("2");
    }

    @Test
    void one_student_who_breaks_it_keeps_the_rest_of_the_class_waiting_for_nothing()
            throws Exception {
        grades.grade(grades.task("GJ103", "数据库"), other, "first", 70);
        var batch = asked("class", "transcript");
        taken(batch);
        var first =
                UUID.fromString(
                        grades.told(
                                "select enrolment_id::text from credential.batch_line where batch_id = ? and"
                                        + " seq = 1",
                                batch));
        var failing =
                new IssueTranscript(null, null, null, null, null, null, clock) {
                    @Override
                    public UUID issue(UUID enrolment, Wanted it) {
                        if (enrolment.equals(first)) {
                            throw new IllegalStateException("a paper that cannot be laid");
                        }
                        return issueTranscript.issue(enrolment, it);
                    }
                };
        var desk = new IssueBatch(batches, lines, failing, rows, documents, transaction, clock);
        Acting.as(OFFICE, () -> desk.run(batch));
        assertThat(state(batch)).isEqualTo("done 1 1");
        assertThat(
                        grades.told(
                                "select enrolment_id || ' ' || reason from credential.batch_line where"
                                        + " batch_id = ? and state = 'refused'",
                                batch))
                .isEqualTo(first + " transcript.failed");
        assertThat(web.ask(registrar, get("/transcript-batches/" + batch)).getContentAsString())
                .contains("出具时出错，未出具");
    }

    @Test
    void a_guardian_prints_the_wards_term_sheet_once_and_nobody_elses() throws Exception {
        var guardian = web.themselves("guardian", person(one));
        var print =
                post("/own-transcripts/term-sheets")
                        .param("enrolment", one.toString())
                        .param("term", grades.term().toString());
        assertThat(web.ask(guardian, print).getStatus()).isEqualTo(302);
        assertThat(web.ask(guardian, print).getStatus()).as("the same again").isEqualTo(302);
        assertThat(
                        grades.told(
                                "select count(*)::text from credential.issue where enrolment_id = ?"
                                        + " and purpose = 'guardian'",
                                one))
                .isEqualTo("1");
        assertThat(web.ask(guardian, get("/own-transcripts")).getContentAsString())
                .contains("学期成绩单", "期绩字");
        var paper =
                UUID.fromString(
                        grades.told(
                                "select document_id::text from credential.issue where enrolment_id"
                                        + " = ?",
                                one));
        assertThat(web.ask(guardian, get("/documents/" + paper)).getStatus()).isEqualTo(200);
        assertThat(
                        web.ask(
                                        web.themselves("guardian", person(other)),
                                        post("/own-transcripts/term-sheets")
                                                .param("enrolment", one.toString())
                                                .param("term", grades.term().toString()))
                                .getStatus())
                .isEqualTo(404);
    }

    Wanted wanted(String purpose, String form, String language) {
        return new Wanted(purpose, form, null, language, "应聘", 1, null, null);
    }

    List<Refusal> reasons(UUID enrolment, Wanted it) {
        return Acting.call(
                registrar,
                () -> transaction.execute(status -> issueTranscript.refusals(enrolment, it)));
    }

    void refused(String code, Runnable work) {
        assertThatThrownBy(() -> Acting.as(registrar, work))
                .isInstanceOfSatisfying(
                        Refused.class,
                        it -> assertThat(it.refusals()).extracting(Refusal::code).contains(code));
    }

    List<byte[]> issued(UUID enrolment, Wanted it) {
        return Acting.call(
                registrar,
                () -> {
                    var issue = issueTranscript.issue(enrolment, it);
                    return transaction.execute(status -> rows.documents(issue)).stream()
                            .map(document -> {
                                try {
                                    return documents.open(document).bytes();
                                } catch (java.io.IOException e) {
                                    throw new java.io.UncheckedIOException(e);
                                }
                            })
                            .toList();
                });
    }

    UUID asked(String purpose, String form) throws Exception {
        var answer =
                web.ask(
                        department,
                        post("/transcript-batches")
                                .param("unit", school.firstClass().toString())
                                .param("purpose", purpose)
                                .param("form", form)
                                .param("language", "zh")
                                .param("title", "春季招聘会"));
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(302);
        return UUID.fromString(
                answer.getRedirectedUrl().substring("/transcript-batches/".length()));
    }

    /// Agreed to and begun an hour ago, by a program that is no more.
    void taken(UUID batch) {
        grades.changed(
                "update credential.batch set state = 'running', decided_at = now(), decider = '王',"
                        + " decider_role = 'registrar' where id = ?",
                batch);
    }

    void agree(UUID batch) throws Exception {
        assertThat(web.ask(registrar, post("/transcript-batches/" + batch + "/agree")).getStatus())
                .isEqualTo(302);
        for (var i = 0; i < 100 && !state(batch).startsWith("done"); i++) {
            Thread.sleep(100);
        }
    }

    String state(UUID batch) {
        var it = Acting.call(Actor.system("test"), () -> batches.get(batch));
        return it.state() + " " + it.issued() + " " + it.refused();
    }

    UUID person(UUID enrolment) {
        return UUID.fromString(
                grades.told(
                        "select person_id::text from registry.student where enrolment_id = ?",
                        enrolment));
    }

    UUID course(String code) {
        return UUID.fromString(
                grades.told(
                        "select id::text from curriculum.course where institution_id = ? and code ="
                                + " ?",
                        school.id(),
                        code));
    }

    static String text(byte[] pdf) throws Exception {
        org.matricula.document.KeptForDecades.is("transcript", pdf);
        return words(pdf);
    }

    static String words(byte[] pdf) throws Exception {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        }
    }

    private String verified(byte[] file) throws Exception {
        return web.ask(registrar, multipart("/api/v1/file-verifications").file("file", file))
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
