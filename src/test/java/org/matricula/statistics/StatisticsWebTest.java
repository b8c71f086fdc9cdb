package org.matricula.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Scope;
import org.matricula.organisation.TestUnits;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.registry.Intake;
import org.matricula.registry.Registry;
import org.matricula.registry.StandingChange;
import org.matricula.registry.StatusVerb;
import org.matricula.registry.TestStudents;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.json.JsonMapper;

@ProgramTest
class StatisticsWebTest {

    static final LocalDate ENTRY = LocalDate.of(2024, 9, 1);

    @Autowired WebApplicationContext context;
    @Autowired Units units;
    @Autowired Registry registry;
    @Autowired Intake intake;
    @Autowired Figures figures;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired JsonMapper json;

    MockMvc web;
    TestUnits.School school;
    Actor registrar;

    @BeforeEach
    void twoStudentsOneOnLeave() {
        web = MockMvcBuilders.webAppContextSetup(context).build();
        school = new TestUnits(sql, transaction).school("college");
        var students = new TestStudents(intake, transaction, sql);
        var first = students.enrolled(school.id(), school.firstClass(), ENTRY);
        students.enrolled(school.id(), school.secondClass(), ENTRY);
        Acting.as(
                Actor.system("test"),
                () ->
                        transaction.executeWithoutResult(it ->
                                registry.apply(
                                        StandingChange.of(
                                                first,
                                                StatusVerb.GRANT_LEAVE,
                                                LocalDate.of(2025, 3, 1)))));
        registrar = actor("registrar", school.id());
    }

    @Test
    void the_interface_counts_by_two_dimensions_with_labels() throws Exception {
        var answer =
                json(
                        registrar,
                        "/api/v1/statistics/headcount?by=grade,status&asOf=2025-03-01&unit="
                                + school.id());

        assertThat(answer).containsEntry("asOf", "2025-03-01").containsEntry("total", 2);
        assertThat((List<?>) answer.get("cells")).hasSize(2);
        assertThat(answer.get("cells").toString())
                .contains("grade=7")
                .contains("code=02")
                .contains("count=1");
    }

    @Test
    void the_interface_counts_the_units_below() throws Exception {
        var answer =
                json(
                        registrar,
                        "/api/v1/statistics/headcount?by=unit&asOf=2025-03-01&unit="
                                + school.grade());

        assertThat(answer.get("cells").toString())
                .contains(school.firstClass().toString())
                .contains(school.secondClass().toString());
    }

    @Test
    void the_movement_of_the_interface_balances() throws Exception {
        var answer = json(registrar, "/api/v1/statistics/movement?from=2024-08-01&to=2024-12-31");

        assertThat(answer).containsEntry("opening", 0).containsEntry("closing", 2);
        assertThat(answer.get("in").toString()).contains("count=2");
        assertThat((List<?>) answer.get("out")).isEmpty();
    }

    @Test
    void a_unit_outside_the_reach_is_absent_and_a_wrong_dimension_is_refused() throws Exception {
        var other = new TestUnits(sql, transaction).school("college");

        assertThat(asked(registrar, "/api/v1/statistics/headcount?unit=" + other.id()).getStatus())
                .isEqualTo(404);
        assertThat(asked(registrar, "/api/v1/statistics/headcount?by=shoe").getStatus())
                .isEqualTo(400);
        assertThat(asked(registrar, "/api/v1/statistics/headcount?by=sex,grade,level").getStatus())
                .isEqualTo(400);
        assertThat(asked(actor("student", school.id()), "/api/v1/statistics/headcount").getStatus())
                .isEqualTo(403);
    }

    @Test
    void each_figure_of_the_page_leads_to_the_students_behind_it() throws Exception {
        var page =
                asked(registrar, "/statistics/headcount?by=unit&by=status&asOf=2025-03-01")
                        .getContentAsString();
        assertThat(page).contains("/statistics/headcount/students?asOf=2025-03-01");

        var list =
                asked(
                                registrar,
                                "/statistics/headcount/students?asOf=2025-03-01&status=02&unit="
                                        + school.id())
                        .getContentAsString();
        assertThat(list.split("林一诺", -1)).hasSize(2);
        var pyramid =
                asked(registrar, "/statistics/headcount?by=birthYear&by=sex&asOf=2025-03-01")
                        .getContentAsString();
        assertThat(pyramid).contains("pyramid").contains("2010");
        assertThat(
                        asked(registrar, "/statistics/movement?from=2024-08-01&to=2025-04-01")
                                .getStatus())
                .isEqualTo(200);
    }

    @Test
    void the_chart_reads_the_same_figures() throws Exception {
        var chart = json(registrar, "/statistics/headcount/chart?by=grade&by=sex&asOf=2025-03-01");

        assertThat((List<?>) chart.get("categories")).hasSize(1);
        assertThat(chart.get("series").toString())
                .contains("data=[2]")
                .contains("/statistics/headcount/students");
    }

    @Test
    void the_sheet_holds_the_table_and_says_who_took_it() throws Exception {
        var answer =
                asked(registrar, "/statistics/headcount/sheet?by=grade&by=status&asOf=2025-03-01");

        assertThat(answer.getHeader("Content-Disposition")).contains(".xlsx");
        assertThat(new String(answer.getContentAsByteArray(), 0, 2)).isEqualTo("PK");
    }

    @Test
    void the_movement_table_is_taken_along_as_a_sheet() throws Exception {
        var days = "from=2024-08-01&to=2024-12-31";
        var page = asked(registrar, "/statistics/movement?" + days).getContentAsString();
        assertThat(page).contains("/statistics/movement/sheet?" + days.replace("&", "&amp;"));
        var sheet = sheet(asked(registrar, "/statistics/movement/sheet?" + days));
        assertThat(sheet.getRow(0).getCell(1).getStringCellValue()).isEqualTo("增加");
        assertThat(sheet.getRow(1).getCell(3).getNumericCellValue()).isEqualTo(0);
        assertThat(sheet.getRow(2).getCell(0).getStringCellValue()).isEqualTo("入学");
        assertThat(sheet.getRow(3).getCell(0).getStringCellValue()).isEqualTo("合计");
        assertThat(sheet.getRow(3).getCell(1).getNumericCellValue()).isEqualTo(2);
        assertThat(sheet.getRow(4).getCell(3).getNumericCellValue()).isEqualTo(2);
        assertThat(text(sheet)).contains("王秀英");
    }

    @Test
    void filters_narrow_the_page_the_sheet_and_the_students_behind() throws Exception {
        var on = "asOf=2025-03-01&by=class&by=age&sex=2&status=02";
        var page = asked(registrar, "/statistics/headcount?" + on).getContentAsString();
        assertThat(page).contains("15 岁").contains("性别 女");

        var sheet = sheet(asked(registrar, "/statistics/headcount/sheet?" + on));
        assertThat(sheet.getRow(0).getCell(1).getStringCellValue()).isEqualTo("15 岁");
        assertThat(sheet.getRow(1).getCell(1).getNumericCellValue()).isEqualTo(1);
        assertThat(sheet.getRow(2).getCell(0).getStringCellValue()).isEqualTo("合计");
        assertThat(sheet.getRow(2).getCell(2).getNumericCellValue()).isEqualTo(1);
        assertThat(text(sheet)).contains("女").contains("王秀英");
        assertThat(
                        asked(registrar, "/statistics/headcount?asOf=2025-03-01&sex=1")
                                .getContentAsString())
                .contains("这一天没有在籍学生");
    }

    @Test
    void a_table_as_it_was_known_before_the_leave_was_recorded_has_no_leave() throws Exception {
        var before = "1999-01-01T00:00";
        var page =
                asked(
                                registrar,
                                "/statistics/headcount?by=status&asOf=2025-03-01&knownAt=" + before)
                        .getContentAsString();

        assertThat(page).contains("这一天没有在籍学生");
        assertThat(asked(registrar, "/statistics/headcount?knownAt=yesterday").getStatus())
                .isEqualTo(400);
    }

    @Test
    void two_days_are_compared_and_each_difference_leads_to_its_students() throws Exception {
        var days = "from=2024-08-01&to=2025-03-01&by=status";
        var sheet = sheet(asked(registrar, "/statistics/changes/sheet?" + days));
        assertThat(numbers(sheet, 1)).containsExactly(0d, 1d, 0d, 0d, 0d, 1d);
        assertThat(numbers(sheet, 3)).containsExactly(0d, 2d, 0d, 0d, 0d, 2d);

        var later = "from=2024-10-01&to=2025-03-01&by=status";
        assertThat(numbers(sheet(asked(registrar, "/statistics/changes/sheet?" + later)), 1))
                .containsExactly(2d, 0d, 0d, 0d, 1d, 1d);
        var page = asked(registrar, "/statistics/changes?" + later).getContentAsString();
        assertThat(page).contains("side=MOVED_OUT").contains("休学").doesNotContain("不平");
        for (var side : List.of("MOVED_OUT&value=01", "MOVED_IN&value=02")) {
            var list =
                    asked(registrar, "/statistics/changes/students?" + later + "&side=" + side)
                            .getContentAsString();
            assertThat(list.split("林一诺", -1)).as(side).hasSize(2);
        }
        assertThat(
                        asked(
                                        registrar,
                                        "/statistics/changes/students?"
                                                + later
                                                + "&side=IN&value=01")
                                .getContentAsString())
                .doesNotContain("林一诺");
    }

    /// Whoever has left is nobody's to list, but the two days differ by them.
    @Test
    void a_class_teachers_days_balance_when_somebody_has_gone_to_another_class() throws Exception {
        var gone =
                new TestStudents(intake, transaction, sql)
                        .enrolled(school.id(), school.firstClass(), ENTRY);
        Acting.as(
                Actor.system("test"),
                () ->
                        transaction.executeWithoutResult(it ->
                                registry.apply(
                                        StandingChange.of(
                                                        gone,
                                                        StatusVerb.CHANGE_CLASS,
                                                        LocalDate.of(2025, 2, 1))
                                                .to(school.secondClass(), null))));
        var teacher = actor("class-teacher", school.firstClass());
        var days = "from=2024-10-01&to=2025-03-01&by=sex";
        assertThat(numbers(sheet(asked(teacher, "/statistics/changes/sheet?" + days)), 1))
                .containsExactly(2d, 0d, 1d, 0d, 0d, 1d);
        var page = asked(teacher, "/statistics/changes?" + days).getContentAsString();
        assertThat(page).contains("转班").doesNotContain("不平").doesNotContain(number(gone));
        assertThat(listed(teacher, "/statistics/changes/students?" + days + "&side=OUT")).isEmpty();
        // and the reach is again what it was
        assertThat(asked(teacher, "/students/" + number(gone)).getStatus()).isEqualTo(404);
        var registrars =
                listed(
                        registrar,
                        "/statistics/changes/students?"
                                + days
                                + "&side=OUT&unit="
                                + school.firstClass());
        assertThat(registrars).containsExactly(number(gone));
    }

    @Test
    void every_chart_is_also_a_table_and_a_sheet_of_the_same_numbers() throws Exception {
        assertThat(numbers(chart("pyramid", ""), 1)).containsExactly(2d);
        assertThat(numbers(chart("origin", ""), 1)).containsExactly(2d);
        assertThat(numbers(chart("trend", "&by=sex"), 1)).containsExactly(2d);
        assertThat(numbers(chart("cohort", ""), 1)).containsExactly(2d, 0d, 0d);
        var flow = chart("flow", "&from=2024-12-01");
        assertThat(flow.getRow(1).getCell(1).getStringCellValue()).isEqualTo("在读");
        assertThat(flow.getRow(2).getCell(1).getStringCellValue()).isEqualTo("休学");
        assertThat(flow.getRow(2).getCell(2).getNumericCellValue()).isEqualTo(1);
        assertThat(asked(registrar, "/statistics/charts/shoe").getStatus()).isEqualTo(404);
    }

    @Test
    void a_class_teacher_compares_and_draws_only_the_own_class() throws Exception {
        var teacher = actor("class-teacher", school.firstClass());
        for (var sheet :
                List.of(
                        "/statistics/charts/pyramid/sheet?asOf=2025-03-01",
                        "/statistics/charts/origin/sheet?asOf=2025-03-01",
                        "/statistics/changes/sheet?from=2024-08-01&to=2024-10-01&by=sex")) {
            assertThat(numbers(sheet(asked(teacher, sheet)), 1)).as(sheet).endsWith(1d);
        }
        for (var page : List.of("charts/flow", "changes", "headcount")) {
            assertThat(
                            asked(teacher, "/statistics/" + page + "?unit=" + school.secondClass())
                                    .getStatus())
                    .isEqualTo(404);
        }
        assertThat(asked(teacher, "/statistics/changes?sex=2").getContentAsString())
                .contains("name=\"sex\" value=\"2\"");
    }

    @Test
    void those_who_graduated_or_left_are_told_of_their_year_of_entry() throws Exception {
        var students = new TestStudents(intake, transaction, sql);
        var left = students.enrolled(school.id(), school.firstClass(), ENTRY);
        apply(left, StatusVerb.WITHDRAW, LocalDate.of(2025, 1, 10));

        assertThat(numbers(chart("cohort", ""), 1)).containsExactly(2d, 0d, 1d);
        assertThat(
                        numbers(
                                sheet(
                                        asked(
                                                registrar,
                                                "/statistics/charts/cohort/sheet?asOf=2024-12-31")),
                                1))
                .containsExactly(3d, 0d, 0d);
    }

    /// Whether asked by class or by standing: who has graduated is not gone.
    @Test
    void whoever_graduated_has_graduated_also_from_where_they_began() throws Exception {
        var students = new TestStudents(intake, transaction, sql);
        var moved = students.enrolled(school.id(), school.firstClass(), ENTRY);
        Acting.as(
                Actor.system("test"),
                () ->
                        transaction.executeWithoutResult(it ->
                                registry.apply(
                                        StandingChange.of(
                                                        moved,
                                                        StatusVerb.CHANGE_CLASS,
                                                        LocalDate.of(2024, 11, 1))
                                                .to(school.secondClass(), null))));
        apply(moved, StatusVerb.GRADUATE, LocalDate.of(2025, 2, 10));

        var first = "&unit=" + school.firstClass();
        assertThat(numbers(chart("cohort", first), 1)).containsExactly(1d, 1d, 0d);
        assertThat(numbers(chart("cohort", "&status=01"), 1)).containsExactly(2d, 1d, 0d);
        var finished = "/statistics/charts/cohort/students?asOf=2025-03-01&year=2024&became=";
        assertThat(listed(registrar, finished + "finished" + first)).containsExactly(number(moved));
        assertThat(listed(registrar, finished + "finished&status=01"))
                .containsExactly(number(moved));
        assertThat(listed(registrar, finished + "gone&status=01")).isEmpty();
    }

    @Test
    void every_number_of_a_flow_and_of_a_cohort_leads_to_its_students() throws Exception {
        var students = new TestStudents(intake, transaction, sql);
        var left = students.enrolled(school.id(), school.firstClass(), ENTRY);
        apply(left, StatusVerb.WITHDRAW, LocalDate.of(2025, 1, 10));
        var graduated = students.enrolled(school.id(), school.secondClass(), ENTRY);
        apply(graduated, StatusVerb.GRADUATE, LocalDate.of(2025, 2, 10));

        for (var page :
                List.of(
                        "/statistics/charts/flow?asOf=2025-03-01&from=2024-12-01",
                        "/statistics/charts/flow?asOf=2025-03-01&from=2024-08-01",
                        "/statistics/charts/cohort?asOf=2025-03-01",
                        "/statistics/movement?to=2025-03-01&from=2024-08-01",
                        "/statistics/movement?to=2025-03-01&from=2024-12-01&unit="
                                + school.firstClass(),
                        "/statistics/changes?to=2025-03-01&from=2024-12-01&by=status",
                        "/statistics/changes?to=2025-03-01&from=2024-08-01&by=class&sex=2")) {
            var links = links(asked(registrar, page).getContentAsString());
            assertThat(links).as(page).hasSizeGreaterThanOrEqualTo(2);
            for (var link : links.entrySet()) {
                assertThat(listed(registrar, link.getKey()))
                        .as("%s", link.getKey())
                        .hasSize(link.getValue());
            }
        }
        var became = "/statistics/charts/cohort/students?asOf=2025-03-01&year=2024&became=";
        assertThat(listed(registrar, became + "gone")).containsExactly(number(left));
        assertThat(listed(registrar, became + "finished")).containsExactly(number(graduated));
        assertThat(listed(registrar, became + "studying")).hasSize(2);
        var acts = "/statistics/changes/acts?to=2025-03-01&from=2024-12-01&verb=";
        assertThat(listed(registrar, acts + "WITHDRAW")).containsExactly(number(left));
        assertThat(listed(registrar, acts + "EXPEL")).isEmpty();
        var moved = "/statistics/movement/students?to=2025-03-01&from=2024-12-01&side=OUT";
        assertThat(listed(registrar, moved))
                .containsExactlyInAnyOrder(number(left), number(graduated));
        assertThat(listed(registrar, moved + "&verb=WITHDRAW")).containsExactly(number(left));
        assertThat(asked(registrar, moved).getContentAsString()).contains("2025-01-10", "退学");
        assertThat(asked(registrar, moved.replace("OUT", "AWAY")).getStatus()).isEqualTo(400);
        var flow = "/statistics/charts/flow/students?asOf=2025-03-01&from=2024-12-01&was=01&is=";
        assertThat(listed(registrar, flow + "02")).hasSize(1);
        assertThat(listed(registrar, flow + "01")).hasSize(1);

        var teacher = actor("class-teacher", school.firstClass());
        assertThat(listed(teacher, became + "gone")).containsExactly(number(left));
        assertThat(listed(teacher, became + "finished")).isEmpty();
        assertThat(listed(teacher, moved)).containsExactly(number(left));
        assertThat(listed(teacher, acts + "GRADUATE")).isEmpty();
        assertThat(asked(teacher, became + "gone&unit=" + school.secondClass()).getStatus())
                .isEqualTo(404);
        assertThat(asked(registrar, became + "rich").getStatus()).isEqualTo(400);
        assertThat(asked(registrar, flow + "02&from=2026-01-01").getStatus()).isEqualTo(200);
        assertThat(asked(registrar, "/statistics/charts/flow/students?asOf=2025-03-01").getStatus())
                .isEqualTo(400);
    }

    /// Each address of the page that leads to students, with the number that stands upon it.
    private static Map<String, Integer> links(String page) {
        var found = new java.util.LinkedHashMap<String, Integer>();
        var link =
                java.util.regex.Pattern.compile(
                        "<a href=\"(/statistics/[a-z/]+/(?:students|acts)[^\"]*)\">[+−]?([\\d,]+)</a>");
        var matcher = link.matcher(page);
        while (matcher.find()) {
            found.put(
                    matcher.group(1).replace("&amp;", "&"),
                    Integer.parseInt(matcher.group(2).replace(",", "")));
        }
        return found;
    }

    private List<String> listed(Actor actor, String address) throws Exception {
        var answer = asked(actor, address);
        assertThat(answer.getStatus()).as(address).isEqualTo(200);
        var found = new java.util.ArrayList<String>();
        var matcher =
                java.util.regex.Pattern.compile("class=\"who\" href=\"/students/([^\"]+)\"")
                        .matcher(answer.getContentAsString());
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private String number(UUID student) {
        return Acting.call(
                Actor.system("test"),
                () ->
                        transaction.execute(it ->
                                sql.sql(
                                                "select student_number from registry.student where enrolment_id = ?")
                                        .param(student)
                                        .query(String.class)
                                        .single()));
    }

    private Sheet chart(String kind, String more) throws Exception {
        var on = kind + "?asOf=2025-03-01" + more;
        assertThat(asked(registrar, "/statistics/charts/" + on).getContentAsString())
                .contains("id=\"numbers\"");
        return sheet(asked(registrar, "/statistics/charts/" + on.replace("?", "/sheet?")));
    }

    private static Sheet sheet(MockHttpServletResponse answer) throws Exception {
        assertThat(answer.getStatus()).as(answer.getErrorMessage()).isEqualTo(200);
        return WorkbookFactory.create(
                        new java.io.ByteArrayInputStream(answer.getContentAsByteArray()))
                .getSheetAt(0);
    }

    private static List<Double> numbers(Sheet sheet, int row) {
        var found = new java.util.ArrayList<Double>();
        sheet.getRow(row)
                .forEach(it -> {
                    if (it.getCellType() == CellType.NUMERIC) {
                        found.add(it.getNumericCellValue());
                    }
                });
        return found;
    }

    private static String text(Sheet sheet) {
        var text = new StringBuilder();
        sheet.forEach(row -> row.forEach(it -> text.append(it).append(' ')));
        return text.toString();
    }

    private void apply(UUID student, StatusVerb verb, LocalDate day) {
        Acting.as(
                Actor.system("test"),
                () ->
                        transaction.executeWithoutResult(
                                it -> registry.apply(StandingChange.of(student, verb, day))));
    }

    @Test
    void a_leaders_first_page_begins_with_the_numbers() {
        var found = Acting.call(registrar, () -> figures.of(registrar));

        assertThat(found).extracting(Figures.Figure::value).containsExactly(2L, 1L, 0L, 0L);
        assertThat(found).allSatisfy(it -> assertThat(it.href()).startsWith("/statistics/"));
    }

    @Test
    void a_student_sees_no_figures() {
        var student =
                new Actor(
                        UUID.randomUUID(),
                        "学生",
                        "student",
                        school.id(),
                        new Scope(0, 9, List.of(UUID.randomUUID())),
                        "test");

        assertThat(Acting.call(student, () -> figures.of(student))).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> json(Actor actor, String address) throws Exception {
        var answer = asked(actor, address);
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(200);
        return json.readValue(answer.getContentAsByteArray(), Map.class);
    }

    private MockHttpServletResponse asked(Actor actor, String address) throws Exception {
        return Acting.<MockHttpServletResponse, Exception>call(
                actor,
                () -> web.perform(get(java.net.URI.create(address))).andReturn().getResponse());
    }

    private Actor actor(String role, UUID unit) {
        Unit at = Acting.call(Actor.system("test"), () -> units.get(unit));
        return new Actor(
                UUID.randomUUID(),
                "王秀英",
                role,
                unit,
                new Scope(at.pos(), at.posEnd(), List.of()),
                "test");
    }
}
