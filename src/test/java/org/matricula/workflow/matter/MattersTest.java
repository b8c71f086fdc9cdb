package org.matricula.workflow.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.change.TestCases;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.NameResponsible;
import org.matricula.organisation.Responsibility;
import org.matricula.organisation.TestUnits;
import org.matricula.page.OpenPages;
import org.matricula.registry.WebSteps;
import org.matricula.workflow.CaseKind;
import org.matricula.workflow.Forgotten;
import org.matricula.workflow.ForgottenFinder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/// 办事指南 and 总流程: each matter says who answers for it and how it goes, a matter without an office is
/// seen, and the map leaves out no process and leads to no closed door.
@ProgramTest
class MattersTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TestCases cases;
    @Autowired NameResponsible nameResponsible;
    @Autowired List<CaseKind<?>> kinds;
    @Autowired List<ForgottenFinder> finders;
    @Autowired OpenPages doors;
    @Autowired MessageSource words;

    WebSteps web;
    TestUnits.School school;
    Actor administrator;
    Actor student;

    @BeforeEach
    void a_college_with_an_office_for_leaves_alone() {
        web = new WebSteps(mvc, sql);
        school = cases.units().school("college");
        administrator = cases.people().holding("管理员", "administrator", school.id());
        UUID enrolled =
                cases.students()
                        .enrolled(school.id(), school.firstClass(), LocalDate.of(2024, 9, 1));
        student = cases.people().reaching("林一诺", "student", school.id(), enrolled);
        responsible("leave-of-absence", "学籍科", "秦老师", "0571-86543210");
    }

    @Test
    void a_student_reads_who_answers_for_a_matter_its_steps_papers_form_and_rules()
            throws Exception {
        var page = page(student, "/matters/leave-of-absence");
        assertThat(page)
                .contains("学籍科", "秦老师", "tel:0571-86543210")
                .contains("flow-drawing", "个工作日", "院系")
                .contains("诊断证明", "休学审批表", "情况说明")
                .containsPattern("普通高等学校学生管理规定[^<]*第二十五条");
        assertThat(page(student, "/matters"))
                .contains("秦老师", "未明确责任部门")
                .doesNotContain("gaps-title");
        assertThat(page(student, "/matters/death-report")).contains("未明确责任部门");
        assertThat(web.ask(student, get("/matters/nothing")).getStatus()).isEqualTo(404);
        var told = web.ask(student, get("/api/v1/matters")).getContentAsString();
        assertThat(told).contains("\"leave-of-absence\"", "0571-86543210", "\"workingDays\"");
    }

    /// A rule without its sentence would close the page to everybody.
    @Test
    void the_page_of_every_matter_opens_in_both_languages() throws Exception {
        var links =
                java.util.regex.Pattern.compile("href=\"(/matters/[a-z-]+)")
                        .matcher(page(administrator, "/matters"))
                        .results()
                        .map(it -> it.group(1))
                        .distinct()
                        .toList();
        assertThat(links).hasSizeGreaterThan(30);
        for (var link : links) {
            for (var lang : List.of("zh-CN", "en")) {
                assertThat(
                                web.ask(administrator, get(link).header("Accept-Language", lang))
                                        .getStatus())
                        .as(link + " " + lang)
                        .isEqualTo(200);
            }
        }
    }

    /// Before sign-in, as a parent reads it who has no account yet.
    @Test
    void anybody_reads_it_once_a_school_is_chosen() throws Exception {
        var without = mvc.perform(get("/matters")).andReturn().getResponse();
        assertThat(without.getStatus()).isEqualTo(200);
        assertThat(text(without.getContentAsByteArray()))
                .contains("选择学校后显示责任部门和电话")
                .doesNotContain("秦老师");
        var there =
                mvc.perform(get("/matters").param("unit", school.id().toString()))
                        .andReturn()
                        .getResponse();
        assertThat(text(there.getContentAsByteArray()))
                .contains("秦老师", "0571-86543210")
                .doesNotContain("gaps-title");
    }

    @Test
    void a_matter_without_an_office_is_a_gap_to_the_administrator_and_forgotten_by_nobody()
            throws Exception {
        assertThat(page(administrator, "/matters")).contains("gaps-title", "退学");
        assertThat(gaps()).hasSize(1);
        assertThat(gaps().getFirst().owner()).contains("管理员");
        assertThat(gaps().getFirst().href()).isEqualTo("/matters?unit=" + school.id());

        responsible("*", "教务处", "沈老师", "0571-86543299");

        assertThat(page(administrator, "/matters")).doesNotContain("gaps-title");
        assertThat(page(student, "/matters/death-report")).contains("沈老师").doesNotContain("秦老师");
        assertThat(page(student, "/matters/leave-of-absence"))
                .contains("秦老师")
                .doesNotContain("沈老师");
        assertThat(gaps()).isEmpty();
    }

    @Test
    void the_map_holds_every_process_and_every_link_opens() throws Exception {
        var page = page(administrator, "/process-map");
        for (var it : kinds) {
            if (page(administrator, "/matters").contains("/matters/" + it.code() + "\"")) {
                assertThat(page).as(it.code()).contains("/matters/" + it.code() + "\"");
            }
        }
        for (var reader : List.of(administrator, student, web.staff("registrar", school.id()))) {
            var links = Pattern.compile("<a [^>]*href=\"(/[a-z0-9/-]+|#[a-z-]+)\"");
            var shown = page(reader, "/process-map");
            var found = links.matcher(shown.substring(shown.indexOf("<main"))).results().toList();
            assertThat(found).hasSizeGreaterThan(20);
            for (var it : found) {
                var href = it.group(1);
                if (href.startsWith("#")) {
                    assertThat(shown).contains("id=\"" + href.substring(1) + "\"");
                } else if (!href.startsWith("/matters")) {
                    assertThat(Acting.call(reader, () -> doors.open(href))).as(href).isTrue();
                }
            }
        }
        assertThat(page(student, "/process-map")).doesNotContain("href=\"/verifications\"");
    }

    /// What the program does not have says so and leads nowhere.
    @Test
    void what_is_not_there_is_named_as_such_and_is_no_link() throws Exception {
        var map =
                org.matricula.workflow.ProcessMap.read(
                        kinds.stream().<String>map(CaseKind::code).toList());
        var page = page(administrator, "/process-map");
        for (var it : map.boxes()) {
            var absent = it.kinds().isEmpty() && it.pages().stream().noneMatch(doors::there);
            var part =
                    Pattern.compile("id=\"part-" + it.code() + "\".*?</article>", Pattern.DOTALL);
            var found = part.matcher(page);
            assertThat(found.find()).as(it.code()).isTrue();
            assertThat(found.group().contains("本版本尚未提供")).as(it.code()).isEqualTo(absent);
            if (absent) {
                assertThat(found.group()).doesNotContain("<a ");
                assertThat(page).doesNotContain("#part-" + it.code() + "\"");
            }
            it.next()
                    .forEach(next ->
                            assertThat(map.boxes()).anyMatch(box -> box.code().equals(next)));
            for (var path : it.pages()) {
                if (doors.there(path)) {
                    assertThat(
                                    words.getMessage(
                                            "map.page" + path.replace('/', '.'),
                                            null,
                                            "",
                                            java.util.Locale.CHINESE))
                            .as(path)
                            .isNotEmpty();
                }
            }
            for (var key : map.formsOf(it)) {
                assertThat(words.getMessage(key, null, "", java.util.Locale.CHINESE))
                        .as(key)
                        .isNotEmpty();
            }
        }
    }

    private List<Forgotten> gaps() {
        return Acting.call(
                administrator,
                () ->
                        finders.stream()
                                .flatMap(it -> it.find(cases.today(), 500).stream())
                                .filter(it -> it.what().equals("matter-gap"))
                                .toList());
    }

    private void responsible(String matter, String office, String person, String phone) {
        Acting.as(
                administrator,
                () ->
                        nameResponsible.name(
                                school.id(),
                                matter,
                                new Responsibility(office, person, phone, null)));
    }

    private String page(Actor who, String path) throws Exception {
        var answer = web.ask(who, get(path));
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return answer.getContentAsString();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
    }
}
