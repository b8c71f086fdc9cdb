package org.matricula.change.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.matricula.change.TestCases.refusals;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.calendar.DutySource;
import org.matricula.change.TestCases;
import org.matricula.document.Documents;
import org.matricula.document.TestProof;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refused;
import org.matricula.kernel.TurnedClock;
import org.matricula.registry.TestStudents;
import org.matricula.registry.WebSteps;
import org.matricula.standing.TestResults;
import org.matricula.workflow.decide.Verdict;
import org.matricula.workflow.reverse.ReverseCase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// 学信网退学: the form and its image, the package, the national platform one by one, the report.
@ProgramTest
class PlatformWithdrawalTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired TestCases cases;
    @Autowired PlatformSheet sheet;
    @Autowired PackPlatform pack;
    @Autowired MarkPlatform mark;
    @Autowired ReportPlatform reports;
    @Autowired org.matricula.consignment.Consign consign;
    @Autowired org.matricula.organisation.Units units;
    @Autowired PrintPlatformForm print;
    @Autowired Documents documents;
    @Autowired ReverseCase reverseCase;
    @Autowired List<DutySource> duties;

    WebSteps web;
    TestResults results;
    LocalDate today;
    UUID province;
    UUID under;
    UUID point;
    UUID otherPoint;
    UUID here;
    UUID there;
    Actor tutor;
    Actor otherTutor;
    Actor pointPost;
    Actor keeper;
    Actor otherPost;
    Actor branch;
    Actor provincial;

    @BeforeEach
    void two_points_of_a_branch() {
        web = new WebSteps(mvc, sql);
        today = cases.today();
        province = unit("province", null);
        under = unit("branch", province);
        point = unit("teaching-point", under);
        otherPoint = unit("teaching-point", under);
        here = unit("class", point);
        there = unit("class", otherPoint);
        results = new TestResults(sql, transaction, province, here);
        named(province, "河北开放大学");
        named(under, "唐山分校");
        named(point, "乐亭教学点");
        tutor = cases.people().holding("班主任", "counsellor", here);
        otherTutor = cases.people().holding("别的班主任", "counsellor", there);
        pointPost = cases.people().holding("教学点", "point-reviewer", point);
        keeper = cases.people().holding("教学点扫描", "point-reviewer", point);
        otherPost = cases.people().holding("别的教学点", "point-reviewer", otherPoint);
        branch = cases.people().holding("分校", "branch-reviewer", under);
        provincial = cases.people().holding("省校", "province-reviewer", province);
    }

    @Test
    void the_form_is_printed_four_times_and_leaves_the_hand_a_signature_and_a_day()
            throws Exception {
        var student = student("刘洋", here);
        var id = draft(tutor, student);
        assertThat(cases.submit(tutor, id)).isEmpty();
        var pdf = web.ask(pointPost, get("/platform-withdrawals/" + id + "/form.pdf"));
        assertThat(pdf.getContentType()).startsWith("application/pdf");
        try (var file = Loader.loadPDF(pdf.getContentAsByteArray())) {
            assertThat(file.getNumberOfPages()).as("一式四份").isEqualTo(4);
            var keepers = List.of("学生本人", "教学点", "分校", "省校");
            for (var page = 1; page <= 4; page++) {
                var text = text(file, page);
                assertThat(text)
                        .contains(
                                "国家开放大学学生自愿退学申请表",
                                "刘洋",
                                number(student),
                                "报考其他院校（河北大学）",
                                "唐山分校",
                                "乐亭教学点（盖章）",
                                keepers.get(page - 1) + "留存");
                assertThat(times(text, "签名：")).as("one signature").isOne();
                assertThat(times(text.replaceAll("[\\s\\p{Z}]", ""), "签名：年月日"))
                        .as("blank, with its day")
                        .isOne();
            }
        }
        assertThat(
                        cases.texts(
                                "select count(*)::text from audit.entry where action = 'platform.form' and subject = 'case:' || cast(? as text)",
                                id))
                .containsExactly("1");
        assertThat(web.ask(otherPost, get("/platform-withdrawals/" + id + "/form.pdf")).getStatus())
                .isEqualTo(404);
        var guardian = cases.people().reaching("家长", "guardian", province, student);
        assertThat(refusals(() -> draft(guardian, student))).as("no proxy").isNotEmpty();
        assertThat(web.ask(guardian, get("/platform-withdrawals/" + id)).getStatus())
                .isEqualTo(403);
    }

    @Test
    void the_forms_of_the_open_university_leave_the_same_two_fields() throws Exception {
        var student = student("周敏", here);
        var id =
                cases.submitted(
                        tutor,
                        "leave-of-absence",
                        student,
                        cases.leave(today, 6),
                        "medical-certificate",
                        "guardian-consent");
        cases.approve(pointPost, id);
        cases.approve(branch, id);
        cases.approve(provincial, id);
        assertThat(cases.state(id)).isEqualTo("effective");
        var form =
                Acting.call(provincial, () -> documents.ofCase(id)).stream()
                        .filter(it -> it.kind() == org.matricula.document.DocumentKind.LEAVE_FORM)
                        .findFirst()
                        .orElseThrow();
        byte[] pdf;
        try (var in = Acting.call(provincial, () -> documents.open(form.id())).stream()) {
            pdf = in.readAllBytes();
        }
        try (var file = Loader.loadPDF(pdf)) {
            var text = new PDFTextStripper().getText(file).replaceAll("[\\s\\p{Z}]", "");
            assertThat(text).contains("签名：年月日");
            assertThat(times(text, "签名：年月日")).as("the applicant's alone").isOne();
            assertThat(text).contains("签名：教学点", "签名：分校", "签名：省校");
        }
    }

    @Test
    void an_image_is_turned_upright_and_refused_where_it_is_blank_blurred_or_another_students() {
        var first = submitted(tutor, student("刘洋", here));
        var second = submitted(tutor, student("陈静", here));
        assertThat(keep(first, FormScans.png(FormScans.blank(900, 1200))))
                .containsExactly("platform.image-blank");
        assertThat(keep(first, FormScans.png(FormScans.blurred(FormScans.form(900, 1200, 1)))))
                .containsExactly("platform.image-blurred");
        assertThat(keep(first, FormScans.png(FormScans.form(199, 400, 1))))
                .containsExactly("file.small");
        assertThat(keep(first, "GIF89a".getBytes(StandardCharsets.US_ASCII)))
                .containsExactly("file.type");
        assertThat(keep(first, FormScans.png(FormScans.form(200, 200, 1))))
                .as("200 itself is enough")
                .isEmpty();
        assertThat(keep(first, FormScans.onItsSide(FormScans.form(1200, 900, 2)))).isEmpty();
        var image = as(pointPost, () -> sheet.show(first)).image();
        assertThat(image.width() + "x" + image.height()).as("turned upright").isEqualTo("900x1200");
        var scan = FormScans.form(900, 1200, 3);
        assertThat(keep(first, FormScans.png(scan))).isEmpty();
        assertThat(keep(second, FormScans.png(scan))).containsExactly("platform.image-same");
        assertThat(keep(second, FormScans.png(FormScans.touched(scan)))).isEmpty();
        var shown = as(pointPost, () -> sheet.show(second));
        assertThat(shown.alike()).singleElement().asString().startsWith("刘洋");
        assertThat(tick(pointPost, second, PlatformSheet.TICKS, ""))
                .containsExactly("platform.image-alike");
        assertThat(tick(keeper, second, PlatformSheet.TICKS, "同一批表格，已比对"))
                .as("whoever uploaded it")
                .containsExactly("platform.not-examiner");
        assertThat(tick(pointPost, second, PlatformSheet.TICKS, "同一批表格，已比对")).isEmpty();
        assertThat(keep(second, FormScans.png(FormScans.form(900, 1200, 4)))).isEmpty();
        assertThat(as(pointPost, () -> sheet.show(second)).alike())
                .as("another form of the same kind does not look the same")
                .isEmpty();
        assertThat(as(pointPost, () -> sheet.show(second)).missing())
                .as("another image is looked at anew")
                .hasSize(8);
        assertThatThrownBy(() -> as(otherPost, () -> sheet.show(first))).isInstanceOf(Absent.class);
    }

    @Test
    void the_point_passes_it_only_signed_sealed_and_checked_and_never_by_the_applicant()
            throws Exception {
        var student = student("刘洋", here);
        var id = submitted(tutor, student);
        assertThat(cases.decide(pointPost, id, Verdict.APPROVE))
                .containsExactly("platform.no-image");
        assertThat(keep(id, FormScans.jpeg(FormScans.form(900, 1200, 9)))).isEmpty();
        assertThat(cases.decide(pointPost, id, Verdict.APPROVE))
                .containsExactly(
                        "platform.unsigned",
                        "platform.unsealed",
                        "platform.copy",
                        "platform.unchecked");
        assertThat(tick(tutor, id, List.of("signed"), "")).containsExactly("platform.not-examiner");
        assertThat(
                        tick(
                                pointPost,
                                id,
                                List.of(
                                        "clear",
                                        "complete",
                                        "upright",
                                        "straight",
                                        "nothing-else",
                                        "original"),
                                ""))
                .isEmpty();
        assertThat(cases.decide(pointPost, id, Verdict.APPROVE))
                .containsExactly("platform.unsigned", "platform.unsealed");
        assertThat(tick(pointPost, id, List.of("signed", "sealed"), "")).isEmpty();
        assertThat(web.ask(pointPost, get("/platform-withdrawals/" + id)).getContentAsString())
                .contains("学生本人签字", "教学点已盖章");
        cases.approve(pointPost, id);
        cases.approve(branch, id);
        cases.approve(provincial, id);
        assertThat(cases.steps(id))
                .containsExactly("point approve", "branch approve", "province approve");
        assertThat(
                        results.told(
                                "select status from registry.student where enrolment_id = ?",
                                student))
                .isEqualTo("03");
        assertThat(
                        results.told(
                                "select reason from registry.status_event where enrolment_id = ? and case_id is not null",
                                student))
                .isEqualTo("L41");

        // signed and sealed on paper, and somebody scans a page of nothing for it: nothing else
        // goes out
        var batch = as(pointPost, () -> pack.freeze(point, null, List.of(id)));
        var other = cases.people().holding("省校另一人", "province-reviewer", province);
        as(
                provincial,
                () -> {
                    mark.done(batch, id);
                    return 0;
                });
        var reversal = Acting.call(provincial, () -> reverseCase.open(id, "办理有误"));
        assertThat(cases.decide(other, reversal, Verdict.APPROVE))
                .containsExactly("platform.done-there");
        as(
                provincial,
                () -> {
                    mark.undo(batch, id, "误标");
                    return 0;
                });
        cases.approve(other, reversal);
        assertThat(
                        results.told(
                                "select status from registry.student where enrolment_id = ?",
                                student))
                .isEqualTo("01");
    }

    @Test
    void a_package_is_a_list_by_student_number_and_one_image_each_to_the_byte() throws Exception {
        var first = student("刘　洋", here);
        var second = student("买买提·艾力", here);
        var b = granted(second, FormScans.jpeg(FormScans.form(900, 1200, 21)));
        var a = granted(first, FormScans.png(FormScans.form(800, 1000, 22)));
        var unready = submitted(tutor, student("未核对", here));
        assertThat(as(pointPost, () -> pack.waiting(pack.unit(point))))
                .extracting(PlatformBatches.Waiting::caseId)
                .containsExactly(a, b)
                .doesNotContain(unready);
        assertThat(as(otherPost, () -> pack.waiting(pack.unit(otherPoint)))).isEmpty();
        assertThatThrownBy(() -> as(otherPost, () -> pack.unit(point))).isInstanceOf(Absent.class);
        var strict = as(pointPost, () -> pack.profiles(pack.unit(point))).getLast();
        assertThat(told(() -> as(pointPost, () -> pack.freeze(point, strict.id(), List.of(a, b)))))
                .containsExactly(
                        "platform.image-type " + number(first) + "刘　洋 jpeg",
                        "platform.image-exact " + number(first) + "刘　洋 800×1000 500×680",
                        "platform.image-exact " + number(second) + "买买提·艾力 900×1200 500×680");
        assertThat(refusals(() -> as(pointPost, () -> pack.freeze(point, null, List.of()))))
                .containsExactly("platform.nobody");
        var freeze =
                post("/platform-withdrawals")
                        .param("unit", point.toString())
                        .param("id", b.toString(), a.toString());
        assertThat(web.ask(branch, freeze).getStatus()).isEqualTo(403);
        assertThat(web.ask(pointPost, freeze).getStatus()).isEqualTo(302);
        var batch = as(pointPost, () -> pack.batches(pack.unit(point))).getFirst().id();
        assertThat(refusals(() -> as(pointPost, () -> pack.freeze(point, null, List.of(a)))))
                .containsExactly("platform.gone");
        assertThat(as(pointPost, () -> consign.ready(units.get(point))))
                .as("what is packed goes up with a list")
                .filteredOn(it -> it.pieces() > 0)
                .extracting(it -> it.kind().code() + it.pieces())
                .containsExactly("platform-withdrawal2");

        var zip =
                web.ask(pointPost, get("/platform-batches/" + batch + ".zip"))
                        .getContentAsByteArray();
        assertThat(packed(provincial, batch)).as("twice the same bytes").isEqualTo(zip);
        var files = unzipped(zip);
        assertThat(files.keySet())
                .containsExactly(
                        "学信网退学汇总名单.xlsx", number(first) + "刘洋.png", number(second) + "买买提·艾力.jpg");
        list(
                files.get("学信网退学汇总名单.xlsx"),
                List.of(List.of(number(first), "刘　洋"), List.of(number(second), "买买提·艾力")));
        for (var name : files.keySet().stream().skip(1).toList()) {
            var picture = FormScans.read(files.get(name));
            assertThat(picture.getWidth()).as(name).isGreaterThanOrEqualTo(200);
            assertThat(files.get(name).length).isLessThanOrEqualTo(10 * 1024 * 1024);
        }
        assertThat(FormScans.read(files.get(number(first) + "刘洋.png")).getWidth()).isEqualTo(800);
        assertThat(web.ask(otherPost, get("/platform-batches/" + batch + ".zip")).getStatus())
                .isEqualTo(404);
        assertThat(PlatformPackage.fileName("1711001201115", "刘洋", "image/png"))
                .isEqualTo("1711001201115刘洋.png");
        assertThat(PlatformPackage.fileName("1711001201115", " 刘+ 洋/", "image/jpeg"))
                .isEqualTo("1711001201115刘洋.jpg");

        work(batch, a, b);
    }

    /// One by one: who, when, taken back with a reason, returned with one, packed anew.
    private void work(UUID batch, UUID a, UUID b) throws Exception {
        var line = "/platform-batches/" + batch + "/lines/" + a;
        assertThat(web.ask(pointPost, post(line + "/done")).getStatus()).isEqualTo(403);
        assertThat(web.ask(provincial, post(line + "/done")).getStatus()).isEqualTo(302);
        assertThat(
                        refusals(() ->
                                as(
                                        provincial,
                                        () -> {
                                            mark.done(batch, a);
                                            return 0;
                                        })))
                .containsExactly("platform.state");
        assertThat(
                        web.ask(provincial, get("/platform-work").param("state", "done"))
                                .getContentAsString())
                .contains("刘　洋", "省校 " + today);
        assertThat(as(provincial, () -> mark.count("packed"))).isOne();
        assertThat(
                        refusals(() ->
                                as(
                                        provincial,
                                        () -> {
                                            mark.undo(batch, a, " ");
                                            return 0;
                                        })))
                .containsExactly("reason.missing");
        assertThat(web.ask(provincial, post(line + "/undo").param("reason", "误点")).getStatus())
                .isEqualTo(302);
        assertThat(
                        results.told(
                                "select string_agg(act || ':' || coalesce(reason, '') || ':' || marked_by, ' ' order by id) from change.platform_mark where case_id = ?",
                                a))
                .isEqualTo("done::省校 undone:误点:省校");
        assertThat(
                        web.ask(
                                        branch,
                                        post("/platform-batches/"
                                                        + batch
                                                        + "/lines/"
                                                        + b
                                                        + "/return")
                                                .param("reason", "图片不完整"))
                                .getStatus())
                .isEqualTo(302);
        assertThatThrownBy(() ->
                        as(
                                otherPost,
                                () -> {
                                    mark.sendBack(batch, a, "x");
                                    return 0;
                                }))
                .isInstanceOf(Absent.class);
        var waiting = as(pointPost, () -> pack.waiting(pack.unit(point)));
        assertThat(waiting)
                .singleElement()
                .matches(it -> it.caseId().equals(b) && "图片不完整".equals(it.returned()));
        assertThat(keep(b, FormScans.jpeg(FormScans.form(900, 1200, 31)))).isEmpty();
        assertThat(told(() -> as(pointPost, () -> pack.freeze(point, null, List.of(b)))))
                .singleElement()
                .asString()
                .startsWith("platform.line-ticks")
                .endsWith(" 8");
        assertThat(tick(pointPost, b, PlatformSheet.TICKS, "")).isEmpty();
        assertThat(web.ask(pointPost, get("/platform-withdrawals")).getContentAsString())
                .contains("图片不完整");
        var next = as(pointPost, () -> pack.freeze(point, null, List.of(b)));
        assertThat(as(pointPost, () -> pack.batch(next)).seq()).isEqualTo(2);
        assertThat(unzipped(packed(pointPost, next)).keySet()).hasSize(2);
        assertThat(web.ask(pointPost, get("/platform-batches/" + batch)).getContentAsString())
                .contains("退回");
    }

    @Test
    void ten_working_days_into_a_term_points_report_and_the_branch_forwards_what_agrees()
            throws Exception {
        var now = today.minusDays(4);
        results.term("2026-2027", 1, "春季学期", today.minusDays(200), today.minusDays(40));
        var mine = granted(student("刘洋", here), FormScans.png(FormScans.form(900, 1200, 41)));
        var second = granted(student("陈静", here), FormScans.png(FormScans.form(900, 1200, 42)));
        var theirs =
                granted(
                        otherTutor,
                        otherPost,
                        student("周敏", there),
                        FormScans.png(FormScans.form(900, 1200, 43)));
        assertThat(refusals(() -> as(pointPost, () -> reports.hand(pack.unit(point)))))
                .containsExactly("platform.no-term");
        results.term("2026-2027", 2, "秋季学期", now, today.plusDays(100));
        assertThat(refusals(() -> as(branch, () -> reports.hand(pack.unit(point)))))
                .as("a branch hands in none of a point's")
                .containsExactly("platform.report-unit");
        var period = as(pointPost, () -> reports.period(pack.unit(point))).orElseThrow();
        assertThat(period.from()).isEqualTo(today.minusDays(200));
        assertThat(period.until()).as("the vacation is within").isEqualTo(now);
        assertThat(period.dueOn()).isEqualTo(workingDays(now, 10));
        assertThat(refusals(() -> as(pointPost, () -> reports.hand(pack.unit(point)))))
                .containsExactly("platform.report-nothing");

        earlier(100, () -> as(pointPost, () -> pack.freeze(point, null, List.of(mine))));
        earlier(10, () -> as(pointPost, () -> pack.freeze(point, null, List.of(second))));
        earlier(20, () -> as(otherPost, () -> pack.freeze(otherPoint, null, List.of(theirs))));
        assertThat(due(pointPost)).containsExactly(period.dueOn() + " 1");
        assertThat(due(provincial)).containsExactly(period.dueOn() + " 2");
        assertThat(told(() -> as(branch, () -> reports.hand(pack.unit(under)))))
                .singleElement()
                .asString()
                .contains("乐亭教学点");
        assertThat(
                        web.ask(
                                        pointPost,
                                        post("/platform-reports").param("unit", point.toString()))
                                .getStatus())
                .isEqualTo(302);
        assertThat(refusals(() -> as(pointPost, () -> reports.hand(pack.unit(point)))))
                .containsExactly("platform.report-twice");
        var report = as(pointPost, () -> reports.list(pack.unit(point))).getFirst();
        assertThat(report.batches() + " " + report.students() + " " + report.late())
                .isEqualTo("2 2 false");
        assertThat(due(pointPost)).isEmpty();
        assertThat(due(provincial)).containsExactly(period.dueOn() + " 1");
        var letter =
                web.ask(pointPost, get("/platform-reports/" + report.id() + ".pdf"))
                        .getContentAsByteArray();
        assertThat(TestProof.of(mvc, letter)).isEqualTo("genuine platform-letter");
        try (var file = Loader.loadPDF(letter)) {
            assertThat(new PDFTextStripper().getText(file))
                    .contains("学信网退学书面报告", "2 批", "2 人", "经手人签字", "签字：", "乐亭教学点（盖章）");
        }
        var files =
                unzipped(
                        web.ask(pointPost, get("/platform-reports/" + report.id() + ".zip"))
                                .getContentAsByteArray());
        assertThat(files.keySet())
                .containsExactly(
                        "学信网退学书面报告.pdf",
                        today.minusDays(100).getYear() + "年第1批学信网退学汇总名单.xlsx",
                        today.minusDays(10).getYear() + "年第2批学信网退学汇总名单.xlsx");
        assertThatThrownBy(() -> as(otherPost, () -> reports.get(report.id())))
                .isInstanceOf(Absent.class);

        assertThat(told(() -> as(branch, () -> reports.hand(pack.unit(under)))))
                .containsExactly("platform.report-silent " + name(otherPoint));
        as(otherPost, () -> reports.hand(pack.unit(otherPoint)));
        results.changed("update change.platform_report set students = 9 where id = ?", report.id());
        assertThat(told(() -> as(branch, () -> reports.hand(pack.unit(under)))))
                .containsExactly("platform.report-differs 乐亭教学点");
        results.changed("update change.platform_report set students = 2 where id = ?", report.id());
        assertThat(
                        web.ask(
                                        pointPost,
                                        post("/platform-reports").param("unit", under.toString()))
                                .getStatus())
                .isEqualTo(404);
        var sum = as(branch, () -> reports.hand(pack.unit(under)));
        var summed = as(provincial, () -> reports.get(sum));
        assertThat(summed.level() + " " + summed.batches() + " " + summed.students())
                .isEqualTo("branch 3 3");
        assertThat(as(provincial, () -> reports.get(report.id())).inId()).isEqualTo(sum);
        try (var file = Loader.loadPDF(as(provincial, () -> reports.letter(sum)))) {
            assertThat(new PDFTextStripper().getText(file)).contains("唐山分校（盖章）", "合计", "3 批");
        }
        assertThat(
                        unzipped(
                                        web.ask(
                                                        provincial,
                                                        get("/platform-reports/" + sum + ".zip"))
                                                .getContentAsByteArray())
                                .keySet())
                .hasSize(4)
                .anyMatch(it -> it.startsWith("乐亭教学点/"));
        assertThat(web.ask(provincial, get("/platform-reports")).getContentAsString())
                .contains("已汇总");
        assertThatThrownBy(() -> as(pointPost, () -> reports.get(sum)))
                .as("above the point")
                .isInstanceOf(Absent.class);
        results.changed(
                "update change.platform_report set made_on = due_on + 1 where id = ?", report.id());
        assertThat(web.ask(pointPost, get("/platform-reports")).getContentAsString())
                .contains("逾期");
    }

    /// The hand-made sample of the list: its XML, then the same file through another library.
    private void list(byte[] file, List<List<String>> students) throws IOException {
        var cell =
                "<c r=\"%s\" s=\"1\" t=\"inlineStr\"><is><t xml:space=\"preserve\">%s</t></is></c>";
        var xml =
                new StringBuilder(
                                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\">")
                        .append(cell.formatted("A1", "序号"))
                        .append(cell.formatted("B1", "分部(校)名称"))
                        .append(cell.formatted("C1", "学号全码"))
                        .append(cell.formatted("D1", "学生姓名"))
                        .append("</row>");
        var n = 1;
        for (var it : students) {
            n++;
            xml.append("<row r=\"" + n + "\">")
                    .append(cell.formatted("A" + n, n - 1))
                    .append(cell.formatted("B" + n, "河北开放大学"))
                    .append(cell.formatted("C" + n, it.getFirst()))
                    .append(cell.formatted("D" + n, it.getLast()))
                    .append("</row>");
        }
        n++;
        xml.append("<row r=\"" + n + "\">")
                .append(cell.formatted("A" + n, "经办人："))
                .append("</row></sheetData></worksheet>");
        assertThat(
                        new String(
                                unzipped(file).get("xl/worksheets/sheet1.xml"),
                                StandardCharsets.UTF_8))
                .isEqualTo(xml.toString());
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            assertThat(book.getSheetName(0)).isEqualTo("退学");
            assertThat(book.getSheetAt(0).getRow(1).getCell(2).getStringCellValue())
                    .isEqualTo(students.getFirst().getFirst());
            assertThat(book.getSheetAt(0).getLastRowNum()).isEqualTo(students.size() + 1);
        }
    }

    private UUID granted(UUID student, byte[] image) {
        return granted(tutor, pointPost, student, image);
    }

    private UUID granted(Actor by, Actor reviewer, UUID student, byte[] image) {
        var id = submitted(by, student);
        Acting.as(by, () -> sheet.keep(id, "a.png", new ByteArrayInputStream(image)));
        assertThat(tick(reviewer, id, PlatformSheet.TICKS, "已比对")).isEmpty();
        cases.approve(reviewer, id);
        cases.approve(branch, id);
        cases.approve(provincial, id);
        assertThat(cases.state(id)).isEqualTo("effective");
        return id;
    }

    private UUID submitted(Actor by, UUID student) {
        var id = draft(by, student);
        assertThat(cases.submit(by, id)).isEmpty();
        return id;
    }

    private UUID draft(Actor by, UUID student) {
        return cases.draft(
                by,
                PlatformWithdrawal.CODE,
                student,
                Map.of("on", today.toString(), "target", "河北大学"));
    }

    private List<String> keep(UUID id, byte[] image) {
        return refusals(() ->
                Acting.as(keeper, () -> sheet.keep(id, "a.png", new ByteArrayInputStream(image))));
    }

    private List<String> tick(Actor who, UUID id, List<String> ticks, String note) {
        return refusals(() ->
                Acting.as(
                        who,
                        () -> {
                            var image = sheet.show(id).image();
                            sheet.tick(
                                    id, image == null ? new UUID(0, 0) : image.id(), ticks, note);
                        }));
    }

    private byte[] packed(Actor who, UUID batch) {
        var out = new ByteArrayOutputStream();
        Acting.as(who, () -> pack.write(batch, out));
        return out.toByteArray();
    }

    private List<String> due(Actor who) {
        return Acting.call(
                who,
                () ->
                        duties.stream()
                                .flatMap(it ->
                                        it.duties(today.minusDays(60), today.plusDays(60)).stream())
                                .filter(it -> it.what().equals("platform-report"))
                                .map(it -> it.on() + " " + it.left())
                                .toList());
    }

    private static void earlier(int days, Supplier<?> what) {
        TurnedClock.back(Duration.ofDays(days), what::get);
    }

    private LocalDate workingDays(LocalDate from, int many) {
        var off =
                cases.people()
                        .system(() ->
                                sql.sql("select d.\"on\" as day, d.working from calendar.day d")
                                        .query((row, n) ->
                                                Map.entry(
                                                        row.getObject("day", LocalDate.class),
                                                        row.getBoolean("working")))
                                        .list());
        var told = new java.util.HashMap<LocalDate, Boolean>();
        off.forEach(it -> told.put(it.getKey(), it.getValue()));
        var day = from;
        for (var left = many; left > 0; ) {
            day = day.plusDays(1);
            var weekday = day.getDayOfWeek().getValue() < 6;
            left -= told.getOrDefault(day, weekday) ? 1 : 0;
        }
        return day;
    }

    private static List<String> told(Supplier<?> what) {
        try {
            what.get();
            return List.of();
        } catch (Refused refused) {
            return refused.refusals().stream()
                    .map(it ->
                            Stream.concat(
                                            Stream.of(it.code()),
                                            it.args().stream().map(String::valueOf))
                                    .reduce((x, y) -> x + " " + y)
                                    .orElseThrow())
                    .toList();
        }
    }

    private static Map<String, byte[]> unzipped(byte[] content) throws IOException {
        var all = new LinkedHashMap<String, byte[]>();
        try (var zip =
                new ZipInputStream(new ByteArrayInputStream(content), StandardCharsets.UTF_8)) {
            for (var it = zip.getNextEntry(); it != null; it = zip.getNextEntry()) {
                all.put(it.getName(), zip.readAllBytes());
            }
        }
        return all;
    }

    private static String text(org.apache.pdfbox.pdmodel.PDDocument file, int page)
            throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(file);
    }

    private static int times(String text, String word) {
        return text.split(java.util.regex.Pattern.quote(word), -1).length - 1;
    }

    private String number(UUID student) {
        return results.told(
                "select student_number from registry.student where enrolment_id = ?", student);
    }

    private String name(UUID unit) {
        return results.told("select name from organisation.unit where id = ?", unit);
    }

    private UUID student(String name, UUID unit) {
        var id =
                cases.students()
                        .enrolled(TestStudents.newcomer(name, unit, today.minusYears(2)), province);
        results.changed(
                "update registry.person set birth_on = '1999-03-01' where id = (select person_id from registry.enrolment where id = ?)",
                id);
        return id;
    }

    private UUID unit(String kind, UUID parent) {
        return Acting.call(
                Actor.system("test"), () -> cases.units().unit(kind, parent, province, "open"));
    }

    private void named(UUID unit, String name) {
        results.changed("update organisation.unit set name = ? where id = ?", name, unit);
    }

    private static <T> T as(Actor who, Supplier<T> what) {
        return Acting.call(who, what::get);
    }
}
