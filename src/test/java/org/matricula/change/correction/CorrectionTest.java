package org.matricula.change.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.matricula.change.TestCases.refusals;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.change.TestCases;
import org.matricula.document.Documents;
import org.matricula.document.TestProof;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.personal.ResidentId;
import org.matricula.registry.Particulars;
import org.matricula.registry.Registry;
import org.matricula.registry.StandingChange;
import org.matricula.registry.StatusVerb;
import org.matricula.registry.TestStudents;
import org.matricula.registry.WebSteps;
import org.matricula.workflow.AtOnce;
import org.matricula.workflow.apply.AddEvidence;
import org.matricula.workflow.decide.Decide;
import org.matricula.workflow.decide.Verdict;
import org.matricula.workflow.reverse.ReverseCase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/// 信息更正, walked as its different people: what is asked for, checked, granted, reported, taken back.
@ProgramTest
class CorrectionTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TestCases cases;
    @Autowired org.matricula.registry.TestNumbers numbers;
    @Autowired CorrectionSheet sheet;
    @Autowired AddEvidence addEvidence;
    @Autowired Decide decide;
    @Autowired ReportPackage reportPackage;
    @Autowired MessageSource messages;
    @Autowired ReverseCase reverseCase;
    @Autowired Particulars particulars;
    @Autowired Registry registry;
    @Autowired Documents documents;
    @Autowired List<org.matricula.consignment.ConsignmentSource> consigned;
    @Autowired org.matricula.organisation.Units units;

    WebSteps web;
    TestUnits.School school;
    TestCases.Offices offices;
    Actor applicant;
    UUID student;
    String number;
    LocalDate today;
    final Map<String, Actor> open = new HashMap<>();

    @BeforeEach
    void aCollege() {
        web = new WebSteps(mvc, sql);
        today = cases.today();
        school = cases.units().school("college");
        offices = cases.offices(school);
        cases.people().holding("校领导", "vice-principal", school.id());
        applicant = cases.people().holding("新辅导员", "counsellor", school.firstClass());
        student = someone("林一诺");
        number = told("select student_number from registry.enrolment where id = ?", student);
    }

    @Test
    void a_name_is_corrected_above_and_what_was_printed_before_stays_true() throws Exception {
        var leave =
                cases.submitted(
                        applicant,
                        "leave-of-absence",
                        student,
                        cases.leave(today, 6),
                        "medical-certificate",
                        "guardian-consent");
        grant(leave);
        var record = record();
        var id = drafted(student, "information-change", today.minusDays(10), Map.of());
        assertThat(cases.submit(applicant, id)).containsExactly("correction.nothing");
        assertThat(put(id, "name", "林一诺")).containsExactly("correction.same");
        assertThat(put(id, "name", "林诗涵")).isEmpty();
        assertThat(cases.submit(applicant, id))
                .containsExactlyInAnyOrder("correction.one-of", "case.evidence-missing");
        assertThat(refusals(() -> evidence(id, "identity-card-both", 199, 400)))
                .as("too small an image")
                .containsExactly("file.small");
        evidence(id, "identity-card-both", 400, 300);
        evidence(id, "police-correction", 200, 200);
        assertThat(cases.submit(applicant, id)).isEmpty();

        cases.approve(offices.counsellor(), id);
        cases.approve(offices.department(), id);
        assertThat(told("select name from registry.student where enrolment_id = ?", student))
                .as("class B waits for the office above")
                .isEqualTo("林一诺");
        assertThat(cases.decide(offices.registrar(), id, Verdict.APPROVE))
                .containsExactly("correction.unchecked");
        assertThat(tick(applicant, id)).containsExactly("correction.not-examiner");
        assertThat(tick(offices.counsellor(), id)).isEmpty();
        cases.approve(offices.registrar(), id);

        assertThat(
                        told(
                                "select s.name || ' ' || p.former_name || ' ' || p.pinyin from registry.student s join registry.person p on p.id = s.person_id where s.enrolment_id = ?",
                                student))
                .isEqualTo("林诗涵 林一诺 linshihan");
        assertThat(nameOn(today.minusDays(11))).isEqualTo("林一诺");
        assertThat(nameOn(today.minusDays(10))).isEqualTo("林诗涵");
        assertThat(printed(leave)).contains("林一诺").doesNotContain("林诗涵");
        var paper = Acting.call(offices.registrar(), () -> documents.ofCase(leave)).getFirst();
        assertThat(
                        mvc.perform(get("/verify/" + paper.code()).accept("application/json"))
                                .andReturn()
                                .getResponse()
                                .getContentAsString())
                .as("verified as it was made out")
                .contains(
                        "genuine",
                        java.util.HexFormat.of()
                                .formatHex(
                                        java.security.MessageDigest.getInstance("SHA-256")
                                                .digest(opened(paper.id()))));
        assertThat(
                        web.ask(offices.registrar(), get("/students/" + number + "/former-values"))
                                .getContentAsString())
                .contains("林诗涵", paper.number(), "公安主项信息变更更正证明");
        assertThat(web.ask(offices.registrar(), get("/students/" + number)).getContentAsString())
                .contains("林诗涵");

        assertThat(pieces())
                .as("both papers can go up")
                .containsExactlyInAnyOrder(
                        "status-change case.leave-of-absence",
                        "information-change case.option.information-change");
        var reversal = Acting.call(offices.registrar(), () -> reverseCase.open(id, "办理有误"));
        cases.approve(offices.head(), reversal);
        assertThat(pieces())
                .as("what was reversed does not")
                .containsExactly("status-change case.leave-of-absence");
        assertThat(record()).isEqualTo(record);
        assertThat(nameOn(today)).isEqualTo("林一诺");
    }

    private List<String> pieces() {
        return Acting.call(
                offices.registrar(),
                () ->
                        transaction.execute(it ->
                                consigned.stream()
                                        .flatMap(source -> {
                                            var unit = units.get(school.id());
                                            var all = source.ready(unit, new String[0], 9);
                                            var refs =
                                                    all.stream()
                                                            .map(
                                                                    org.matricula.consignment
                                                                                    .ConsignmentItem
                                                                            ::ref)
                                                            .toArray(String[]::new);
                                            assertThat(source.ready(unit, refs, 9))
                                                    .as("what is listed is left out")
                                                    .isEmpty();
                                            return all.stream()
                                                    .map(one ->
                                                            source.kind().code()
                                                                    + " "
                                                                    + one.what());
                                        })
                                        .toList()));
    }

    @Test
    void a_tick_falls_with_what_it_was_set_for_and_stays_readable() throws Exception {
        var id = drafted(student, "information-change", today.minusDays(10), Map.of());
        put(id, "name", "林诗涵");
        evidence(id, "identity-card-both", 400, 300);
        evidence(id, "police-correction", 400, 400);
        assertThat(cases.submit(applicant, id)).isEmpty();
        assertThat(tick(offices.counsellor(), id)).isEmpty();
        assertThat(standing(id)).isEqualTo("5");
        cases.approve(offices.counsellor(), id);
        assertThat(cases.decide(offices.department(), id, Verdict.RETURN)).isEmpty();
        assertThat(put(id, "name", "林思涵")).isEmpty();
        assertThat(standing(id)).as("another name was not looked for in the images").isEqualTo("0");
        assertThat(cases.submit(applicant, id)).isEmpty();
        while (!cases.steps(id).getLast().startsWith("registrar")) {
            cases.approve(
                    cases.steps(id).getLast().startsWith("counsellor")
                            ? offices.counsellor()
                            : offices.department(),
                    id);
        }
        assertThat(cases.decide(offices.registrar(), id, Verdict.APPROVE))
                .containsExactly("correction.unchecked");
        assertThat(tick(offices.counsellor(), id)).isEmpty();
        // an image that came later has not been seen either
        cases.people()
                .system(() ->
                        sql.sql(
                                        "update workflow.evidence set added_at = now() + interval '1 hour' where case_id = ? and kind = 'police-correction'")
                                .param(id)
                                .update());
        assertThat(cases.decide(offices.registrar(), id, Verdict.APPROVE))
                .containsExactly("correction.unchecked");
        cases.people()
                .system(() ->
                        sql.sql(
                                        "update workflow.evidence set added_at = now() - interval '1 hour' where case_id = ?")
                                .param(id)
                                .update());
        cases.approve(offices.registrar(), id);
        assertThat(told("select name from registry.student where enrolment_id = ?", student))
                .isEqualTo("林思涵");
        assertThat(
                        told(
                                "select count(*) filter (where fallen_at is null) || ' ' || count(*) filter (where fell_with = 'name') from change.correction_check where case_id = ?",
                                id))
                .isEqualTo("5 5");
        assertThat(
                        cases.texts(
                                "select has_table_privilege('matricula_app', 'change.correction_check', 'DELETE')::text where ?::uuid is not null",
                                id))
                .as("nothing is deleted")
                .containsExactly("false");
    }

    private String standing(UUID id) {
        return told(
                "select count(*)::text from change.correction_check where case_id = ? and fallen_at is null",
                id);
    }

    @Test
    void of_two_who_correct_the_same_field_at_once_one_goes_on_and_the_other_is_told()
            throws Exception {
        var one = drafted(student, "information-change", today.minusDays(1), Map.of());
        put(one, "phone", "13912345601");
        var other = drafted(student, "information-change", today.minusDays(1), Map.of());
        put(other, "phone", "13912345602");
        var apart = drafted(student, "information-change", today.minusDays(1), Map.of());
        put(apart, "email", "lin@example.com");
        // handed in together: the same field once, another one beside it
        assertThat(
                        AtOnce.all(
                                () -> cases.submit(applicant, one),
                                () -> cases.submit(applicant, other)))
                .containsExactlyInAnyOrder(List.of(), List.of("correction.under-way"));
        assertThat(cases.submit(applicant, apart)).isEmpty();
        var first = cases.state(one).equals("submitted") ? one : other;
        var second = first.equals(one) ? other : one;
        grant(first);
        // the one that waited was written against what no longer stands, and is looked at again
        assertThat(cases.state(second)).isEqualTo("draft");
        assertThat(cases.submit(applicant, second)).containsExactly("correction.moved");
        assertThat(put(second, "phone", "13912345603")).isEmpty();
        assertThat(cases.submit(applicant, second)).isEmpty();
        assertThat(tick(offices.counsellor(), second)).isEmpty();
        // two of the same office decide in the same moment: one decision
        var step = cases.step(second);
        var colleague = cases.people().holding("另一辅导员", "counsellor", school.firstClass());
        assertThat(
                        AtOnce.all(
                                () ->
                                        refusals(() ->
                                                Acting.as(
                                                        offices.counsellor(),
                                                        () ->
                                                                decide.decide(
                                                                        step,
                                                                        Verdict.APPROVE,
                                                                        "同意"))),
                                () ->
                                        refusals(() ->
                                                Acting.as(
                                                        colleague,
                                                        () ->
                                                                decide.decide(
                                                                        step,
                                                                        Verdict.APPROVE,
                                                                        "同意")))))
                .containsExactlyInAnyOrder(List.of(), List.of("step.decided"));
        grant(second);
        grant(apart);
        for (var it : List.of(first, second, apart)) {
            assertThat(
                            told(
                                    "select count(*)::text from registry.correction_act where case_id = ?",
                                    it))
                    .as("each is written once")
                    .isEqualTo("1");
        }
    }

    @Test
    void a_new_number_is_checked_against_birth_and_sex_and_everybody_else() {
        var other = someone("王安然");
        var taken = idNumber("2010-03-01", 2);
        correctNumber(other, taken);
        assertThat(numbers.inClear(taken)).as("an identity number corrected").isEmpty();
        var id = drafted(student, "entry-error", null, Map.of());
        assertThat(put(id, "document-type", "1")).isEmpty();
        assertThat(put(id, "document-number", idNumber("2010-03-01", 3))).isEmpty();
        images(id, "identity-card-both", "enrolment-form");
        assertThat(cases.submit(applicant, id)).as("a man's number").contains("detail.fault");
        assertThat(put(id, "document-number", taken)).isEmpty();
        assertThat(cases.submit(applicant, id)).containsExactly("detail.document-taken");
        assertThat(put(id, "document-number", idNumber("2010-03-01", 4))).isEmpty();
        assertThat(put(id, "name", "林诗涵")).isEmpty();
        assertThat(cases.submit(applicant, id)).as("双改").containsExactly("correction.double");
        Acting.as(applicant, () -> sheet.remove(id, "name"));
        var beside = drafted(student, "entry-error", null, Map.of());
        put(beside, "document-number", idNumber("2010-03-01", 6));
        put(beside, "document-type", "1");
        images(beside, "identity-card-both", "enrolment-form");
        assertThat(cases.submit(applicant, id)).isEmpty();
        assertThat(cases.submit(applicant, beside))
                .as("two of one field at once")
                .contains("correction.under-way");
        grant(id);
        assertThat(cases.submit(applicant, beside)).contains("correction.moved");
        assertThat(nameOn(today)).isEqualTo("林一诺");
    }

    @Test
    void contacts_are_settled_at_the_unit_and_private_values_stay_masked() throws Exception {
        var id = drafted(student, "information-change", today, Map.of());
        put(id, "phone", "13912345678");
        put(id, "home-address", "杭州市西湖区学院路1号2幢301室");
        var page = "/corrections/" + id;
        var shown = web.ask(applicant, get(page)).getContentAsString();
        assertThat(shown).contains("139****5678").doesNotContain("13912345678");
        assertThat(
                        web.ask(applicant, post(page + "/unmask").param("reason", "核对电话"))
                                .getContentAsString())
                .contains("13912345678");
        assertThat(
                        cases.texts(
                                "select reason from audit.entry where subject = 'case:' || cast(? as text) and action = 'correction.unmask'",
                                id))
                .containsExactly("核对电话");
        assertThat(web.ask(offices.registrar(), get(page)).getStatus())
                .as("a draft is its applicant's")
                .isEqualTo(404);
        cases.submit(applicant, id);
        assertThat(
                        refusals(() ->
                                Acting.as(applicant, () -> sheet.put(id, "phone", "13911112222"))))
                .containsExactly("correction.not-editable");
        cases.approve(offices.counsellor(), id);
        cases.approve(offices.department(), id);
        assertThat(cases.state(id)).isEqualTo("effective");
        assertThat(cases.steps(id)).containsExactly("counsellor approve", "department approve");
    }

    @Test
    void what_comes_late_goes_to_the_principal_and_graduates_need_their_certificate_number() {
        var id = drafted(student, "information-change", today.minusDays(200), Map.of());
        put(id, "ethnicity", "回族");
        images(id, "identity-card-both");
        assertThat(cases.submit(applicant, id))
                .containsExactlyInAnyOrder("correction.late-reason", "case.evidence-missing");
        var late =
                drafted(
                        student,
                        "information-change",
                        today.minusDays(200),
                        Map.of("lateReason", "长期在外实习"));
        put(late, "ethnicity", "回族");
        images(late, "identity-card-both", "late-report");
        assertThat(cases.submit(applicant, late)).isEmpty();
        grant(late);
        assertThat(cases.steps(late)).last().isEqualTo("principal approve");

        graduate(student, today.minusDays(30));
        var after = drafted(student, "information-change", today.minusDays(3), Map.of());
        put(after, "sex", "男");
        images(after, "identity-card-both", "graduation-form", "late-report");
        assertThat(cases.submit(applicant, after))
                .contains(
                        "correction.after-graduation",
                        "correction.late-reason",
                        "correction.certificate-number");
    }

    @Test
    void what_was_approved_above_is_reported_once_frozen_and_packed() throws Exception {
        var second = someone("周子墨");
        corrected(second, "ethnicity", "满族", "entry-error");
        corrected(student, "ethnicity", "回族", "information-change");
        var bare = corrected(someone("吴小满"), "phone", "13600001111", "information-change");
        var here = "/correction-reports?unit=" + school.id() + "&moment=enrolled";
        var page = web.ask(offices.registrar(), get(here)).getContentAsString();
        assertThat(page).contains("周子墨", "林一诺").doesNotContain(bare.toString());
        var ids =
                cases.texts(
                        "select case_id::text from change.correction where institution_id = ? and tier = 'above'",
                        school.id());
        var freeze = post("/correction-reports").param("unit", school.id().toString());
        ids.forEach(it -> freeze.param("id", it));
        assertThat(web.ask(offices.registrar(), freeze).getStatus()).isEqualTo(302);
        assertThat(web.ask(offices.registrar(), freeze).getContentAsString()).contains("已上报");
        var report =
                told(
                        "select id::text from change.correction_report where institution_id = ?",
                        school.id());

        var files =
                unzipped(
                        web.ask(offices.registrar(), get("/correction-reports/" + report + ".zip"))
                                .getContentAsByteArray());
        assertThat(files.keySet())
                .containsExactly(
                        "在籍生基本信息修改情况统计表.xlsx",
                        "在籍生基本信息修改书面报告.pdf",
                        number + "林一诺/身份证.png",
                        key(second) + "周子墨/身份证.png",
                        key(second) + "周子墨/报名登记表.png");
        try (var book =
                new XSSFWorkbook(new ByteArrayInputStream(files.get("在籍生基本信息修改情况统计表.xlsx")))) {
            var table = book.getSheetAt(0);
            assertThat(titles(table.getRow(0)))
                    .isEqualTo(
                            "序号,教学点（班级）代码,教学点（班级）名称,学号,姓名,入学年度·季节,学生类别,学历层次,专业,修改项目,"
                                    + "原信息,修改后信息,修改原因,证明材料,备注");
            assertThat(table.getRow(1).getCell(3).getStringCellValue()).isEqualTo(number);
            assertThat(table.getRow(1).getCell(5).getStringCellValue()).matches("\\d{4}年(春|秋)季");
            assertThat(table.getRow(1).getCell(10).getStringCellValue()).isEqualTo("汉族");
            assertThat(table.getRow(1).getCell(11).getStringCellValue()).isEqualTo("回族");
            assertThat(table.getRow(2).getCell(12).getStringCellValue()).isEqualTo("录入错误");
            assertThat(table.getRow(3).getCell(0).getStringCellValue())
                    .contains("信息变更 1 人", "录入错误 1 人");
            assertThat(table.getRow(4).getCell(0).getStringCellValue()).contains("主管领导", "经手人");
        }
        assertThat(TestProof.of(mvc, files.get("在籍生基本信息修改书面报告.pdf")))
                .isEqualTo("genuine correction-letter");
        assertThat(text(files.get("在籍生基本信息修改书面报告.pdf"))).contains("2 人", "主管领导签字");
    }

    @Test
    void whoever_was_corrected_twice_has_one_folder_with_the_images_of_both() throws Exception {
        corrected(student, "ethnicity", "回族", "information-change");
        corrected(student, "ethnicity", "满族", "entry-error");
        var freeze = post("/correction-reports").param("unit", school.id().toString());
        cases.texts(
                        "select case_id::text from change.correction where institution_id = ? and tier = 'above'",
                        school.id())
                .forEach(it -> freeze.param("id", it));
        assertThat(web.ask(offices.registrar(), freeze).getStatus()).isEqualTo(302);
        var report =
                told(
                        "select id::text from change.correction_report where institution_id = ?",
                        school.id());
        assertThat(
                        unzipped(
                                        web.ask(
                                                        offices.registrar(),
                                                        get(
                                                                "/correction-reports/"
                                                                        + report
                                                                        + ".zip"))
                                                .getContentAsByteArray())
                                .keySet())
                .contains(
                        number + "林一诺/身份证.png", number + "林一诺/身份证2.png", number + "林一诺/报名登记表.png");
    }

    /// 基本信息修改情况统计表 (F-7): one table in three versions, apart only in the number they go by.
    @Test
    void the_title_row_of_each_of_the_three_tables_is_the_forms_own() {
        var forms =
                Map.of(
                        "new", "新生基本信息修改情况统计表",
                        "enrolled", "在籍生基本信息修改情况统计表",
                        "graduate", "毕业生基本信息修改情况统计表");
        forms.forEach((moment, name) -> {
            assertThat(
                            messages.getMessage(
                                    "correction.report.table",
                                    new Object[] {
                                        messages.getMessage(
                                                "correction.moment." + moment,
                                                null,
                                                Locale.SIMPLIFIED_CHINESE)
                                    },
                                    Locale.SIMPLIFIED_CHINESE))
                    .isEqualTo(name);
            assertThat(reportPackage.headings(moment))
                    .containsExactly(
                            "序号",
                            "教学点（班级）代码",
                            "教学点（班级）名称",
                            moment.equals("graduate") ? "注册证号" : "学号",
                            "姓名",
                            "入学年度·季节",
                            "学生类别",
                            "学历层次",
                            "专业",
                            "修改项目",
                            "原信息",
                            "修改后信息",
                            "修改原因",
                            "证明材料",
                            "备注");
        });
    }

    private static String titles(Row row) {
        return StreamSupport.stream(row.spliterator(), false)
                .map(Cell::getStringCellValue)
                .collect(Collectors.joining(","));
    }

    @Test
    void the_matrix_is_a_table_that_those_who_keep_the_rules_set() throws Exception {
        var page = "/evidence-matrix?unit=" + school.id();
        assertThat(web.ask(applicant, get(page)).getContentAsString())
                .contains("证据矩阵", "户口本曾用名页", "国家开放大学学生基本信息修改材料要求");
        assertThat(editPhone()).isEqualTo(302);
        assertThat(web.ask(applicant, rule("closed", "")).getStatus()).isEqualTo(403);
        assertThat(
                        web.ask(offices.registrar(), rule("closed", "no-such-paper"))
                                .getContentAsString())
                .contains("规则不可读");
        assertThat(web.ask(offices.registrar(), rule("closed", "")).getStatus()).isEqualTo(302);
        var id = drafted(student, "information-change", today, Map.of());
        put(id, "phone", "13912345678");
        assertThat(cases.submit(applicant, id)).containsExactly("correction.closed");
        assertThat(editPhone()).as("the file itself follows the matrix").isEqualTo(422);
        assertThat(web.ask(offices.registrar(), get(page)).getContentAsString()).contains("统一管理");
    }

    @Test
    void the_open_universitys_new_students_and_graduates_have_their_own_moments_and_tables()
            throws Exception {
        school = cases.units().school("open");
        applicant = cases.people().holding("教学点", "point-reviewer", school.id());
        for (var role :
                List.of(
                        "point-reviewer",
                        "branch-reviewer",
                        "vice-principal",
                        "province-reviewer")) {
            open.put(role, cases.people().holding(role, role, school.id()));
        }
        var fresh =
                cases.students()
                        .enrolled(
                                TestStudents.newcomer(
                                        "何新生", school.firstClass(), today.minusDays(20)),
                                school.id());
        granted(
                drafted(fresh, "entry-error", null, Map.of()),
                Map.of("previous-education", "31"),
                "credential-report");
        var old = someone("孙在籍");
        var level = drafted(old, "information-change", today.minusDays(1), Map.of());
        put(level, "previous-education", "61");
        assertThat(cases.submit(applicant, level))
                .as("below college the diploma itself")
                .contains("case.evidence-missing");
        var error = drafted(old, "entry-error", null, Map.of());
        put(error, "sex", "男");
        images(error, "identity-card-both", "enrolment-form");
        assertThat(cases.submit(applicant, error))
                .as("the first term is over")
                .contains("correction.late-reason");
        granted(
                drafted(old, "information-change", today.minusDays(1), Map.of()),
                Map.of("document-type", "1", "document-number", idNumber("2010-03-01", 8)),
                "identity-card-both",
                "change-proof");

        var late = Map.of("lateReason", "毕业时才发现", "certificateNumber", "511612026000000002");
        var second = graduated("钱毕业");
        var first = graduated("赵毕业");
        var unnumbered =
                drafted(
                        first,
                        "information-change",
                        today.minusDays(60),
                        Map.of("lateReason", "x", "certificateNumber", "99"));
        put(unnumbered, "sex", "男");
        images(unnumbered, "identity-card-both", "late-report", "graduation-form");
        assertThat(cases.submit(applicant, unnumbered))
                .containsExactly("correction.certificate-number");
        granted(
                drafted(second, "information-change", today.minusDays(60), late),
                Map.of("sex", "男"),
                "identity-card-both",
                "late-report",
                "graduation-form");
        granted(
                drafted(
                        first,
                        "information-change",
                        today.minusDays(60),
                        Map.of("lateReason", "y", "certificateNumber", "511612026000000001")),
                Map.of("sex", "男"),
                "identity-card-both",
                "late-report",
                "graduation-form");

        assertThat(packed("new").keySet())
                .contains("新生基本信息修改情况统计表.xlsx", key(fresh) + "何新生/学历认证报告.png");
        var graduates = packed("graduate");
        assertThat(graduates.keySet())
                .startsWith(
                        "毕业生基本信息修改情况统计表.xlsx", "毕业生基本信息修改书面报告.pdf", "511612026000000001赵毕业/身份证.png")
                .contains("511612026000000002钱毕业/毕业生登记表.png");
        assertThat(text(graduates.get("毕业生基本信息修改书面报告.pdf"))).contains("毕业时才发现", "主管校长签字");
    }

    @Test
    void an_enrolled_learners_previous_education_is_corrected_by_the_same_papers()
            throws Exception {
        school = cases.units().school("open");
        applicant = cases.people().holding("教学点", "point-reviewer", school.id());
        for (var role :
                List.of(
                        "point-reviewer",
                        "branch-reviewer",
                        "vice-principal",
                        "province-reviewer")) {
            open.put(role, cases.people().holding(role, role, school.id()));
        }
        var one = someone("孙在籍");
        // entered wrongly and found after the first term: an exception, with its reason
        var error = drafted(one, "entry-error", null, Map.of("lateReason", "入学时录错，现在才发现"));
        assertThat(put(error, "previous-education", "61")).isEmpty();
        images(error, "late-report", "credential-query");
        assertThat(cases.submit(applicant, error))
                .as("below college a report of the register is not it")
                .containsExactly("case.evidence-missing");
        images(error, "former-certificate");
        assertThat(cases.submit(applicant, error)).isEmpty();
        tick(open.get("point-reviewer"), error);
        while (List.of("submitted", "in-progress").contains(cases.state(error))) {
            cases.approve(open.get(cases.roles(error)), error);
        }
        assertThat(previousEducation(one)).isEqualTo("61");
        // from college up one of two is enough, and the diploma is none of them
        var higher = drafted(one, "information-change", today.minusDays(1), Map.of());
        assertThat(put(higher, "previous-education", "31")).isEmpty();
        images(higher, "former-certificate");
        assertThat(cases.submit(applicant, higher)).containsExactly("correction.one-of");
        images(higher, "credential-query");
        assertThat(cases.submit(applicant, higher)).isEmpty();
        tick(open.get("point-reviewer"), higher);
        while (List.of("submitted", "in-progress").contains(cases.state(higher))) {
            cases.approve(open.get(cases.roles(higher)), higher);
        }
        assertThat(previousEducation(one)).isEqualTo("31");
    }

    String previousEducation(UUID one) {
        return Acting.call(
                        applicant,
                        () ->
                                transaction.execute(status ->
                                        correctDetails.now(
                                                one,
                                                List.of(
                                                        org.matricula.registry.Detail.of(
                                                                        "previous-education")
                                                                .orElseThrow()))))
                .values()
                .iterator()
                .next();
    }

    @Autowired org.matricula.registry.CorrectDetails correctDetails;
    @Autowired org.springframework.transaction.support.TransactionTemplate transaction;

    @Test
    void a_phone_photograph_or_a_screenshot_passes_only_with_a_note() throws Exception {
        var id = drafted(student, "information-change", today, Map.of());
        assertThat(put(id, "sex", "男")).isEmpty();
        var counsellor = offices.counsellor();
        Acting.as(
                applicant,
                () ->
                        addEvidence.add(
                                id,
                                "identity-card-both",
                                "身份证.jpg",
                                Photographs.byPhone("Apple", "iPhone 15")));
        assertThat(cases.submit(applicant, id)).isEmpty();
        var web = new WebSteps(mvc, cases.sql());
        var page = web.ask(counsellor, get("/corrections/" + id)).getContentAsString();
        assertThat(page).contains("像是手机或相机拍的", "Apple iPhone 15", "仍认定为扫描件的说明");
        assertThat(tick(counsellor, id)).containsExactly("correction.doubtful");
        assertThat(
                        refusals(() ->
                                Acting.as(
                                        counsellor, () -> sheet.tick(id, List.of("legible"), ""))))
                .as("what else is seen of it needs no note")
                .isEmpty();
        assertThat(
                        refusals(() ->
                                Acting.as(
                                        counsellor,
                                        () ->
                                                sheet.tick(
                                                        id,
                                                        InformationCorrection.TICKS,
                                                        "高拍仪由手机改装，已当面核对"))))
                .isEmpty();
        assertThat(
                        cases.texts(
                                "select note from change.correction_check where case_id = ? and tick = 'scanned'",
                                id))
                .containsExactly("高拍仪由手机改装，已当面核对");
        assertThat(made(Photographs.byScanner("EPSON", "DS-530"))).isEmpty();
        assertThat(made(image(1240, 1754))).isEmpty();
        assertThat(made(Photographs.byCamera("NIKON", "D7500")))
                .containsExactly("phone NIKON D7500");
        assertThat(made(image(1170, 2532))).containsExactly("screen 1170×2532");
        assertThat(made(Photographs.shot("Snipaste"))).containsExactly("screen Snipaste");
    }

    /// What is kept of how an image was made; the image itself tells nothing any more.
    List<String> made(InputStream image) {
        var draft = drafted(someone("钱多多"), "information-change", today, Map.of());
        Acting.as(applicant, () -> addEvidence.add(draft, "identity-card-both", "x.jpg", image));
        return cases.texts(
                "select f.made_as || ' ' || f.made_by from workflow.evidence e join attachment.file f on f.id = e.file_id"
                        + " where e.case_id = ? and f.made_as is not null",
                draft);
    }

    @Test
    void images_are_judged_by_what_is_in_them() {
        var id = drafted(student, "information-change", today, Map.of());
        assertThat(
                        refusals(() ->
                                Acting.as(
                                        applicant,
                                        () ->
                                                addEvidence.add(
                                                        id,
                                                        "identity-card-both",
                                                        "身份证.jpg",
                                                        new ByteArrayInputStream(
                                                                "%PDF-1.4\n".getBytes())))))
                .containsExactly("file.type");
        assertThat(
                        refusals(() ->
                                Acting.as(
                                        applicant,
                                        () ->
                                                addEvidence.add(
                                                        id,
                                                        "identity-card-both",
                                                        "身份证.png",
                                                        new ByteArrayInputStream(
                                                                new byte[10485761])))))
                .containsExactly("file.size");
    }

    void granted(UUID id, Map<String, String> values, String... papers) {
        values.forEach((field, value) -> assertThat(put(id, field, value)).isEmpty());
        images(id, papers);
        assertThat(cases.submit(applicant, id)).isEmpty();
        tick(open.get("point-reviewer"), id);
        while (List.of("submitted", "in-progress").contains(cases.state(id))) {
            cases.approve(open.get(cases.roles(id)), id);
        }
    }

    UUID graduated(String name) {
        var one = someone(name);
        graduate(one, today.minusDays(30));
        return one;
    }

    Map<String, byte[]> packed(String moment) throws Exception {
        var by = open.get("province-reviewer");
        var freeze =
                post("/correction-reports")
                        .param("unit", school.id().toString())
                        .param("moment", moment);
        cases.texts(
                        "select case_id::text from change.correction where institution_id = ? and moment = '"
                                + moment
                                + "'",
                        school.id())
                .forEach(it -> freeze.param("id", it));
        assertThat(web.ask(by, freeze).getStatus()).isEqualTo(302);
        var report =
                told(
                        "select id::text from change.correction_report where institution_id = ? order by seq desc limit 1",
                        school.id());
        return unzipped(
                web.ask(by, get("/api/v1/correction-reports/" + report + ".zip"))
                        .getContentAsByteArray());
    }

    org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder rule(
            String verdict, String evidence) {
        return post("/evidence-matrix")
                .param("unit", school.id().toString())
                .param("field", "phone")
                .param("reason", "information-change")
                .param("moment", "enrolled")
                .param("verdict", verdict)
                .param("tier", "unit")
                .param("evidence", evidence)
                .param("since", today.toString())
                .param("why", "统一管理");
    }

    int editPhone() throws Exception {
        var version =
                told(
                        "select '\"' || p.version || '.' || e.version || '\"' from registry.enrolment e join registry.person p on p.id = e.person_id where e.id = ?",
                        student);
        return web.ask(
                        offices.registrar(),
                        post("/students/" + number + "/edit/contact")
                                .param("version", version)
                                .param(
                                        "phone",
                                        "137000" + (10000 + Math.abs(version.hashCode() % 89999)))
                                .param("reason", "来电"))
                .getStatus();
    }

    UUID corrected(UUID one, String field, String value, String because) {
        var id =
                drafted(
                        one,
                        because,
                        because.equals("entry-error") ? null : today.minusDays(1),
                        Map.of());
        put(id, field, value);
        if (!field.equals("phone")) {
            images(id, "identity-card-both");
        }
        if (because.equals("entry-error")) {
            images(id, "enrolment-form");
        }
        assertThat(cases.submit(applicant, id)).isEmpty();
        grant(id);
        return id;
    }

    void correctNumber(UUID one, String value) {
        var id = drafted(one, "entry-error", null, Map.of());
        put(id, "document-type", "1");
        put(id, "document-number", value);
        images(id, "identity-card-both", "enrolment-form");
        assertThat(cases.submit(applicant, id)).isEmpty();
        grant(id);
    }

    UUID someone(String name) {
        return cases.students()
                .enrolled(
                        TestStudents.newcomer(name, school.firstClass(), LocalDate.of(2024, 9, 1)),
                        school.id());
    }

    UUID drafted(UUID one, String because, LocalDate since, Map<String, ?> more) {
        var fields = new HashMap<String, Object>(more);
        fields.put("because", because);
        fields.put("explanation", "公安机关已变更");
        if (since != null) {
            fields.put("since", since.toString());
        }
        return cases.draft(applicant, "correction", one, fields);
    }

    List<String> put(UUID id, String field, String value) {
        return refusals(() -> Acting.as(applicant, () -> sheet.put(id, field, value)));
    }

    List<String> tick(Actor by, UUID id) {
        return refusals(() -> Acting.as(by, () -> sheet.tick(id, InformationCorrection.TICKS, "")));
    }

    void images(UUID id, String... kinds) {
        for (var kind : kinds) {
            evidence(id, kind, 300, 200);
        }
    }

    void evidence(UUID id, String kind, int width, int height) {
        Acting.as(applicant, () -> addEvidence.add(id, kind, kind + ".png", image(width, height)));
    }

    static InputStream image(int width, int height) {
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
            return new ByteArrayInputStream(out.toByteArray());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// Every office after the other, the evidence checked by the first.
    void grant(UUID id) {
        if (!cases.texts("select 'x' from change.correction_item where case_id = ?", id)
                .isEmpty()) {
            tick(offices.counsellor(), id);
        }
        while (List.of("submitted", "in-progress").contains(cases.state(id))) {
            cases.approve(holder(cases.roles(id)), id);
        }
    }

    Actor holder(String role) {
        return switch (role) {
            case "counsellor" -> offices.counsellor();
            case "department-registrar" -> offices.department();
            case "registrar" -> offices.registrar();
            case "academic-office-head" -> offices.head();
            default -> cases.people().holding("校领导", role, school.id());
        };
    }

    void graduate(UUID one, LocalDate on) {
        cases.people()
                .system(() -> registry.apply(StandingChange.of(one, StatusVerb.GRADUATE, on)));
    }

    String nameOn(LocalDate day) {
        return cases.people().system(() -> particulars.on(student, day).name());
    }

    String printed(UUID caseId) throws IOException {
        var all = new StringBuilder();
        for (var it : Acting.call(offices.registrar(), () -> documents.ofCase(caseId))) {
            all.append(text(opened(it.id())));
        }
        return all.toString();
    }

    byte[] opened(UUID document) {
        return Acting.call(
                offices.registrar(),
                () -> {
                    try {
                        return documents.open(document).bytes();
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                });
    }

    static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    List<String> record() {
        var all = new ArrayList<>(cases.students().spells(student));
        all.addAll(
                cases.texts(
                        """
                        select concat_ws(' ', p.name, p.former_name, p.pinyin, p.initials, p.sex, p.birth_on, p.ethnicity,
                                         s.name, s.pinyin)
                          from registry.student s join registry.person p on p.id = s.person_id
                         where s.enrolment_id = ?
                        """,
                        student));
        return all;
    }

    String key(UUID one) {
        return told("select student_number from registry.enrolment where id = ?", one);
    }

    String told(String query, UUID id) {
        return cases.texts(query, id).getFirst();
    }

    static Map<String, byte[]> unzipped(byte[] zip) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var it = in.getNextEntry(); it != null; it = in.getNextEntry()) {
                files.put(it.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    /// @param order the last of the three digits before the check digit: odd for men
    static String idNumber(String birth, int order) {
        var first =
                String.format(
                        Locale.ROOT,
                        "330106%s%02d%d",
                        birth.replace("-", ""),
                        (int) (System.nanoTime() % 90 + 10),
                        order);
        return first + ResidentId.checkDigit(first);
    }
}
