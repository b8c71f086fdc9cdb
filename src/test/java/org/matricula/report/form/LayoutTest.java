package org.matricula.report.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.matricula.report.ReportSteps.behindTheBack;
import static org.matricula.report.ReportSteps.refused;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.Intake;
import org.matricula.registry.Registry;
import org.matricula.registry.TestStudents;
import org.matricula.registry.WebSteps;
import org.matricula.report.ReportSteps;
import org.matricula.report.round.CallForReports;
import org.matricula.report.round.NewRound;
import org.matricula.report.round.ReportRows;
import org.matricula.report.round.Round;
import org.matricula.sheet.ExactSheet;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// The day a layout arrives: an administrator lays it down from a workbook, and it is filled,
/// compared, explained by its students, exported and handed in like those that came with the
/// program.
@ProgramTest
class LayoutTest {

    static final String CODE = "中职基311";
    static final String RENUMBERED = "教基3212";

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;
    @Autowired Registry registry;
    @Autowired LayLayouts layouts;
    @Autowired LayoutBook book;
    @Autowired ReportForms forms;
    @Autowired CallForReports callForReports;
    @Autowired ReportRows rounds;
    @Autowired Clock clock;

    ReportSteps steps;
    WebSteps web;
    Actor administrator;
    LocalDate asOf;
    int year;

    @BeforeEach
    void a_vocational_school() throws Exception {
        steps = new ReportSteps(mvc, sql, transaction, "college");
        web = new WebSteps(mvc, sql);
        administrator = steps.staff("administrator", steps.first.id());
        asOf = LocalDate.now(clock).minusDays(20);
        year = Period.of(asOf).year();
        enrolled("欧阳明", "7101");
        enrolled("司马光", "7102");
        enrolled("诸葛亮", "6601");
    }

    /// Layouts hold for every school: those of a test are not left to the next.
    @AfterEach
    void nothing_laid_down() throws Exception {
        behindTheBack("delete from report.layout");
    }

    @Test
    void what_is_written_as_a_workbook_is_read_as_the_same_table() {
        for (var it : forms.all()) {
            var out = new ByteArrayOutputStream();
            book.write(it, out);
            var read = layouts.read(out.toByteArray());
            assertThat(read.problems()).as(it.code()).isEmpty();
            assertThat(read.form()).as(it.code()).isEqualTo(it);
        }
    }

    @Test
    void a_table_that_arrives_is_filled_compared_explained_and_handed_in() throws Exception {
        var laid = lay(workbook());
        assertThat(laid.getStatus()).isEqualTo(302);
        var at = String.valueOf(laid.getRedirectedUrl());
        assertThat(steps.page(administrator, at))
                .contains("待启用", "信息技术大类", "总计等于各大类之和", "获得职业资格证书");
        assertThat(forms.of(year)).extracting(Form::code).doesNotContain(CODE);
        steps.send(administrator, at + "/use");
        assertThat(forms.of(year)).extracting(Form::code).contains(CODE);
        assertThat(steps.acts("report.use-layout", "layout:" + at.replaceAll(".*/", "")))
                .isEqualTo(1);

        var registrar = steps.first.registrar();
        assertThat(steps.page(registrar, "/reports/tables")).contains(CODE, "通知〔2026〕8号");
        var submission = asked();
        var page = "/reports/" + submission;
        steps.send(registrar, page + "/fill");
        assertThat(figure(submission, "total", "enrolled")).isEqualTo(3);
        assertThat(figure(submission, "it", "enrolled")).isEqualTo(2);
        assertThat(figure(submission, "it", "girls")).isEqualTo(2);
        assertThat(figure(submission, "other", "enrolled")).isEqualTo(1);
        assertThat(figure(submission, "it", "three")).isEqualTo(2);

        var cell = page + "/cells?form=" + CODE + "&row=it&column=enrolled";
        assertThat(steps.page(registrar, cell)).contains("欧阳明", "司马光").doesNotContain("诸葛亮");

        steps.send(registrar, page + "/numbers", "form", CODE, CODE + "/it/skilled", "5");
        assertThat(steps.page(registrar, page)).contains("持证不多于在校生", "错误");
        steps.send(
                registrar,
                page + "/numbers",
                new String[] {
                    "form",
                    CODE,
                    CODE + "/it/skilled",
                    "1",
                    CODE + "/other/skilled",
                    "0",
                    CODE + "/total/skilled",
                    "1"
                });
        assertThat(steps.page(registrar, page)).doesNotContain("持证不多于在校生");
        try (var sheet =
                new XSSFWorkbook(
                        new ByteArrayInputStream(
                                steps.file(registrar, page + "/sheet?form=" + CODE)))) {
            assertThat(sheet.getSheetAt(0).getRow(2).getCell(0).getStringCellValue())
                    .isEqualTo("信息技术大类");
            assertThat(sheet.getSheetAt(0).getRow(2).getCell(2).getNumericCellValue()).isEqualTo(2);
        }
        steps.send(registrar, page + "/sign");
        steps.send(steps.first.head(), page + "/submit");
        steps.send(steps.reviewer, page + "/accept");

        steps.send(administrator, at + "/withdraw", "why", "编号印错");
        assertThat(forms.of(year)).extracting(Form::code).doesNotContain(CODE);
        assertThat(steps.page(registrar, page)).contains("已接收", "与签字时一致", "信息技术大类");
    }

    @Test
    void a_new_number_ends_the_one_it_replaces() throws Exception {
        assertThat(forms.offered(year)).extracting(Form::code).contains("高基312");
        var book = workbook();
        set(book, LayoutWords.TABLE, LayoutWords.CODE, RENUMBERED);
        set(book, LayoutWords.TABLE, LayoutWords.REPLACES, "高基312、高基311、教基3118");
        var at = String.valueOf(lay(book).getRedirectedUrl());
        steps.send(administrator, at + "/use");
        assertThat(forms.offered(year))
                .extracting(Form::code)
                .contains(RENUMBERED, "高基313")
                .doesNotContain("高基311", "高基312", "教基3118");
        assertThat(forms.find("教基3118", year).orElseThrow().until()).isEqualTo(year - 1);
        assertThat(forms.offered(year - 1)).extracting(Form::code).contains("教基3118");
        assertThat(forms.offered(2018)).extracting(Form::code).contains("高基312");
    }

    @Test
    void a_later_version_ends_the_one_before_and_a_second_of_the_same_year_takes_its_place()
            throws Exception {
        var first = String.valueOf(lay(workbook()).getRedirectedUrl());
        steps.send(administrator, first + "/use");
        var book = workbook();
        set(book, LayoutWords.TABLE, LayoutWords.TITLE, "改版的表");
        set(book, LayoutWords.TABLE, LayoutWords.FROM, String.valueOf(year + 1));
        var second = String.valueOf(lay(book).getRedirectedUrl());
        steps.send(administrator, second + "/use");
        assertThat(forms.find(CODE, year).orElseThrow().title()).isEqualTo("分专业大类学生数");
        assertThat(forms.find(CODE, year).orElseThrow().until()).isEqualTo(year);
        assertThat(forms.find(CODE, year + 1).orElseThrow().title()).isEqualTo("改版的表");
        refused(
                "layout.not-draft",
                administrator,
                () -> layouts.use(UUID.fromString(second.replaceAll(".*/", ""))));
    }

    @Test
    void what_is_wrong_is_told_with_its_cell_and_what_to_do_and_nothing_is_kept() throws Exception {
        var book = workbook();
        set(book, LayoutWords.TABLE, LayoutWords.FROM, "明年");
        book.get(LayoutWords.ROWS).set(2, row("it", "信息技术大类", "", Map.of("层次", "太学")));
        book.get(LayoutWords.ROWS).set(3, row("it", "其他", "", Map.of("专业代码", "信息")));
        book.get(LayoutWords.COLUMNS).get(1).set(3, "走读生");
        book.get(LayoutWords.CHECKS).add(List.of("不存在", "错误", "行", "nobody", "等于", "enrolled"));
        var answer = lay(book);
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentAsString())
                .contains(
                        "表!B4：“明年”不是学年",
                        "写学年开始的年份",
                        "行!F3：“太学”不是层次的代码，也不是它的名称",
                        "行!A4：代号“it”已经用过",
                        "行!H4：“信息”不是专业代码",
                        "列!D2：不认识统计口径“走读生”",
                        "审核!D4：没有“nobody”这一行、列或单元格");
        assertThat(steps.page(administrator, "/report-layouts")).contains("还没有录入的表式");

        assertThat(
                        lay(new LinkedHashMap<>(Map.of("名单", List.of(List.of("姓名")))))
                                .getContentAsString())
                .contains("没有工作表“表”", "没有工作表“审核”");
    }

    @Test
    void only_an_administrator_lays_layouts_down() throws Exception {
        var registrar = steps.first.registrar();
        assertThat(steps.status(registrar, "/report-layouts")).isEqualTo(403);
        refused("layout.reach", registrar, () -> layouts.lay("x", new byte[0]));
        assertThat(steps.file(administrator, "/report-layouts/pattern?form=教基3112")).isNotEmpty();
    }

    private MockHttpServletResponse lay(Map<String, List<List<String>>> book) throws Exception {
        var out = new ByteArrayOutputStream();
        ExactSheet.write(out, book);
        var file = new MockMultipartFile("file", "表式.xlsx", null, out.toByteArray());
        return web.ask(administrator, multipart("/report-layouts").file(file));
    }

    private Map<String, List<List<String>>> workbook() {
        var book = new LinkedHashMap<String, List<List<String>>>();
        book.put(
                LayoutWords.TABLE,
                rows(
                        List.of("项目", "内容"),
                        List.of("表号", CODE),
                        List.of("表名", "分专业大类学生数"),
                        List.of("起用学年", String.valueOf(year)),
                        List.of("取代表号", ""),
                        List.of("表式来源", "通知〔2026〕8号"),
                        List.of("层次", "中职")));
        book.put(
                LayoutWords.ROWS,
                rows(
                        LayoutBook.headings(),
                        row("total", "总计", "", Map.of()),
                        row("it", "信息技术大类", "", Map.of("专业代码", "71")),
                        row("other", "其他", "", Map.of("专业代码", "61、66"))));
        book.put(
                LayoutWords.COLUMNS,
                rows(
                        LayoutBook.headings(),
                        column("enrolled", "在校生数", "", Map.of("统计口径", "在校生")),
                        column("girls", "#女", "", Map.of("性别", "女")),
                        column("three", "三年制", "", Map.of("学制", "3")),
                        column("skilled", "获得职业资格证书", "是", Map.of())));
        book.put(
                LayoutWords.CHECKS,
                rows(
                        LayoutWords.CHECK_HEADINGS,
                        List.of("总计等于各大类之和", "错误", "列", "it other", "等于", "total"),
                        List.of("持证不多于在校生", "错误", "行", "skilled", "不大于", "enrolled")));
        return book;
    }

    @SafeVarargs
    private static List<List<String>> rows(List<String>... all) {
        var rows = new ArrayList<List<String>>();
        List.of(all).forEach(it -> rows.add(new ArrayList<>(it)));
        return rows;
    }

    private static List<String> row(
            String key, String label, String typed, Map<String, String> at) {
        return filled(LayoutBook.headings(), key, label, typed, at);
    }

    private static List<String> column(
            String key, String label, String typed, Map<String, String> at) {
        return filled(LayoutBook.headings(), key, label, typed, at);
    }

    private static List<String> filled(
            List<String> headings, String key, String label, String typed, Map<String, String> at) {
        var cells = new ArrayList<>(List.of(key, label, typed));
        headings.subList(3, headings.size()).forEach(it -> cells.add(at.getOrDefault(it, "")));
        return cells;
    }

    private static void set(
            Map<String, List<List<String>>> book, String sheet, String item, String value) {
        var rows = book.get(sheet);
        rows.replaceAll(it -> it.getFirst().equals(item) ? List.of(item, value) : it);
    }

    private UUID asked() {
        var round =
                Acting.call(
                        steps.reviewer,
                        () ->
                                callForReports.open(
                                        new NewRound(
                                                null,
                                                Round.TABLES,
                                                "中职报表",
                                                null,
                                                asOf,
                                                LocalDate.now(clock).plusDays(1),
                                                List.of(CODE),
                                                List.of(steps.first.id()))));
        return Acting.call(steps.reviewer, () -> rounds.submissions(round)).getFirst().id();
    }

    private void enrolled(String name, String major) throws Exception {
        var school = steps.first.id();
        var units = new TestUnits(sql, transaction);
        var department =
                Acting.call(
                        Actor.system("test"),
                        () -> {
                            var at = units.unit("department", school, school, "college");
                            return units.unit("major", at, school, "college");
                        });
        behindTheBack(
                "update organisation.unit set code = '%s' where id = '%s'"
                        .formatted(major, department));
        var classId =
                Acting.call(
                        Actor.system("test"),
                        () -> units.unit("class", department, school, "college"));
        var enrolment =
                new TestStudents(intake, transaction, sql)
                        .enrolled(
                                TestStudents.newcomer(
                                        name, classId, LocalDate.of(year, Month.SEPTEMBER, 1)),
                                school);
        behindTheBack(
                "update registry.enrolment set level = 'L4', schooling_years = 3 where id = '%s'"
                        .formatted(enrolment));
        behindTheBack(
                "update registry.student set level = 'L4' where enrolment_id = '%s'"
                        .formatted(enrolment));
        Acting.as(
                Actor.system("test"),
                () ->
                        transaction.executeWithoutResult(
                                _ -> registry.detailsChanged(List.of(enrolment))));
    }

    private long figure(UUID submission, String line, String column) {
        return steps.seeing(() ->
                sql.sql(
                                "select n from report.figure where submission_id = ? and form = ? and line = ? and col = ?")
                        .params(submission, CODE, line, column)
                        .query(Long.class)
                        .single());
    }
}
