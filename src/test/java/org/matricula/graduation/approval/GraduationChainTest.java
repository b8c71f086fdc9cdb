package org.matricula.graduation.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.attachment.Files;
import org.matricula.attachment.NewFile;
import org.matricula.enrolment.admission.TestAdmissions;
import org.matricula.graduation.round.BeginGraduationRound;
import org.matricula.graduation.round.GraduationRounds;
import org.matricula.graduation.round.PrepareDecision;
import org.matricula.graduation.round.ReviewGraduates;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.registry.Intake;
import org.matricula.registry.TestStudents;
import org.matricula.registry.WebSteps;
import org.matricula.standing.TestResults;
import org.matricula.vault.Vault;
import org.matricula.workflow.TestPeople;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// A province with two branches and their points: what each level may ask, say and see, and who is
/// on the upload list in the end.
@ProgramTest
class GraduationChainTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;
    @Autowired TestAdmissions admissions;
    @Autowired GraduateApplications applications;
    @Autowired ApplyForGraduation apply;
    @Autowired ApproveGraduation approve;
    @Autowired UploadList uploadList;
    @Autowired LoadNationalResults nationalResults;
    @Autowired AuditLookup lookup;
    @Autowired org.matricula.consignment.Consign consign;
    @Autowired org.matricula.organisation.Units units;
    @Autowired Clock clock;

    @Autowired BeginGraduationRound beginRound;
    @Autowired GraduationRounds rounds;
    @Autowired ReviewGraduates reviewGraduates;
    @Autowired PrepareDecision prepare;
    @Autowired org.matricula.graduation.round.DecideGraduation decide;
    @Autowired Vault vault;

    List<UUID> tasks = List.of();
    WebSteps web;
    TestResults results;
    LocalDate today;
    UUID province;
    @Autowired Files files;

    UUID round;
    Actor point;
    Actor otherPoint;
    Actor branch;
    Actor otherBranch;
    Actor provincial;
    UUID bachelor;
    UUID college;
    UUID bare;
    UUID failing;
    UUID elsewhere;

    @BeforeEach
    void a_province_with_two_branches() {
        web = new WebSteps(mvc, sql);
        today = LocalDate.now(clock);
        province = unit("province", null);
        var first = unit("branch", province);
        var second = unit("branch", province);
        var here = unit("teaching-point", first);
        var there = unit("teaching-point", second);
        var classHere = unit("class", here);
        var classThere = unit("class", there);
        results = new TestResults(sql, transaction, province, classHere);
        point = web.staff("point-reviewer", here);
        otherPoint = web.staff("point-reviewer", there);
        branch = web.staff("branch-reviewer", first);
        otherBranch = web.staff("branch-reviewer", second);
        provincial = web.staff("province-reviewer", province);
        round =
                results.one(
                        """
                        insert into graduation.round
                          (institution_id, concluded_on, kind, due_on, rules_on, state, begun_at, ended_at, starter, starter_role)
                        values (?, ?, 'last', ?, ?, 'done', now(), now(), '王', 'registrar') returning id
                        """,
                        province,
                        today,
                        today.plusDays(9),
                        today);
        bachelor = student(classHere, "3", true, "graduate");
        college = student(classHere, "4", true, "graduate");
        bare = student(classHere, "3", false, "graduate");
        failing = student(classHere, "3", true, "postponed");
        elsewhere = student(classThere, "L5", true, "graduate");
    }

    @Test
    void three_levels_on_one_register_see_their_own_and_what_is_below_and_nothing_beside()
            throws Exception {
        var own = Map.of(point, 4, branch, 4, otherPoint, 1, otherBranch, 1, provincial, 5);
        for (var it : own.entrySet()) {
            assertThat(text(it.getKey(), "/api/v1/students?total=true"))
                    .as(it.getKey().role())
                    .contains("\"total\":" + it.getValue());
        }
        var number =
                admissions.told(
                        "select student_number from registry.enrolment where id = ?", elsewhere);
        for (var it : List.of(provincial, otherBranch, otherPoint)) {
            assertThat(web.ask(it, get("/api/v1/students/" + number)).getStatus()).isEqualTo(200);
        }
        for (var it : List.of(point, branch)) {
            assertThat(web.ask(it, get("/api/v1/students/" + number)).getStatus()).isEqualTo(404);
        }
    }

    @Test
    void the_list_is_what_all_three_and_the_audit_agree_on() throws Exception {
        var page = List.of(bachelor, college, failing, bare);
        refused(
                point,
                () -> apply.apply(round, page, page, List.of(college)),
                "graduation.application-photo",
                "graduation.application-degree-level");
        assertThat(tally(point).none()).as("nothing half-written").isEqualTo(4);
        var three = List.of(bachelor, college, failing);
        as(point, () -> apply.apply(round, three, three, List.of(bachelor)));
        assertThat(tally(point).none()).as("尚未申请").isEqualTo(1);
        assertThat(tally(provincial).none()).isEqualTo(2);
        refused(
                point,
                () -> approve.decide(round, List.of(bare), true, ""),
                "graduation.approval-unapplied");
        refused(
                branch,
                () -> approve.decide(round, three, true, ""),
                "graduation.approval-elsewhere");
        photo(college, false);
        refused(point, () -> approve.decide(round, three, true, ""), "graduation.approval-photo");
        refused(point, () -> approve.decide(round, List.of(college), false, " "), "reason.missing");
        as(point, () -> approve.decide(round, List.of(college), false, "无电子照片"));
        var two = List.of(bachelor, failing);
        as(point, () -> approve.decide(round, two, true, ""));
        refused(
                point,
                () -> apply.apply(round, two, List.of(bachelor), List.of()),
                "graduation.application-spoken");
        // another branch and another point reach none of them
        assertThatThrownBy(() -> as(otherBranch, () -> approve.decide(round, two, true, "")))
                .isInstanceOf(Absent.class);
        assertThat(tally(otherPoint).due()).isEqualTo(1);
        assertThat(tally(branch).due()).isEqualTo(4);
        as(branch, () -> approve.sendBack(round, List.of(failing), "请核对成绩"));
        as(point, () -> approve.decide(round, List.of(failing), true, ""));
        as(point, () -> approve.takeBack(round, List.of(failing)));
        as(point, () -> approve.decide(round, List.of(failing), true, ""));
        // the point's own reviewer holds the branch's post as well
        var twice =
                new Actor(
                        point.account(),
                        point.name(),
                        branch.role(),
                        branch.unit(),
                        branch.scope(),
                        "test");
        refused(twice, () -> approve.decide(round, two, true, ""), "graduation.approval-own-level");
        as(branch, () -> approve.decide(round, two, true, ""));
        refused(point, () -> approve.takeBack(round, two), "graduation.approval-elsewhere");
        assertThat(both(() -> approve.decide(round, two, true, "")))
                .as("two at once, one wins")
                .containsExactlyInAnyOrder(true, false);
        assertThat(
                        results.told(
                                "select string_agg(level || ':' || act, ' ' order by taken_at, id) from"
                                        + " graduation.application_step where enrolment_id = ?",
                                failing))
                .isEqualTo(
                        "point:apply point:agree branch:return point:agree point:take-back"
                                + " point:agree branch:agree province:agree");
        refused(
                point,
                () -> lookup.lines(round, null, null, 9).items().size(),
                "graduation.upload-audit");
        assertThat(as(provincial, () -> uploadList.of(round))).isEmpty();
        results.changed("update graduation.round set state = 'audited' where id = ?", round);
        assertThat(as(provincial, () -> uploadList.of(round)))
                .as("∩ of three and the audit")
                .singleElement()
                .matches(it -> it.enrolmentId().equals(bachelor));
        assertThat(as(provincial, () -> uploadList.count(round)).agrees()).isTrue();
        assertThat(as(point, () -> consign.ready(units.get(point.unit()))))
                .as("two the point agreed to, one of them on the list")
                .filteredOn(it -> it.pieces() > 0)
                .extracting(it -> it.kind().code() + it.pieces())
                .containsExactly("graduation-application2", "photograph1");
        assertThat(as(point, () -> lookup.lines(round, false, null, 9)).items())
                .singleElement()
                .matches(it -> it.verdict().enrolmentId().equals(failing));
        var some = as(point, () -> lookup.lines(round, null, null, 3));
        assertThat(some.items()).hasSize(3);
        assertThat(as(point, () -> lookup.lines(round, null, some.next(), 3)).items())
                .singleElement()
                .matches(it -> some.items().stream().noneMatch(one -> one.equals(it)));
        assertThat(as(point, () -> lookup.credits(round)))
                .singleElement()
                .matches(it -> it.students() == 4);
        national();
        pages();
        results.changed(
                "update graduation.round set due_on = ? where id = ?", today.minusDays(1), round);
        refused(
                otherPoint,
                () -> apply.apply(round, List.of(elsewhere), List.of(elsewhere), List.of()),
                "graduation.application-due");
        photo(bachelor, false);
        refused(
                provincial,
                () -> {
                    uploadList.write(round, new java.io.ByteArrayOutputStream());
                    return 0;
                },
                "graduation.upload-photos");
    }

    /// 省平台首审: no application before it, and what it found is what the province passes.
    @Test
    void the_first_check_of_a_province_is_its_round_and_the_three_levels_come_after()
            throws Exception {
        var registrar = web.staff("registrar", province);
        // who has no unified examinations to pass
        results.changed("update registry.student set level = '4' where enrolment_id = ?", failing);
        studied(college, 0);
        studied(failing, 2);
        var first = as(registrar, () -> beginRound.begin(province, today, "last"));
        for (var i = 0; i < 200 && as(registrar, () -> rounds.get(first)).under(); i++) {
            Thread.sleep(50);
        }
        assertThat(as(registrar, () -> rounds.get(first)).state()).isEqualTo("done");
        assertThat(outcome(first, college)).isEqualTo("graduate");
        assertThat(outcome(first, failing)).isEqualTo("completion");
        refused(
                point,
                () -> apply.apply(round, List.of(college), List.of(college), List.of()),
                "graduation.application-round");
        var two = List.of(college, failing);
        as(point, () -> apply.apply(first, two, two, List.of()));
        for (var level : List.of(point, branch, provincial)) {
            assertThat(as(level, () -> approve.decide(first, two, true, ""))).isEqualTo(2);
        }
        refused(
                point,
                () -> lookup.lines(first, null, null, 9).items().size(),
                "graduation.upload-audit");
        as(
                registrar,
                () -> {
                    reviewGraduates.agreeRest(first);
                    prepare.audit(first);
                    return 0;
                });
        assertThat(as(provincial, () -> uploadList.of(first)))
                .as("passed by the province, and agreed to by all three")
                .singleElement()
                .matches(it -> it.enrolmentId().equals(college));
        // 先看成绩: from who did not pass to what they lack and their courses
        var page = text(point, "/graduation-applications/" + first + "/audit?passed=false");
        assertThat(page).contains("href=\"/graduation/progress/" + failing + "\"");
        assertThat(text(point, "/graduation/progress/" + failing)).contains("必修课程", "高等数学");
        assertThat(web.ask(otherPoint, get("/graduation/progress/" + failing)).getStatus())
                .isEqualTo(404);
    }

    /// ∩: whoever is not let through stays, with the reason, and keeps nobody else waiting.
    @Test
    void whoever_is_not_approved_stays_on_the_roll_and_the_others_graduate() throws Exception {
        var registrar = web.staff("registrar", province);
        var head = web.staff("academic-office-head", province);
        for (var it : List.of(registrar, head)) {
            results.changed(
                    "insert into identity.account (id, username, name) values (?, ?, '王')",
                    it.account(),
                    it.account().toString());
        }
        var here =
                results.one("select unit_id from registry.student where enrolment_id = ?", college);
        var declined = student(here, "4", true, "graduate");
        var forgotten = student(here, "4", true, "graduate");
        results.changed("update registry.student set level = '4' where enrolment_id = ?", failing);
        for (var it : List.of(bachelor, college, declined, forgotten)) {
            studied(it, 0);
        }
        studied(failing, 2);
        for (var subject : List.of("english", "computer")) {
            results.changed(
                    """
                    insert into graduation.unified_exam
                      (enrolment_id, person_id, scope_pos, subject, result, reason, held_on, synced_on, recorder, recorded_at)
                    select id, person_id, scope_pos, ?, 'passed', '统考合格', '2025-06-01', '2025-07-01', '林老师', now()
                      from registry.enrolment where id = ?
                    """,
                    subject,
                    bachelor);
        }
        var last = as(registrar, () -> beginRound.begin(province, today, "last"));
        for (var i = 0; i < 200 && as(registrar, () -> rounds.get(last)).under(); i++) {
            Thread.sleep(50);
        }
        assertThat(outcomes(last))
                .containsExactlyInAnyOrder(
                        bachelor + " graduate true",
                        college + " graduate false",
                        declined + " graduate false",
                        forgotten + " graduate false",
                        failing + " completion false");
        var asked = List.of(bachelor, college, declined, failing);
        as(point, () -> apply.apply(last, asked, asked, List.of()));
        for (var level : List.of(point, branch, provincial)) {
            as(level, () -> approve.decide(last, asked, true, ""));
        }
        as(
                registrar,
                () -> {
                    reviewGraduates.agreeRest(last);
                    prepare.audit(last);
                    return 0;
                });
        as(
                head,
                () -> {
                    prepare.resolve(last, "省校〔2026〕7号", today);
                    return 0;
                });
        refused(registrar, () -> published(last), "graduation.national-pending");
        var answer =
                csv(
                        number(bachelor)
                                + ",通过,\n"
                                + number(college)
                                + ",通过,\n"
                                + number(declined)
                                + ",未通过,照片不合格\n");
        as(provincial, () -> nationalResults.load(last, answer));
        assertThat(text(registrar, "/graduation/rounds/" + last))
                .contains("3 名学生未经各级审批", "国开终审没有通过（照片不合格）", "教学点没有申请毕业", "课程没有通过，还在学习年限内");
        as(registrar, () -> published(last));
        assertThat(outcomes(last))
                .as("the degree nobody applied for is not put forward")
                .containsExactlyInAnyOrder(
                        bachelor + " graduate false",
                        college + " graduate false",
                        declined + " postponed false",
                        forgotten + " postponed false",
                        failing + " postponed false");
        assertThat(
                        results.told(
                                "select note from graduation.verdict where round_id = ? and enrolment_id = ?",
                                last,
                                declined))
                .isEqualTo("国开终审没有通过（照片不合格）");
        assertThat(
                        results.told(
                                "select count(*)::text from audit.entry where action = 'graduation.hold' and subject in ('enrolment:' || ?::text, 'enrolment:' || ?::text, 'enrolment:' || ?::text)",
                                declined,
                                forgotten,
                                failing))
                .isEqualTo("3");
        refused(
                provincial,
                () -> nationalResults.load(last, answer),
                "graduation.national-published");
        results.changed(
                "update graduation.round set published_on = ?, objections_until = ? where id = ?",
                today.minusDays(9),
                today.minusDays(1),
                last);
        // a word taken away after the list hung still stops the decision
        results.changed(
                "update graduation.application set national = false where round_id = ? and enrolment_id = ?",
                last,
                college);
        refused(head, () -> decide.decide(last, "省校〔2026〕毕字 1 号"), "graduation.unapproved");
        results.changed(
                "update graduation.application set national = true where round_id = ? and enrolment_id = ?",
                last,
                college);
        as(head, () -> decide.decide(last, "省校〔2026〕毕字 1 号"));
        for (var it : List.of(bachelor, college)) {
            assertThat(status(it)).isEqualTo("07");
        }
        for (var it : List.of(declined, forgotten, failing)) {
            assertThat(status(it)).isEqualTo("01");
        }
    }

    private int published(UUID of) {
        prepare.publish(of);
        return 0;
    }

    private String status(UUID student) {
        return results.told("select status from registry.student where enrolment_id = ?", student);
    }

    private List<String> outcomes(UUID of) {
        return as(
                Actor.system("test"),
                () ->
                        transaction.execute(it ->
                                sql.sql(
                                                "select enrolment_id || ' ' || outcome || ' ' || degree from graduation.verdict where round_id = ?")
                                        .param(of)
                                        .query(String.class)
                                        .list()));
    }

    /// At the end of their programme, the first results failed.
    private void studied(UUID student, int failed) {
        results.changed(
                "update registry.enrolment set graduation_on = ? where id = ?", today, student);
        documented(student);
        if (tasks.isEmpty()) {
            plan();
        }
        results.results(student, tasks, failed);
    }

    private void plan() {
        var term =
                results.term(
                        (today.getYear() - 1) + "-" + today.getYear(),
                        2,
                        "第二学期",
                        today.minusDays(200),
                        today.minusDays(40));
        tasks = results.courses(term, today.minusDays(60));
        var programme =
                results.one(
                        """
                        insert into curriculum.programme (institution_id, unit_id, entry_year, name)
                        select ?, e.unit_id, ?, '行政管理' from registry.student e where e.enrolment_id = ? returning id
                        """,
                        province,
                        today.minusYears(3).getYear(),
                        college);
        var module =
                results.one(
                        "insert into curriculum.module (programme_id, seq, name, least_credits) values (?, 1, '专业课', 14) returning id",
                        programme);
        for (var task : tasks) {
            results.changed(
                    """
                    insert into curriculum.planned_course (programme_id, course_id, module_id, planned_term)
                    select ?, course_id, ?, 1 from coursework.task where id = ?
                    """,
                    programme,
                    module,
                    task);
        }
    }

    private void documented(UUID student) {
        var person =
                Acting.call(
                        Actor.system("test"),
                        () ->
                                transaction.execute(it ->
                                        sql.sql(
                                                        "select p.id, p.salt from registry.person p join registry.enrolment e on e.person_id = p.id where e.id = ?")
                                                .param(student)
                                                .query()
                                                .singleRow()));
        results.changed(
                "update registry.person set document_number = ? where id = ?",
                vault.seal(Intake.DOCUMENT, "11010519491231002X", (byte[]) person.get("salt")),
                person.get("id"));
    }

    private String outcome(UUID of, UUID student) {
        return results.told(
                "select outcome from graduation.verdict where round_id = ? and enrolment_id = ?",
                of,
                student);
    }

    private void national() {
        var number = number(bachelor);
        refused(
                provincial,
                () -> nationalResults.load(round, csv(number + ",未通过,\n" + "X1,通过,\n")),
                "graduation.national-reason",
                "graduation.national-unlisted");
        refused(
                point,
                () -> nationalResults.load(round, csv(number + ",通过,\n")),
                "graduation.whole");
        var bad = csv(number + ",未通过,照片不合格\n");
        assertThat(as(provincial, () -> nationalResults.preview(round, bad)).changes()).isOne();
        assertThat(national(bachelor)).as("a preview writes nothing").isEqualTo("-");
        assertThat(as(provincial, () -> nationalResults.load(round, bad))).isOne();
        assertThat(as(provincial, () -> nationalResults.load(round, bad))).isZero();
        assertThat(as(provincial, () -> nationalResults.load(round, csv(number + ",通过,\n"))))
                .isOne();
        assertThat(national(bachelor)).isEqualTo("true");
    }

    private void pages() throws Exception {
        var at = "/graduation-applications/" + round;
        assertThat(text(point, "/graduation-applications")).contains(round.toString());
        assertThat(text(point, at)).contains("无照片", number(bare)).doesNotContain(number(elsewhere));
        assertThat(text(point, at + "?key=" + number(bare))).doesNotContain(number(bachelor));
        assertThat(text(otherPoint, at + "?all=degree"))
                .as("专升本 may ask for the degree")
                .containsPattern("name=\"degree\"[^>]*" + elsewhere + "[^>]*checked");
        assertThat(text(branch, at + "?state=applied")).contains("approved-form", "无电子照片");
        assertThat(text(provincial, at + "?state=listed")).contains("人数与照片一致");
        assertThat(text(point, at + "/audit?passed=false")).contains("按班查询完成学分情况", "未通过");
        var before =
                told(web.ask(point, get(at + "/failure-reasons.xlsx")).getContentAsByteArray());
        assertThat(before).contains(number(failing));
        var others = failing(230);
        assertThat(told(web.ask(point, get(at + "/failure-reasons.xlsx")).getContentAsByteArray()))
                .as("all of them, however many a page shows")
                .contains(others);
        var sent = web.ask(provincial, get(at + "/upload-list.xlsx"));
        assertThat(sent.getStatus()).isEqualTo(200);
        assertThat(told(sent.getContentAsByteArray()))
                .as("the columns of the layout in their order")
                .containsSubsequence("学号", "姓名", "班代码", "班级", "层次", "申请毕业", "申请学位")
                .contains(number(bachelor))
                .doesNotContain(number(college));
        results.changed(
                "update registry.student set level = null where enrolment_id = ?", bachelor);
        refused(
                provincial,
                () -> {
                    uploadList.write(round, new java.io.ByteArrayOutputStream());
                    return 0;
                },
                "graduation.upload-blank");
        results.changed("update registry.student set level = '3' where enrolment_id = ?", bachelor);
        photo(bachelor, false);
        assertThat(web.ask(provincial, get(at + "/photographs.zip")).getStatus())
                .as("as many photographs as heads")
                .isEqualTo(422);
        var picture =
                Acting.call(
                        Actor.system("test"),
                        () ->
                                files.store(
                                        new NewFile(
                                                Long.parseLong(
                                                        results.told(
                                                                "select pos::text from organisation.unit where id = ?",
                                                                province)),
                                                null,
                                                "evidence",
                                                "a.png",
                                                TestPeople.scan())));
        results.changed(
                "update registry.enrolment set graduation_photo_id = ? where id = ?",
                picture.id(),
                bachelor);
        var taken = web.ask(provincial, get(at + "/photographs.zip"));
        assertThat(taken.getStatus()).isEqualTo(200);
        var zip = taken.getContentAsByteArray();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            assertThat(in.getNextEntry().getName()).isEqualTo(number(bachelor) + ".png");
            assertThat(in.getNextEntry()).isNull();
        }
        var file =
                new MockMultipartFile(
                        "file", "a.csv", "text/csv", csv(number(bachelor) + ",通过,\n"));
        var shown = web.ask(provincial, multipart(at + "/national-results").file(file));
        assertThat(shown.getContentAsString()).contains("这是预览");
        var saved =
                post(at).param("shown", elsewhere.toString())
                        .param("graduation", elsewhere.toString());
        assertThat(web.ask(otherPoint, saved).getStatus()).isEqualTo(302);
        var said = post(at + "/approvals").param("id", elsewhere.toString()).param("act", "agree");
        assertThat(web.ask(otherPoint, said).getStatus()).isEqualTo(302);
        assertThat(tally(otherBranch).branch()).isOne();
    }

    /// All the words of a workbook.
    private static String told(byte[] book) throws Exception {
        var words = new StringBuilder();
        var file = java.nio.file.Files.createTempFile("upload", ".xlsx");
        try (var zip = new ZipFile(java.nio.file.Files.write(file, book).toFile())) {
            for (var entry : java.util.Collections.list(zip.entries())) {
                words.append(
                        new String(
                                zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        } finally {
            java.nio.file.Files.delete(file);
        }
        return words.toString();
    }

    private List<Boolean> both(Supplier<Integer> what) throws Exception {
        try (var two = Executors.newFixedThreadPool(2)) {
            Callable<Boolean> one =
                    () -> {
                        try {
                            as(provincial, what);
                            return true;
                        } catch (Refused late) {
                            return false;
                        }
                    };
            var tries = List.of(two.submit(one), two.submit(one));
            return List.of(tries.get(0).get(), tries.get(1).get());
        }
    }

    private String text(Actor who, String path) throws Exception {
        return web.ask(who, get(java.net.URI.create(path))).getContentAsString();
    }

    private static byte[] csv(String rows) {
        return ("学号,审核结果,原因\n" + rows).getBytes(StandardCharsets.UTF_8);
    }

    private GraduateApplications.Tally tally(Actor who) {
        return as(who, () -> applications.tally(round));
    }

    private String number(UUID student) {
        return results.told(
                "select student_number from registry.student where enrolment_id = ?", student);
    }

    private String national(UUID student) {
        return results.told(
                "select coalesce(national::text, '-') from graduation.application where enrolment_id = ?",
                student);
    }

    private UUID unit(String kind, UUID parent) {
        return Acting.call(
                Actor.system("test"),
                () -> admissions.units().unit(kind, parent, province, "open"));
    }

    private UUID student(UUID unit, String level, boolean photo, String outcome) {
        var id =
                new TestStudents(intake, transaction, sql)
                        .enrolled(province, unit, today.minusYears(3));
        results.changed("update registry.student set level = ? where enrolment_id = ?", level, id);
        if (photo) {
            photo(id, true);
        }
        results.changed(
                """
                insert into graduation.verdict
                  (round_id, enrolment_id, person_id, scope_pos, credits, credits_need, found, outcome, degree, found_degree,
                   photo, in_results, in_programme, in_record, in_outside)
                select cast(? as uuid), s.enrolment_id, s.person_id, s.scope_pos, 70, 76, o.x, o.x, o.x = 'graduate',
                       o.x = 'graduate', true, 0, 0, 0, 0
                  from registry.student s cross join (select cast(? as text) as x) o where s.enrolment_id = ?
                """,
                round,
                outcome,
                id);
        return id;
    }

    /// So many more of the first class whom the audit postpones.
    ///
    /// @return their student numbers
    private List<String> failing(int many) {
        var numbers = new java.util.ArrayList<String>();
        as(
                org.matricula.kernel.Actor.system("test"),
                () ->
                        transaction.execute(t ->
                                intake.enrol(
                                        province,
                                        null,
                                        "registered",
                                        java.util.stream.IntStream.range(0, many)
                                                .mapToObj(i -> {
                                                    var it =
                                                            TestStudents.newcomer(
                                                                    "周八",
                                                                    classOf(failing),
                                                                    today.minusYears(3));
                                                    numbers.add(it.studentNumber());
                                                    return it;
                                                })
                                                .iterator())));
        results.changed(
                """
                insert into graduation.verdict
                  (round_id, enrolment_id, person_id, scope_pos, credits, credits_need, found, outcome, degree, found_degree,
                   photo, in_results, in_programme, in_record, in_outside)
                select cast(? as uuid), s.enrolment_id, s.person_id, s.scope_pos, 70, 76, 'postponed', 'postponed', false,
                       false, true, 0, 0, 0, 0
                  from registry.student s where s.student_number = any (cast(? as text[]))
                """,
                round,
                numbers.toArray(String[]::new));
        return numbers;
    }

    private UUID classOf(UUID student) {
        return results.one("select unit_id from registry.student where enrolment_id = ?", student);
    }

    private void photo(UUID student, boolean there) {
        if (!there) {
            results.changed(
                    "update registry.enrolment set graduation_photo_id = null where id = ?",
                    student);
            return;
        }
        results.changed(
                """
                with f as (
                  insert into attachment.file (scope_pos, kind, name, media_type, size, digest)
                  values (0, 'photo', 'a.jpg', 'image/jpeg', 1, '\\x01') returning id)
                update registry.enrolment set graduation_photo_id = (select id from f) where id = ?
                """,
                student);
    }

    private void refused(Actor who, Supplier<Integer> what, String... codes) {
        assertThatThrownBy(() -> as(who, what))
                .isInstanceOfSatisfying(
                        Refused.class,
                        it -> assertThat(it.refusals()).extracting(Refusal::code).contains(codes));
    }

    private static <T> T as(Actor who, Supplier<T> what) {
        return Acting.call(who, what::get);
    }
}
