package org.matricula.report.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.matricula.report.ReportSteps.behindTheBack;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.LocalDate;
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
import org.matricula.registry.Intake;
import org.matricula.registry.Registry;
import org.matricula.registry.StandingChange;
import org.matricula.registry.StatusVerb;
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

/// 学生变动情况 as a layout that arrives: who was there, came and left by what was done, laid down,
/// filled, compared, explained by its students and kept as it was signed.
@ProgramTest
class MovementLayoutTest {

    static final String CODE = "中职基314";

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;
    @Autowired Registry registry;
    @Autowired LayLayouts layouts;
    @Autowired LayoutBook book;
    @Autowired CallForReports callForReports;
    @Autowired ReportRows rounds;
    @Autowired Clock clock;

    ReportSteps steps;
    WebSteps web;
    Actor administrator;
    Actor registrar;
    LocalDate asOf;
    LocalDate since;
    int year;
    UUID stayed;

    @BeforeEach
    void a_year_of_a_school() throws Exception {
        steps = new ReportSteps(mvc, sql, transaction, "college");
        web = new WebSteps(mvc, sql);
        administrator = steps.staff("administrator", steps.first.id());
        registrar = steps.first.registrar();
        asOf = LocalDate.now(clock).minusDays(20);
        since = asOf.minusYears(1);
        year = Period.of(asOf).year();
        var longAgo = since.minusMonths(14);
        stayed = enrolled("欧阳明", longAgo);
        enrolled("司马光", longAgo);
        did(enrolled("诸葛亮", longAgo), StatusVerb.GRANT_LEAVE, since.plusMonths(3));
        did(enrolled("上官云", longAgo), StatusVerb.WITHDRAW, since.plusMonths(4));
        var away = enrolled("夏侯惇", longAgo);
        did(away, StatusVerb.GRANT_LEAVE, since.minusMonths(6));
        did(away, StatusVerb.RETURN_FROM_LEAVE, since.plusMonths(2));
        enrolled("皇甫嵩", since.plusMonths(5));
        enrolled("公孙瓒", since.plusMonths(5));
        did(
                enrolled("令狐冲", since.plusMonths(5)),
                StatusVerb.WITHDRAW_AUTOMATICALLY,
                since.plusMonths(7));
        // within the unit nobody moves: what is done there is no movement
        did(stayed, StatusVerb.ADVANCE, since.plusMonths(6));
    }

    @AfterEach
    void nothing_laid_down() throws Exception {
        behindTheBack("delete from report.layout");
    }

    @Test
    void who_was_there_came_and_left_is_counted_compared_explained_and_kept() throws Exception {
        var at = String.valueOf(lay(workbook(columns())).getRedirectedUrl());
        assertThat(steps.page(administrator, at)).contains("上学年初报表在校生数", "其他减少");
        steps.send(administrator, at + "/use");

        var submission = asked();
        var page = "/reports/" + submission;
        steps.send(registrar, page + "/fill");
        assertThat(figures(submission, "total"))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "opening", 4L,
                                "came", 4L,
                                "admitted", 3L,
                                "returned", 1L,
                                "left", 3L,
                                "leave", 1L,
                                "withdrawn", 2L,
                                "other", 0L,
                                "enrolled", 5L));
        assertThat(figures(submission, "men").values()).containsOnly(0L);
        assertThat(steps.page(registrar, page)).doesNotContain("期初加增加等于减少加期末");

        var cell = page + "/cells?form=" + CODE + "&row=total&column=";
        assertThat(steps.page(registrar, cell + "left"))
                .contains("诸葛亮", "上官云", "令狐冲", "休学", since.plusMonths(3).toString())
                .doesNotContain("欧阳明", "皇甫嵩");
        assertThat(steps.page(registrar, cell + "returned"))
                .contains("夏侯惇", "复学")
                .doesNotContain("令狐冲");
        assertThat(steps.page(registrar, cell + "opening")).contains("上官云").doesNotContain("夏侯惇");
        var live = "/reports/tables/" + CODE + "/students?row=total&asOf=" + asOf + "&column=";
        assertThat(steps.page(registrar, live + "came")).contains("夏侯惇", "皇甫嵩", "令狐冲");

        try (var sheet =
                new XSSFWorkbook(
                        new ByteArrayInputStream(
                                steps.file(registrar, page + "/sheet?form=" + CODE)))) {
            assertThat(sheet.getSheetAt(0).getRow(1).getCell(2).getNumericCellValue()).isEqualTo(4);
            assertThat(sheet.getSheetAt(0).getRow(1).getCell(6).getNumericCellValue()).isEqualTo(3);
        }

        steps.send(registrar, page + "/sign");
        steps.send(steps.first.head(), page + "/submit");
        did(stayed, StatusVerb.EXPEL, asOf.minusDays(3));
        assertThat(figures(submission, "total")).containsEntry("left", 3L);
        assertThat(steps.page(registrar, page)).contains("与签字时一致");
        assertThat(steps.page(registrar, page + "/changes"))
                .contains("总计 · 减少合计", "总计 · 其他减少", "总计 · 本学年初报表在校生数")
                .doesNotContain("总计 · 增加合计");
        assertThat(steps.page(registrar, cell + "left&side=came"))
                .contains("欧阳明", "开除学籍")
                .doesNotContain("诸葛亮");
        behindTheBack(
                "update report.counted_move set verb = 'EXPEL' where side = 'out' and submission_id = '%s'"
                        .formatted(submission));
        assertThat(steps.page(registrar, page)).doesNotContain("与签字时一致");
    }

    @Test
    void a_row_may_name_the_movement_and_the_school_year_may_begin_it() throws Exception {
        var workbook =
                workbook(List.of(line("all", "人数", Map.of()), line("men", "男", Map.of("性别", "男"))));
        workbook.put(
                LayoutWords.ROWS,
                rows(
                        LayoutBook.headings(),
                        line("opening", "期初", Map.of("统计口径", "期初在校生")),
                        line("came", "增加", Map.of("统计口径", "增加")),
                        line("withdrew", "退学", Map.of("统计口径", "减少", "异动类别", "退学、自动退学")),
                        line("onto", "转为休学", Map.of("统计口径", "减少", "变动后状态", "休学"))));
        workbook.put(LayoutWords.CHECKS, rows(LayoutWords.CHECK_HEADINGS));
        var at = String.valueOf(lay(workbook).getRedirectedUrl());
        steps.send(administrator, at + "/use");
        var submission = asked();
        steps.send(registrar, "/reports/" + submission + "/fill");
        assertThat(figures(submission, "opening")).containsEntry("all", 4L);
        assertThat(figures(submission, "came")).containsEntry("all", 4L);
        assertThat(figures(submission, "withdrew")).containsEntry("all", 2L);
        assertThat(figures(submission, "onto")).containsEntry("all", 1L).containsEntry("men", 0L);

        var form = layouts.read(written(workbook)).form();
        var out = new ByteArrayOutputStream();
        book.write(form, out);
        assertThat(layouts.read(out.toByteArray()).form()).isEqualTo(form);

        workbook.get(LayoutWords.TABLE).add(List.of("变动起点", "学年初"));
        assertThat(Moved.since(layouts.read(written(workbook)).form(), Period.of(asOf)))
                .isEqualTo(LocalDate.of(year, 8, 31));
    }

    @Test
    void what_no_movement_answers_is_not_asked() throws Exception {
        var columns = new ArrayList<>(columns());
        columns.add(line("wrong", "在校退学", Map.of("变动类别", "退学")));
        assertThat(lay(workbook(columns)).getContentAsString())
                .contains("行“总计”、列“在校退学”：“变动类别”只能用于增加、减少");

        var twice = workbook(columns());
        twice.get(LayoutWords.ROWS).set(1, line("total", "总计", Map.of("统计口径", "招生")));
        assertThat(lay(twice).getContentAsString()).contains("行“总计”和列“上学年初报表在校生数”都写了统计口径");

        var unknown = new ArrayList<>(columns());
        unknown.add(line("never", "试读", Map.of("统计口径", "减少", "异动类别", "试读")));
        var book = workbook(unknown);
        book.get(LayoutWords.TABLE).add(List.of("变动起点", "开天辟地"));
        assertThat(lay(book).getContentAsString())
                .contains("学籍库里没有这种异动", "不认识变动起点“开天辟地”", "写“上年统计时点”或“学年初”");
    }

    private static List<List<String>> columns() {
        return List.of(
                line("opening", "上学年初报表在校生数", Map.of("统计口径", "期初在校生")),
                line("came", "增加合计", Map.of("统计口径", "增加")),
                line("admitted", "招生", Map.of("统计口径", "增加", "变动类别", "招生")),
                line("returned", "复学", Map.of("统计口径", "增加", "变动类别", "复学")),
                line("left", "减少合计", Map.of("统计口径", "减少")),
                line("leave", "休学", Map.of("统计口径", "减少", "变动类别", "休学")),
                line("withdrawn", "退学", Map.of("统计口径", "减少", "变动类别", "退学")),
                line("other", "其他减少", Map.of("统计口径", "减少", "变动类别", "除休学、退学")),
                line("enrolled", "本学年初报表在校生数", Map.of("统计口径", "在校生")));
    }

    private Map<String, List<List<String>>> workbook(List<List<String>> columns) {
        var book = new LinkedHashMap<String, List<List<String>>>();
        book.put(
                LayoutWords.TABLE,
                rows(
                        List.of("项目", "内容"),
                        List.of("表号", CODE),
                        List.of("表名", "学生变动情况"),
                        List.of("起用学年", String.valueOf(year)),
                        List.of("表式来源", "通知〔2026〕8号"),
                        List.of("学籍状态", "在读")));
        book.put(
                LayoutWords.ROWS,
                rows(
                        LayoutBook.headings(),
                        line("total", "总计", Map.of()),
                        line("men", "男", Map.of("性别", "男"))));
        var all = rows(LayoutBook.headings());
        all.addAll(columns);
        book.put(LayoutWords.COLUMNS, all);
        book.put(
                LayoutWords.CHECKS,
                rows(
                        LayoutWords.CHECK_HEADINGS,
                        List.of("期初加增加等于减少加期末", "错误", "行", "opening came", "等于", "left enrolled")));
        return book;
    }

    @SafeVarargs
    private static List<List<String>> rows(List<String>... all) {
        return new ArrayList<>(List.of(all));
    }

    private static List<String> line(String key, String label, Map<String, String> at) {
        var cells = new ArrayList<>(List.of(key, label, ""));
        LayoutBook.headings()
                .subList(3, LayoutBook.headings().size())
                .forEach(it -> cells.add(at.getOrDefault(it, "")));
        return cells;
    }

    private static byte[] written(Map<String, List<List<String>>> book) {
        var out = new ByteArrayOutputStream();
        ExactSheet.write(out, book);
        return out.toByteArray();
    }

    private MockHttpServletResponse lay(Map<String, List<List<String>>> book) throws Exception {
        var file = new MockMultipartFile("file", "表式.xlsx", null, written(book));
        return web.ask(administrator, multipart("/report-layouts").file(file));
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

    private UUID enrolled(String name, LocalDate on) {
        return new TestStudents(intake, transaction, sql)
                .enrolled(TestStudents.newcomer(name, steps.first.classId(), on), steps.first.id());
    }

    private void did(UUID enrolment, StatusVerb verb, LocalDate on) {
        Acting.as(
                Actor.system("test"),
                () ->
                        transaction.executeWithoutResult(
                                _ -> registry.apply(StandingChange.of(enrolment, verb, on))));
    }

    private Map<String, Long> figures(UUID submission, String line) {
        var all = new LinkedHashMap<String, Long>();
        steps.seeing(() ->
                sql.sql("select col, n from report.figure where submission_id = ? and line = ?")
                        .params(submission, line)
                        .query((row, i) -> all.put(row.getString(1), row.getLong(2)))
                        .list());
        return all;
    }
}
