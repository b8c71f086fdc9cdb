package org.matricula.graduation.unified;

import static org.assertj.core.api.Assertions.assertThat;
import static org.matricula.change.TestCases.refusals;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.audit.SensitiveLooks;
import org.matricula.change.TestCases;
import org.matricula.graduation.approval.AuditLookup;
import org.matricula.graduation.audit.ExamineGraduates;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refused;
import org.matricula.registry.TestStudents;
import org.matricula.registry.WebSteps;
import org.matricula.standing.TestResults;
import org.matricula.workflow.apply.AddEvidence;
import org.matricula.workflow.decide.Verdict;
import org.matricula.workflow.reverse.ReverseCase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// 网考: results, the audit that asks whether the nation has them, the exemption on its way through
/// the three levels, and 《河北电大免考信息表》 to the letter.
@ProgramTest
class UnifiedExemptionTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired TestCases cases;
    @Autowired RecordUnified record;
    @Autowired LoadUnified load;
    @Autowired FileExemptions exemptions;
    @Autowired ConfirmReasons confirmReasons;
    @Autowired org.matricula.consignment.Consign consign;
    @Autowired org.matricula.organisation.Units units;
    @Autowired ExamineGraduates examine;
    @Autowired AuditLookup lookup;
    @Autowired AddEvidence addEvidence;
    @Autowired ReverseCase reverseCase;

    WebSteps web;
    TestResults results;
    LocalDate today;
    UUID province;
    UUID point;
    UUID otherPoint;
    Actor tutor;
    Actor pointPost;
    Actor otherPost;
    Actor branch;
    Actor provincial;
    UUID first;
    UUID second;
    UUID elsewhere;
    String firstDocument;
    String secondDocument;

    @BeforeEach
    void two_points_of_a_branch() {
        web = new WebSteps(mvc, sql);
        today = cases.today();
        province = unit("province", null);
        var under = unit("branch", province);
        point = unit("teaching-point", under);
        otherPoint = unit("teaching-point", under);
        var here = unit("class", point);
        results = new TestResults(sql, transaction, province, here);
        coded(point, "0101");
        coded(otherPoint, "12345678901");
        results.changed("update organisation.unit set name = '乐亭教学点' where id = ?", point);
        results.changed("update organisation.unit set name = '行政管理24春' where id = ?", here);
        tutor = cases.people().holding("班主任", "counsellor", here);
        pointPost = cases.people().holding("教学点", "point-reviewer", point);
        otherPost = cases.people().holding("别的教学点", "point-reviewer", otherPoint);
        branch = cases.people().holding("分校", "branch-reviewer", under);
        provincial = cases.people().holding("省校", "province-reviewer", province);
        firstDocument = document();
        secondDocument = document();
        first = student(here, "刘洋", firstDocument);
        second = student(here, "陈<&\">静", secondDocument);
        elsewhere = student(unit("class", otherPoint), "周敏", document());
    }

    @Test
    void only_what_the_national_register_has_lets_a_student_through_the_audit() {
        assertThat(unmet(first)).containsExactlyInAnyOrder("english-exam ", "computer-exam ");
        var english = recorded(first, "english", "passed", null);
        recorded(first, "computer", "exempt", today.minusDays(3));
        assertThat(unmet(first)).containsExactly("english-exam 已通过或免考，尚未与学信网同步");
        assertThat(unmet(second)).hasSize(2);
        as(provincial, () -> record.synced(english, today));
        assertThat(unmet(first)).isEmpty();
        assertThat(refusals(() -> as(provincial, () -> record.synced(english, today))))
                .containsExactly("unified.synced-already");
        as(provincial, () -> record.strike(english, "登记有误"));
        assertThat(unmet(first)).containsExactly("english-exam ");
        assertThat(
                        results.told(
                                "select void_reason || voided_by from graduation.unified_exam where id = ?",
                                english))
                .isEqualTo("登记有误省校");
        recorded(first, "english", "passed", today);
        assertThat(refusals(() -> recorded(first, "english", "passed", today)))
                .containsExactly("unified.twice");
        assertThat(
                        refusals(() ->
                                as(
                                        provincial,
                                        () ->
                                                record.record(
                                                        new RecordUnified.Typed(
                                                                "X9",
                                                                "latin",
                                                                "failed",
                                                                today.plusDays(1),
                                                                today,
                                                                "")))))
                .containsExactlyInAnyOrder(
                        "unified.student",
                        "unified.subject",
                        "unified.day",
                        "unified.synced-day",
                        "unified.synced-failed");
    }

    @Test
    void a_list_is_shown_first_and_written_whole_or_not_at_all() throws Exception {
        var day = today.minusDays(40);
        var good =
                csv(
                        "学号,姓名,科目代码,成绩,日期,免考原因,是否同步",
                        number(first) + ",刘洋,71,合格," + day + ",,否",
                        number(first) + ",,69,免考," + day + ",一级证书,是",
                        number(second) + ",,计算机应用基础,不合格," + day + ",,");
        var read = as(provincial, () -> load.preview(good));
        assertThat(read.fresh()).isEqualTo(3);
        assertThat(count(first)).as("a preview writes nothing").isZero();
        assertThat(as(provincial, () -> load.load(good))).isEqualTo(3);
        assertThat(as(provincial, () -> load.load(good))).as("twice does nothing").isZero();
        assertThat(
                        as(
                                provincial,
                                () ->
                                        load.load(
                                                csv(
                                                        "学号,科目代码,成绩,日期,是否同步",
                                                        number(first) + ",71,合格," + day + ",是"))))
                .isOne();
        assertThat(unmet(first)).isEmpty();
        var bad =
                csv(
                        "学号,姓名,科目代码,成绩,日期,是否同步",
                        "X1,,71,合格," + day + ",",
                        number(second) + ",别人,70,及格了," + today.plusDays(3) + ",也许",
                        number(first) + ",,69,免考," + day.minusDays(1) + ",",
                        number(second) + ",,71,通过," + day + ",");
        assertThatRefused(
                () -> as(provincial, () -> load.load(bad)),
                "unified.row-unknown 2 X1",
                "unified.row-name 3 别人",
                "unified.row-subject 3 70",
                "unified.row-result 3 及格了",
                "unified.row-day 3 " + today.plusDays(3),
                "unified.row-synced 3 也许",
                "unified.row-reason 4 ");
        assertThat(count(second)).as("nothing half-written").isOne();
        assertThat(refusals(() -> as(provincial, () -> load.load("学号\n".getBytes()))))
                .containsExactly("unified.header");
        // a branch reaches its own, a post elsewhere does not
        assertThatRefused(
                () -> as(otherPost, () -> load.preview(good)),
                "unified.row-unknown 2 " + number(first),
                "unified.row-unknown 3 " + number(first),
                "unified.row-unknown 4 " + number(second));
        var file = new MockMultipartFile("file", "a.csv", "text/csv", good);
        assertThat(
                        web.ask(provincial, multipart("/unified-exams/import").file(file))
                                .getContentAsString())
                .contains("这是预览", "刘洋");
        assertThat(web.ask(pointPost, multipart("/unified-exams/import").file(file)).getStatus())
                .isEqualTo(403);
        assertThat(
                        web.ask(pointPost, get("/unified-exams").param("key", number(first)))
                                .getContentAsString())
                .contains("刘洋", "大学英语B（71）");
        assertThat(
                        web.ask(otherPost, get("/unified-exams").param("key", number(first)))
                                .getContentAsString())
                .doesNotContain("刘洋");
    }

    @Test
    void an_exemption_goes_through_three_levels_into_the_table_and_back_into_the_audit()
            throws Exception {
        recorded(first, "english", "passed", null);
        var wrong =
                cases.draft(
                        tutor,
                        UnifiedExemption.CODE,
                        first,
                        Map.of("situation", "exempt", "englishReason", "05"));
        addEvidence(wrong, "unified-certificate");
        assertThat(cases.submit(tutor, wrong)).containsExactly("unified.there");
        var both =
                cases.draft(
                        tutor,
                        UnifiedExemption.CODE,
                        second,
                        Map.of("situation", "unsynchronised", "computerReason", "02"));
        addEvidence(both, "unified-result");
        assertThat(cases.submit(tutor, both)).containsExactly("unified.none");
        var empty =
                cases.draft(tutor, UnifiedExemption.CODE, second, Map.of("situation", "exempt"));
        assertThat(cases.submit(tutor, empty)).contains("unified.nothing", "case.evidence-missing");

        var young =
                cases.draft(
                        tutor,
                        UnifiedExemption.CODE,
                        second,
                        Map.of(
                                "situation",
                                "exempt",
                                "englishReason",
                                "06",
                                "computerReason",
                                "09"));
        addEvidence(young, "unified-certificate");
        assertThat(cases.submit(tutor, young))
                .containsExactlyInAnyOrder("unified.age", "unified.passed-exempt");
        born(second, today.minusYears(43));

        var sync =
                granted(
                        first,
                        Map.of(
                                "situation",
                                "unsynchronised",
                                "englishReason",
                                "05",
                                "certificate",
                                "CET-2019-7"),
                        "unified-result");
        var fresh =
                granted(
                        second,
                        Map.of(
                                "situation",
                                "exempt",
                                "englishReason",
                                "06",
                                "computerReason",
                                "02"),
                        "unified-certificate");
        assertThat(cases.steps(sync))
                .containsExactly("point approve", "branch approve", "province approve");
        assertThat(unmet(second)).as("granted is not synchronised").hasSize(2);
        var again =
                cases.draft(
                        tutor,
                        UnifiedExemption.CODE,
                        first,
                        Map.of("situation", "unsynchronised", "englishReason", "05"));
        addEvidence(again, "unified-result");
        assertThat(cases.submit(tutor, again)).containsExactly("unified.filed");

        assertThat(as(otherPost, () -> exemptions.waiting(exemptions.unit(otherPoint)))).isEmpty();
        assertThat(
                        web.ask(
                                        otherPost,
                                        get("/exemption-batches").param("unit", point.toString()))
                                .getStatus())
                .isEqualTo(404);
        assertThat(
                        web.ask(branch, post("/exemption-batches").param("unit", point.toString()))
                                .getStatus())
                .isEqualTo(403);
        reasonsConfirmed();
        assertThat(
                        web.ask(
                                        pointPost,
                                        post("/exemption-batches").param("unit", point.toString()))
                                .getStatus())
                .isEqualTo(302);
        assertThat(refusals(() -> as(pointPost, () -> exemptions.freeze(point))))
                .containsExactly("unified.nobody");
        var batch = as(pointPost, () -> exemptions.batches(exemptions.unit(point))).getFirst();
        assertThat(as(pointPost, () -> consign.ready(units.get(point))))
                .as("three lines for a consignment")
                .filteredOn(it -> it.pieces() > 0)
                .extracting(it -> it.kind().code() + it.pieces())
                .containsExactly("exemption3");
        assertThat(batch.centreCode()).isEqualTo("00000101");
        assertThat(batch.seq()).isOne();

        var taken = "/exemption-batches/" + batch.id() + ".xlsx";
        assertThat(web.ask(pointPost, post(taken)).getStatus()).as("no reason").isEqualTo(400);
        assertThat(as(pointPost, () -> exemptions.lines(batch.id())))
                .as("the page opens no ID number")
                .allMatch(it -> it.documentNumber() == null);
        var answer = web.ask(pointPost, post(taken).param("reason", "报省校"));
        assertThat(
                        results.told(
                                "select reason || ' ' || u.id from audit.entry e join organisation.unit u on u.pos = e.scope_pos where action = 'unified.batch-file' and subject = ?",
                                "exemption-batch:" + batch.id()))
                .isEqualTo("报省校 " + point);
        assertThat(SensitiveLooks.ACTIONS).contains("unified.batch-file");
        var file = answer.getContentAsByteArray();
        exactly(file);
        assertThat(web.ask(otherPost, post(taken).param("reason", "x")).getStatus()).isEqualTo(404);
        assertThat(as(branch, () -> exemptions.file(batch.id(), "核对")))
                .as("twice the same bytes")
                .isEqualTo(file);
        assertThat(as(pointPost, () -> exemptions.check(file))).isEqualTo(3);

        assertThatRefused(
                () ->
                        as(
                                pointPost,
                                () ->
                                        exemptions.load(
                                                batch.id(),
                                                csv(
                                                        "学号,科目代码,结果,退回原因",
                                                        number(first) + ",71,退回,",
                                                        number(first) + ",69,已同步,",
                                                        number(second) + ",71,成了,"))),
                "unified.row-why 2 " + number(first),
                "unified.row-unlisted 3 " + number(first),
                "unified.row-answer 4 成了");
        var back =
                csv(
                        "学号,姓名,科目代码,结果,退回原因",
                        number(first) + ",刘洋,71,已同步,",
                        number(second) + ",,69,退回,证书不清");
        assertThat(as(pointPost, () -> exemptions.preview(batch.id(), back)))
                .isEqualTo(new FileExemptions.Read(1, 1, 1));
        assertThat(unmet(first)).contains("english-exam 已通过或免考，尚未与学信网同步");
        var uploaded =
                multipart("/exemption-batches/" + batch.id() + "/answers")
                        .file(new MockMultipartFile("file", "b.csv", "text/csv", back));
        assertThat(web.ask(pointPost, uploaded).getContentAsString()).contains("这是预览");
        as(pointPost, () -> exemptions.load(batch.id(), back));
        assertThat(unmet(first)).containsExactly("computer-exam ");
        assertThatRefused(
                () -> as(pointPost, () -> exemptions.load(batch.id(), back)),
                "unified.row-done 2 " + number(first),
                "unified.row-done 3 " + number(second));
        assertThat(web.ask(pointPost, get("/exemption-batches/" + batch.id())).getContentAsString())
                .contains("证书不清", "已同步");
        assertThat(as(pointPost, () -> exemptions.waiting(exemptions.unit(point))))
                .as("what was returned waits once more")
                .singleElement()
                .matches(it -> it.subject().equals("computer"));
        var next = as(pointPost, () -> exemptions.freeze(point));
        assertThat(as(pointPost, () -> exemptions.batch(next)).seq()).isEqualTo(2);

        var reversal = Acting.call(provincial, () -> reverseCase.open(fresh, "证书不实"));
        cases.approve(cases.people().holding("省校另一人", "province-reviewer", province), reversal);
        assertThat(count(second)).isZero();
    }

    /// Placeholder codes leave in no table; a code that is changed later is a placeholder once
    /// more.
    private void reasonsConfirmed() throws Exception {
        assertThat(refusals(() -> as(pointPost, () -> exemptions.freeze(point))))
                .containsExactly("unified.placeholder");
        assertThat(web.ask(pointPost, get("/exemption-batches")).getContentAsString())
                .contains("免考原因代码未经核对")
                .doesNotContain("code-05");
        assertThat(confirmed(branch, "english", Map.of("05", "3"), "附表"))
                .containsExactly("unified.confirm-whole");
        assertThat(confirmed(provincial, "english", Map.of("05", "三 号"), " "))
                .containsExactly("unified.confirm-code", "unified.confirm-source");
        assertThat(confirmed(provincial, "english", Map.of("05", " "), "附表"))
                .containsExactly("unified.confirm-none");
        assertThat(confirmed(provincial, "english", Map.of("05", "3"), "冀开大〔2026〕3号附表")).isEmpty();
        assertThat(refusals(() -> as(pointPost, () -> exemptions.freeze(point))))
                .as("nobody has compared the other subject")
                .containsExactly("unified.placeholder");
        var said =
                post("/exemption-batches/reasons")
                        .param("subject", "computer")
                        .param("code-01", "1")
                        .param("code-08", "99")
                        .param("source", "冀开大〔2026〕3号附表");
        assertThat(web.ask(provincial, said).getStatus()).isEqualTo(302);
        assertThat(web.ask(provincial, get("/exemption-batches")).getContentAsString())
                .doesNotContain("免考原因代码未经核对")
                .contains("冀开大〔2026〕3号附表")
                .containsPattern("name=\"code-08\" value=\"99\"");
        assertThatRefused(
                () -> as(pointPost, () -> exemptions.freeze(point)),
                "unified.reason-unlisted " + number(second) + " 入学注册时年满40周岁",
                "unified.reason-unlisted " + number(second) + " 全国计算机等级考试一级B或以上（非计算机类专业）");
        comparedAnew();
        results.changed(
                "insert into graduation.reason_confirmation (institution_id, table_key, codes, written, source, confirmed_by, confirmed_at) values (?, 'exemption-english', '{\"05 别的说法\"}', '{3}', '旧表', '省校', now() + interval '1 second')",
                province);
        assertThat(refusals(() -> as(pointPost, () -> exemptions.freeze(point))))
                .as("compared with other words")
                .containsExactly("unified.placeholder");
        results.changed(
                "insert into graduation.reason_confirmation (institution_id, table_key, codes, written, source, confirmed_by, confirmed_at) select institution_id, table_key, codes, written, source, confirmed_by, now() + interval '2 seconds' from graduation.reason_confirmation where institution_id = ? and source like '新%' and table_key = 'exemption-english'",
                province);
    }

    /// The list of the province's, whose codes are none of ours.
    private void comparedAnew() {
        assertThat(
                        confirmed(
                                provincial,
                                "english",
                                Map.of("01", "1", "05", "3", "06", "B6"),
                                "新附表"))
                .isEmpty();
        assertThat(confirmed(provincial, "computer", Map.of("01", "1", "02", "7"), "新附表"))
                .isEmpty();
    }

    private List<String> confirmed(
            Actor by, String subject, Map<String, String> written, String source) {
        return refusals(() ->
                Acting.as(by, () -> confirmReasons.confirm(province, subject, written, source)));
    }

    @Test
    void where_only_the_unified_exams_fail_the_case_is_offered_and_for_a_bachelor_alone()
            throws Exception {
        var round =
                results.one(
                        "insert into graduation.round (institution_id, concluded_on, kind, due_on, rules_on, state, begun_at, ended_at, starter, starter_role) values (?, ?, 'last', ?, ?, 'audited', now(), now(), '王', 'registrar') returning id",
                        province,
                        today,
                        today,
                        today);
        verdict(round, first, "english-exam");
        verdict(round, second, "english-exam", "photo");
        var lines = as(pointPost, () -> lookup.lines(round, false, null, 99).items());
        assertThat(lines)
                .filteredOn(AuditLookup.Line::unifiedAlone)
                .singleElement()
                .matches(it -> it.verdict().enrolmentId().equals(first));
        assertThat(
                        web.ask(tutor, get("/graduation-applications/" + round + "/audit"))
                                .getContentAsString())
                .contains("/apply?student=" + number(first))
                .doesNotContain("/apply?student=" + number(second));
        var offered = get("/apply").param("student", number(first));
        assertThat(web.ask(tutor, offered).getContentAsString()).contains("\"unified-exemption\"");
        results.changed("update registry.student set level = 'L5' where enrolment_id = ?", first);
        assertThat(web.ask(tutor, offered).getContentAsString())
                .as("专升本")
                .contains("\"unified-exemption\"");
        results.changed("update registry.student set level = '4' where enrolment_id = ?", first);
        assertThat(web.ask(tutor, offered).getContentAsString())
                .doesNotContain("\"unified-exemption\"");
    }

    @Test
    void a_table_filled_in_by_hand_is_read_with_row_field_and_remedy() throws Exception {
        var head = ExemptionSheet.HEADINGS;
        var good = line("00000101", "1711001201115", "71", "3");
        assertThat(checked(head, good, List.of("/记录行结束/")))
                .as("by which list, nobody has said")
                .containsExactly("unified.placeholder ");
        comparedAnew();
        assertThat(checked(head, good, List.of("/记录行结束/"))).isEmpty();
        assertThat(checked(head, line("00000101", "1711001201115", "71", "05"), List.of("/记录行结束/")))
                .as("our own code is none of the list’s")
                .containsExactly("unified.table-reason 2 05");
        assertThat(checked(head, good)).containsExactly("unified.table-end 2 00000101 /记录行结束/");
        assertThat(checked(head, good, List.of("/记录行结束")))
                .as("to the letter")
                .contains("unified.table-end 3 /记录行结束 /记录行结束/");
        assertThat(checked(head, good, List.of("/记录行结束/", "共1条")))
                .contains("unified.table-end 3 /记录行结束/ /记录行结束/");
        assertThat(checked(head, good, List.of("/记录行结束/"), good))
                .contains("unified.table-after-end 3 /记录行结束/");
        assertThat(
                        checked(
                                head,
                                line("101", "1711001201115", "70", "5"),
                                line("0000010A", "", "71", "02"),
                                line("00000101", "1711001201115", "69", "03"),
                                List.of("/记录行结束/")))
                .containsExactly(
                        "unified.table-centre-short 2 101",
                        "unified.table-subject 2 70",
                        "unified.table-centre 3 0000010A",
                        "unified.table-number 3 ",
                        "unified.table-reason 3 02",
                        "unified.table-centre-other 4 00000101",
                        "unified.table-reason 4 03");
        var headless = new ArrayList<>(head);
        headless.set(7, "科目");
        assertThat(checked(headless, good, List.of("/记录行结束/")))
                .containsExactly("unified.table-heading 1 8 科目 免考科目代码");
        try (var book = new XSSFWorkbook();
                var out = new ByteArrayOutputStream()) {
            var table = book.createSheet();
            for (var i = 0; i < head.size(); i++) {
                (i == 0 ? table.createRow(0) : table.getRow(0))
                        .createCell(i)
                        .setCellValue(head.get(i));
            }
            var row = table.createRow(1);
            for (var i = 0; i < good.size(); i++) {
                row.createCell(i).setCellValue(good.get(i));
            }
            row.getCell(0).setCellValue(12345678);
            table.createRow(2).createCell(0).setCellValue("/记录行结束/");
            book.write(out);
            assertThatRefused(
                    () -> as(pointPost, () -> exemptions.check(out.toByteArray())),
                    "unified.table-centre-number 2 12345678");
        }
        var file =
                new MockMultipartFile(
                        "file", "a.csv", "text/csv", "x,y\n1,2\n".getBytes(StandardCharsets.UTF_8));
        assertThat(
                        web.ask(pointPost, multipart("/exemption-batches/check").file(file))
                                .getContentAsString())
                .contains("学习中心代码", "/记录行结束/");
        assertThat(ExemptionSheet.centre("1")).isEqualTo("00000001");
        assertThat(ExemptionSheet.centre("12345678")).isEqualTo("12345678");
        assertThat(ExemptionSheet.centre("123456789")).isNull();
        assertThat(ExemptionSheet.centre("A1")).isNull();
    }

    /// The hand-made sample: the sheet's own XML, then the same file through another library.
    private void exactly(byte[] file) throws IOException {
        var rows = new ArrayList<List<String>>();
        rows.add(
                List.of(
                        "学习中心代码", "学习中心名称", "学号", "姓名", "证件类型", "证件号码", "专业/层次", "免考科目代码", "免考原因",
                        "证书编号", "备注"));
        var one =
                List.of(
                        "00000101",
                        "乐亭教学点",
                        number(first),
                        "刘洋",
                        "居民身份证",
                        firstDocument,
                        "行政管理24春/本科",
                        "71",
                        "3",
                        "CET-2019-7");
        var two =
                List.of(
                        "00000101",
                        "乐亭教学点",
                        number(second),
                        "陈<&\">静",
                        "居民身份证",
                        secondDocument,
                        "行政管理24春/本科",
                        "71",
                        "B6",
                        "");
        var three = new ArrayList<>(two);
        three.set(7, "69");
        three.set(8, "7");
        rows.addAll(
                number(first).compareTo(number(second)) < 0
                        ? List.of(one, two, three)
                        : List.of(two, three, one));
        rows.add(List.of("/记录行结束/"));
        var xml =
                new StringBuilder(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        for (var r = 0; r < rows.size(); r++) {
            xml.append("<row r=\"").append(r + 1).append("\">");
            for (var c = 0; c < rows.get(r).size(); c++) {
                var text = rows.get(r).get(c);
                if (!text.isEmpty()) {
                    xml.append("<c r=\"")
                            .append("ABCDEFGHIJK".charAt(c))
                            .append(r + 1)
                            .append("\" s=\"1\" t=\"inlineStr\"><is><t xml:space=\"preserve\">")
                            .append(
                                    text.replace("&", "&amp;")
                                            .replace("<", "&lt;")
                                            .replace(">", "&gt;")
                                            .replace("\"", "&quot;"))
                            .append("</t></is></c>");
                }
            }
            xml.append("</row>");
        }
        xml.append("</sheetData></worksheet>");
        String written = null;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (var it = zip.getNextEntry(); it != null; it = zip.getNextEntry()) {
                if (it.getName().equals("xl/worksheets/sheet1.xml")) {
                    written = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        assertThat(written).isEqualTo(xml.toString());
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            assertThat(book.getSheetName(0)).isEqualTo("河北电大免考信息表");
            var table = book.getSheetAt(0);
            assertThat(table.getLastRowNum()).isEqualTo(rows.size() - 1);
            var centre = table.getRow(1).getCell(0);
            assertThat(centre.getCellType()).isEqualTo(CellType.STRING);
            assertThat(centre.getCellStyle().getDataFormatString()).isEqualTo("@");
            assertThat(centre.getStringCellValue()).isEqualTo("00000101");
            assertThat(table.getRow(rows.size() - 1).getCell(0).getStringCellValue())
                    .isEqualTo("/记录行结束/");
            assertThat(table.getRow(rows.size() - 1).getLastCellNum()).isEqualTo((short) 1);
        }
    }

    private List<String> checked(List<?>... rows) {
        var lines = new ArrayList<String>();
        for (var row : rows) {
            lines.add(String.join(",", row.stream().map(it -> "\"" + it + "\"").toList()));
        }
        try {
            as(pointPost, () -> exemptions.check(csv(lines.toArray(String[]::new))));
            return List.of();
        } catch (Refused refused) {
            return told(refused);
        }
    }

    private static List<String> line(String centre, String number, String subject, String reason) {
        return List.of(
                centre,
                "乐亭教学点",
                number,
                "刘洋",
                "居民身份证",
                "130225199001011234",
                "行政管理/本科",
                subject,
                reason,
                "",
                "");
    }

    private UUID granted(UUID student, Map<String, Object> fields, String evidence) {
        var id = cases.draft(tutor, UnifiedExemption.CODE, student, fields);
        addEvidence(id, evidence);
        assertThat(cases.submit(tutor, id)).isEmpty();
        assertThat(cases.decide(pointPost, id, Verdict.APPROVE)).isEmpty();
        cases.approve(branch, id);
        cases.approve(provincial, id);
        assertThat(cases.state(id)).isEqualTo("effective");
        return id;
    }

    private void addEvidence(UUID id, String kind) {
        Acting.as(
                tutor,
                () -> addEvidence.add(id, kind, kind + ".png", new ByteArrayInputStream(scan())));
    }

    private List<String> unmet(UUID student) {
        return Acting.call(
                Actor.system("test"),
                () ->
                        transaction.execute(it ->
                                examine
                                        .unmet(
                                                new ExamineGraduates.Look(
                                                        null,
                                                        province,
                                                        today,
                                                        today,
                                                        0,
                                                        Long.MAX_VALUE,
                                                        student,
                                                        null,
                                                        List.of()))
                                        .stream()
                                        .filter(one -> one.rule().endsWith("-exam"))
                                        .map(one -> one.rule() + " " + one.about())
                                        .toList()));
    }

    private UUID recorded(UUID student, String subject, String result, LocalDate synced) {
        return as(
                provincial,
                () ->
                        record.record(
                                new RecordUnified.Typed(
                                        number(student),
                                        subject,
                                        result,
                                        today.minusDays(30),
                                        synced,
                                        result.equals("exempt") ? "年满40周岁" : "")));
    }

    private void verdict(UUID round, UUID student, String... rules) {
        var id =
                results.one(
                        "insert into graduation.verdict (round_id, enrolment_id, person_id, scope_pos, credits, credits_need, found, outcome, degree, found_degree, photo, in_results, in_programme, in_record, in_outside) select ?, s.enrolment_id, s.person_id, s.scope_pos, 76, 76, 'postponed', 'postponed', false, false, true, 0, 0, 0, 0 from registry.student s where s.enrolment_id = ? returning id",
                        round,
                        student);
        for (var rule : rules) {
            results.changed(
                    "insert into graduation.unmet (verdict_id, rule, about, courses, leads_to, scope_pos, person_id) select ?, ?, '', '{}', 'postponed', s.scope_pos, s.person_id from registry.student s where s.enrolment_id = ?",
                    id,
                    rule,
                    student);
        }
    }

    private String number(UUID student) {
        return results.told(
                "select student_number from registry.student where enrolment_id = ?", student);
    }

    private int count(UUID student) {
        return Integer.parseInt(
                results.told(
                        "select count(*)::text from graduation.unified_exam where voided_at is null and enrolment_id = ?",
                        student));
    }

    private UUID student(UUID unit, String name, String document) {
        var id =
                cases.students()
                        .enrolled(
                                TestStudents.documented(
                                        TestStudents.newcomer(name, unit, today.minusYears(3)),
                                        "1",
                                        document),
                                province);
        results.changed("update registry.student set level = '3' where enrolment_id = ?", id);
        return id;
    }

    /// With forty years on the day of entry, three years ago.
    private void born(UUID student, LocalDate day) {
        results.changed(
                "update registry.person p set birth_on = cast(? as date) from registry.enrolment e"
                        + " where e.id = ? and p.id = e.person_id",
                day.toString(),
                student);
    }

    private UUID unit(String kind, UUID parent) {
        return Acting.call(
                Actor.system("test"), () -> cases.units().unit(kind, parent, province, "open"));
    }

    private static byte[] scan() {
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(300, 240, BufferedImage.TYPE_INT_RGB), "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String document() {
        return "1302251990" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);
    }

    private void coded(UUID unit, String code) {
        results.changed("update organisation.unit set code = ? where id = ?", code, unit);
    }

    private static byte[] csv(String... lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void assertThatRefused(Runnable work, String... told) {
        try {
            work.run();
        } catch (Refused refused) {
            assertThat(told(refused)).containsExactly(told);
            return;
        }
        throw new AssertionError("not refused");
    }

    private static List<String> told(Refused refused) {
        return refused.refusals().stream()
                .map(it ->
                        it.code()
                                + " "
                                + String.join(
                                        " ", it.args().stream().map(String::valueOf).toList()))
                .toList();
    }

    private static void as(Actor who, Runnable what) {
        Acting.as(who, what);
    }

    private static <T> T as(Actor who, java.util.function.Supplier<T> what) {
        return Acting.call(who, what::get);
    }
}
