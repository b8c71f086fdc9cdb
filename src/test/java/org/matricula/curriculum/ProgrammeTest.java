package org.matricula.curriculum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.matricula.change.TestCases.refusals;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.change.TestCases;
import org.matricula.kernel.Acting;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.WebSteps;
import org.matricula.sheet.SheetDesign;
import org.matricula.sheet.SheetWriter;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// A programme out to a sheet and back, its requirements, and its later versions.
@ProgramTest
class ProgrammeTest {

    private static final List<String> HEADINGS =
            List.of("模块", "模块最低学分", "课程 ID", "课程名称", "学分", "学时", "课程性质", "考核方式", "计划学期");
    private static final Pattern APPLY = Pattern.compile("/sheet/([0-9a-f-]{36})/apply");

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TestCases cases;
    @Autowired TransactionTemplate transaction;
    @Autowired AddCourse addCourse;
    @Autowired OpenProgramme openProgramme;
    @Autowired PlanCourse planCourse;
    @Autowired FollowProgramme followProgramme;
    @Autowired RenewProgramme renew;
    @Autowired SetRequirements setRequirements;
    @Autowired Programmes programmes;
    @Autowired Courses courses;

    WebSteps web;
    TestUnits.School school;
    TestCases.Offices offices;
    UUID programme;
    UUID module;

    @BeforeEach
    void a_programme_of_two_courses() {
        web = new WebSteps(mvc, sql);
        school = cases.units().school("college");
        offices = cases.offices(school);
        Acting.as(
                offices.registrar(),
                () -> {
                    added("KC101", "高等数学", "required");
                    added("KC102", "数据结构", "degree");
                    programme = openProgramme.open(school.grade(), "", 2026, "软件技术");
                    module = planCourse.module(programme, "公共基础课", BigDecimal.TEN);
                    planCourse.module(programme, "实践模块", BigDecimal.ONE);
                    planCourse.plan(programme, "KC101", module, 1);
                    planCourse.plan(programme, "KC102", module, 2);
                });
    }

    @Test
    void a_sheet_out_and_in_again_changes_nothing_and_says_so() throws Exception {
        var page = brought(exported());
        assertThat(page).contains("完全一致").doesNotContainPattern(APPLY);
    }

    @Test
    void each_problem_is_named_by_row_and_field_with_its_remedy_and_nothing_is_written()
            throws Exception {
        var page =
                brought(
                        sheet(
                                row("公共基础课", 10, "KC101", "高等代数", 4, 64, "必修", "考试", 1),
                                row("公共基础课", 12, "KC102", "", null, null, "", "", 30),
                                row("专业课", 6, "KC301", "", "三", 48, "主修", "考试", 2),
                                row("专业课", 6, "KC101", "", null, null, "", "", 1),
                                row("", 0, "KC102", "", null, null, "", "", 2)));
        assertThat(page)
                .contains("该课程的课程名称在课程库中是“高等数学”", "请改为一致或留空")
                .contains("前面各行的最低学分是 10")
                .contains("计划学期应在 1 至 24 之间")
                .contains("“三”不是数字", "请选择课程性质")
                .contains("在表中重复")
                .doesNotContainPattern(APPLY);
        assertThat(codes()).containsExactly("KC101 1", "KC102 2");
        assertThat(brought("一,二\n三,四\n".getBytes())).contains("缺少列");
    }

    @Test
    void a_sheet_is_the_whole_programme_and_is_applied_once() throws Exception {
        var content =
                sheet(
                        row("公共基础课", 8, "KC101", "", null, null, "", "", 3),
                        row("专业课", 6, "KC301", "操作系统", "3.5", 56, "选修", "考查", 4));
        var page = brought(content);
        assertThat(page).contains("新增", "移出", "变更", "公共基础课 · 1", "公共基础课 · 3");
        var found = APPLY.matcher(page);
        assertThat(found.find()).isTrue();
        var apply = "/programmes/" + programme + "/sheet/" + found.group(1) + "/apply";
        assertThat(web.ask(offices.registrar(), post(apply)).getStatus()).isEqualTo(302);
        assertThat(codes()).containsExactly("KC101 3", "KC301 4");
        assertThat(programmes.modules(programme))
                .extracting(it -> it.name() + " " + it.leastCredits().toPlainString())
                .containsExactly("公共基础课 8.0", "专业课 6.0");
        assertThat(courses.byCode(school.id(), "KC301").orElseThrow().assessment())
                .isEqualTo("assessed");
        assertThat(web.ask(offices.registrar(), post(apply)).getStatus()).as("once").isEqualTo(404);
        assertThat(brought(content)).as("the same file again").contains("完全一致");
        assertThat(brought(exported())).contains("完全一致");
    }

    @Test
    void requirements_are_typed_data_and_stay_once_a_class_follows() throws Exception {
        Acting.as(
                offices.registrar(),
                () ->
                        assertThat(
                                        refusals(() ->
                                                setRequirements.set(
                                                        programme,
                                                        new BigDecimal("2000"),
                                                        null,
                                                        null,
                                                        new DegreeCondition(
                                                                "",
                                                                new BigDecimal("11"),
                                                                null,
                                                                101,
                                                                "学"))))
                                .containsExactly(
                                        "module.credits",
                                        "degree.gpa",
                                        "degree.score",
                                        "degree.name"));
        assertThat(
                        web.ask(
                                        offices.registrar(),
                                        post("/programmes/" + programme + "/requirements")
                                                .param("leastCredits", "120")
                                                .param("leastElectives", "3")
                                                .param("leastGpa", "2.5")
                                                .param("leastAverage", "75"))
                                .getStatus())
                .isEqualTo(302);
        followed(programme);
        var it = programmes.requirements(programme);
        assertThat(it.leastCredits()).isEqualByComparingTo("120");
        assertThat(it.leastElectives()).isEqualTo(3);
        assertThat(it.modules()).hasSize(2);
        assertThat(it.degreeCourses()).extracting(PlannedCourse::code).containsExactly("KC102");
        assertThat(it.degree().getFirst().leastGpa()).isEqualByComparingTo("2.5");
        Acting.as(
                offices.registrar(),
                () ->
                        assertThat(
                                        refusals(() ->
                                                setRequirements.set(
                                                        programme, null, null, null, null)))
                                .containsExactly("programme.locked"));
        for (var past :
                List.of(
                        "update curriculum.programme set least_credits = 1 where id = ?",
                        "update curriculum.programme set locked_at = null where id = ?",
                        "delete from curriculum.degree_condition where programme_id = ?")) {
            assertThatThrownBy(() -> changed(past, programme))
                    .hasMessageContaining("never changed");
        }
        assertThat(brought(exported())).as("locked").contains("不能再改");
    }

    @Test
    void a_followed_programme_changes_only_as_a_version_that_a_second_person_confirms()
            throws Exception {
        Acting.as(
                offices.registrar(),
                () ->
                        assertThat(refusals(() -> renew.propose(programme, " ")))
                                .containsExactly("field.missing", "programme.not-followed"));
        followed(programme);
        Callable<Object> ask =
                () ->
                        Acting.call(
                                offices.registrar(),
                                () -> refusals(() -> renew.propose(programme, "课程调整")));
        try (var pool = Executors.newFixedThreadPool(2)) {
            var told = pool.invokeAll(List.of(ask, ask));
            assertThat(List.of(told.get(0).get(), told.get(1).get()))
                    .as("two at once")
                    .containsExactlyInAnyOrder(List.of(), List.of("programme.proposed"));
        }
        var later =
                programmes.of(school.id()).stream()
                        .filter(Programme::proposed)
                        .findFirst()
                        .orElseThrow();
        Acting.as(
                offices.registrar(),
                () -> {
                    planCourse.drop(
                            later.id(), courses.byCode(school.id(), "KC102").orElseThrow().id());
                    added("KC103", "离散数学", "required");
                    var there = programmes.modules(later.id()).getFirst().id();
                    planCourse.plan(later.id(), "KC103", there, 2);
                    planCourse.plan(later.id(), "KC101", there, 2);
                    assertThat(refusals(() -> renew.confirm(later.id())))
                            .containsExactly("programme.second-person");
                });
        assertThat(programmes.compare(later.id(), programme))
                .extracting(it -> it.code() + " " + it.kind())
                .containsExactly("KC101 changed", "KC102 removed", "KC103 added");
        assertThat(nowFollowed()).as("not yet").isEqualTo(programme);
        assertThat(
                        web.ask(offices.head(), post("/programmes/" + later.id() + "/confirm"))
                                .getStatus())
                .isEqualTo(302);
        assertThat(nowFollowed()).isEqualTo(later.id());
        assertThat(codes()).as("the earlier one stays").containsExactly("KC101 1", "KC102 2");
        Acting.as(
                offices.registrar(),
                () ->
                        assertThat(refusals(() -> planCourse.drop(later.id(), module)))
                                .containsExactly("programme.locked"));
        assertThat(web.ask(offices.registrar(), get("/programmes")).getContentAsString())
                .contains("第 2 版");
    }

    private void added(String code, String name, String nature) {
        addCourse.add(new NewCourse(code, name, new BigDecimal("4"), 64, nature, "examined"));
    }

    private void followed(UUID which) {
        Acting.as(
                offices.registrar(),
                () ->
                        transaction.executeWithoutResult(
                                it -> followProgramme.follow(programmes.get(school.id(), which))));
    }

    private UUID nowFollowed() {
        return Acting.call(
                offices.registrar(),
                () -> programmes.followed(school.firstClass(), "", 2026).orElseThrow().id());
    }

    private List<String> codes() {
        return programmes.planned(programme).stream()
                .map(it -> it.code() + " " + it.plannedTerm())
                .toList();
    }

    private byte[] exported() throws Exception {
        return web.ask(offices.registrar(), get("/programmes/" + programme + "/sheet"))
                .getContentAsByteArray();
    }

    private String brought(byte[] content) throws Exception {
        return web.ask(
                        offices.registrar(),
                        multipart("/programmes/" + programme + "/sheet")
                                .file(new MockMultipartFile("file", "a", null, content)))
                .getContentAsString();
    }

    private static Object[] row(Object... cells) {
        return cells;
    }

    private static byte[] sheet(Object[]... rows) {
        var out = new ByteArrayOutputStream();
        try (var sheet = SheetWriter.xlsx(out, SheetDesign.of("方案", HEADINGS))) {
            for (var it : rows) {
                sheet.row(Arrays.asList(it));
            }
        }
        return out.toByteArray();
    }

    private void changed(String update, Object... values) {
        cases.people().system(() -> sql.sql(update).params(values).update());
    }
}
