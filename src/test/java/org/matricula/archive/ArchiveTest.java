package org.matricula.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Scope;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.Intake;
import org.matricula.registry.TestStudents;
import org.matricula.registry.WebSteps;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// The way of the whole: registered, counted, filed, found.
@ProgramTest
class ArchiveTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;
    @Autowired org.matricula.registry.TestNumbers numbers;
    @Autowired FileVolumes fileVolumes;
    @Autowired ReadVolumes readVolumes;
    @Autowired Clock clock;

    WebSteps web;
    TestUnits.School school;
    Actor keeper;
    UUID first;
    UUID second;
    String number;
    LocalDate today;

    @BeforeEach
    void a_class_of_two() {
        web = new WebSteps(mvc, sql);
        today = LocalDate.now(clock);
        school = new TestUnits(sql, transaction).school("college");
        keeper = web.staff("archive-keeper", school.id());
        var students = new TestStudents(intake, transaction, sql);
        var newcomer = TestStudents.newcomer("欧阳明", school.firstClass(), today.minusDays(30));
        first = students.enrolled(newcomer, school.id());
        number = newcomer.studentNumber();
        second = students.enrolled(school.id(), school.firstClass(), today.minusDays(30));
    }

    @Test
    void a_student_is_registered_counted_filed_and_found() throws Exception {
        awarded("honour", "三好学生");
        awarded("grant", "国家助学金");
        var registrar = web.staff("registrar", school.id());
        assertThat(
                        web.ask(
                                        registrar,
                                        get("/api/v1/statistics/headcount")
                                                .param("on", today.toString())
                                                .param("unit", school.id().toString()))
                                .getContentAsString())
                .contains("\"total\":2");
        var page =
                web.ask(
                        keeper,
                        get("/archives/file").param("unit", school.firstClass().toString()));
        assertThat(page.getContentAsString()).contains("欧阳明", "体检材料");
        refused("volume.missing", List.of(first), "一库 3 架", Map.of(), " ");
        refused("volume.place", List.of(first), " ", Map.of(), "x");
        refused("volume.nobody", List.of(), "一库 3 架", Map.of(), "x");
        var filed =
                web.ask(
                        keeper,
                        post("/archives/file")
                                .param("unit", school.firstClass().toString())
                                .param("student", first.toString())
                                .param("place", "一库 3 架 12 盒")
                                .param("why", "体检表待补")
                                .param("pages-admission-" + first, "4")
                                .param("pages-schooling-" + first, "2"));
        assertThat(filed.getStatus()).isEqualTo(302);
        for (var words : List.of("欧阳", number, today.getYear() + "-00001")) {
            assertThat(web.ask(keeper, get("/archives").param("q", words)).getContentAsString())
                    .as(words)
                    .contains("欧阳明", "一库 3 架 12 盒");
        }
        assertThat(web.ask(keeper, get("/archives").param("q", "没有此人")).getContentAsString())
                .doesNotContain("欧阳明");
        assertThat(listed()).as("who read names stands in the ledger").isEqualTo(4);
        var volume = only();
        var opened = Acting.call(keeper, () -> readVolumes.open(volume.id()));
        assertThat(opened.whole()).isTrue();
        assertThat(honours(volume.id()))
                .as("an honour is among it, that somebody was in need is not")
                .contains("三好学生")
                .doesNotContain("国家助学金");
        assertThat(opened.contents())
                .extracting(it -> it.kind() + " " + it.state())
                .contains("admission paper", "schooling paper", "health missing", "sanctions none");
        assertThat(web.ask(registrar, get("/students/" + number)).getContentAsString())
                .contains("学籍档案", volume.number(), "一库 3 架 12 盒");
        var elsewhere =
                web.staff("archive-keeper", new TestUnits(sql, transaction).school("college").id());
        assertThat(web.ask(elsewhere, get("/archives/" + volume.id())).getStatus()).isEqualTo(404);
        assertThat(web.ask(elsewhere, get("/archives").param("q", "欧阳明")).getContentAsString())
                .doesNotContain("一库 3 架 12 盒");
        assertThat(web.ask(keeper, get("/archives/" + volume.id())).getContentAsString())
                .contains("体检表待补", "与归档时一致");
    }

    @Test
    void the_catalogue_of_a_class_and_the_contents_of_a_volume_are_taken_along() throws Exception {
        Acting.as(
                keeper,
                () ->
                        file(
                                List.of(first),
                                "一库 3 架",
                                Map.of(first, Map.of("admission", 4, "schooling", 2)),
                                "体检表待补"));
        var volume = only();
        assertThat(web.ask(keeper, get("/archives")).getContentAsString())
                .contains("/archives/catalogue.pdf");
        var path = "/archives/catalogue";
        var of = school.firstClass().toString();
        var sheet = web.ask(keeper, get(path + ".xlsx").param("unit", of)).getContentAsByteArray();
        try (var book =
                new org.apache.poi.xssf.usermodel.XSSFWorkbook(
                        new java.io.ByteArrayInputStream(sheet))) {
            var row = book.getSheetAt(0).getRow(1);
            assertThat(row.getCell(1).getStringCellValue()).isEqualTo(volume.number());
            assertThat(row.getCell(2).getStringCellValue()).isEqualTo("欧阳明");
            assertThat(row.getCell(5).getNumericCellValue()).isEqualTo(6);
            assertThat(row.getCell(9).getStringCellValue()).contains("体检材料");
            assertThat(book.getSheetAt(0).getRow(2).getCell(1)).isNull();
        }
        assertThat(text(web.ask(keeper, get(path + ".pdf")).getContentAsByteArray()))
                .contains("案卷目录", volume.number(), "欧阳明", "共1卷");
        var contents = "/archives/" + volume.id() + "/contents.pdf";
        assertThat(text(web.ask(keeper, get(contents)).getContentAsByteArray()))
                .contains("卷内目录", "体检材料", "体检表待补", "在卷", "一库3架");
        var other = school.secondClass().toString();
        assertThat(
                        text(
                                web.ask(keeper, get(path + ".pdf").param("unit", other))
                                        .getContentAsByteArray()))
                .doesNotContain("欧阳明");
        var elsewhere =
                web.staff("archive-keeper", new TestUnits(sql, transaction).school("college").id());
        assertThat(web.ask(elsewhere, get(path + ".xlsx").param("unit", of)).getStatus())
                .isEqualTo(404);
        assertThat(web.ask(elsewhere, get(contents)).getStatus()).isEqualTo(404);
    }

    private static String text(byte[] pdf) throws java.io.IOException {
        try (var it = org.apache.pdfbox.Loader.loadPDF(pdf)) {
            return new org.apache.pdfbox.text.PDFTextStripper().getText(it).replaceAll("\\s", "");
        }
    }

    /// 学籍号 of the form G is the identity number: neither the table nor a package holds any of it.
    @Test
    void an_identity_number_within_the_registry_number_is_not_filed() {
        numbers.put(first, "G11010120080101123X");
        numbers.put(second, "L110101200801011234");
        Acting.as(keeper, () -> file(List.of(first, second), "一库 1 架", Map.of(), "全部待补"));
        assertThat(filed(first))
                .as("beside the birthday four last digits would be enough")
                .contains("\"studentNumber\"", "\"bornOn\"")
                .doesNotContain("registryNumber", "123X");
        assertThat(filed(second)).doesNotContain("registryNumber", "L110101");
    }

    private String filed(UUID enrolment) {
        return Acting.call(
                Actor.system("test"),
                () ->
                        transaction.execute(status ->
                                sql.sql(
                                                "select facts::text from archive.volume where enrolment_id = ?")
                                        .param(enrolment)
                                        .query(String.class)
                                        .single()));
    }

    @Test
    void what_was_filed_stays_papers_are_added_and_damage_is_named() throws Exception {
        Acting.as(keeper, () -> file(List.of(first), "一库 1 架", Map.of(), "全部待补"));
        var volume = only();
        changed("update registry.student set name = '改名之后' where enrolment_id = ?", first);
        assertThat(only().name()).as("as it was on the day of filing").isEqualTo("欧阳明");
        Acting.as(
                keeper,
                () -> {
                    fileVolumes.add(volume.id(), "health", 3);
                    fileVolumes.move(volume.id(), "二库 9 架", "库房调整");
                });
        assertThat(only().missing()).doesNotContain("health");
        assertThat(only().place()).isEqualTo("二库 9 架");
        refused("volume.pages", () -> fileVolumes.add(volume.id(), "health", 0));
        changed(
                """
                insert into archive.volume (institution_id, enrolment_id, scope_pos, person_id, unit_id, number, place, facts,
                  digest, filed_on, filer, filed_at)
                select institution_id, enrolment_id, scope_pos, person_id, unit_id, 'Z', 'x', '{"name": "x"}', 'x',
                       '2026-01-01', 'x', now()
                  from registry.student where enrolment_id = ?
                """,
                second);
        var damaged = Acting.call(keeper, () -> readVolumes.page("Z", null, 10)).getFirst();
        assertThat(web.ask(keeper, get("/archives/" + damaged.id())).getContentAsString())
                .contains("校验值不一致");
        assertThatThrownBy(() ->
                        changed("update archive.volume set facts = '{}' where id = ?", volume.id()))
                .hasMessageContaining("stays as it was filed");
        refused("volume.filed", List.of(first), "一库 1 架", Map.of(), "x");
        assertThat(
                        web.ask(
                                        keeper,
                                        get("/archives/file")
                                                .param("unit", school.firstClass().toString()))
                                .getContentAsString())
                .doesNotContain("欧阳明");
    }

    @Test
    void two_who_file_one_class_at_once_file_it_once_with_a_number_each() throws Exception {
        Callable<String> act =
                () ->
                        Acting.call(
                                keeper,
                                () -> {
                                    try {
                                        return "filed "
                                                + file(
                                                        List.of(first, second),
                                                        "一库",
                                                        Map.of(),
                                                        "待补");
                                    } catch (Refused refused) {
                                        return refused.getMessage();
                                    }
                                });
        try (var two = Executors.newFixedThreadPool(2)) {
            var said = new java.util.ArrayList<String>();
            for (var it : two.invokeAll(List.of(act, act))) {
                said.add(it.get());
            }
            assertThat(said)
                    .anyMatch("filed 2"::equals)
                    .anyMatch(it -> it.contains("volume.filed"));
        }
        assertThat(Acting.call(keeper, () -> readVolumes.page("", null, 10)))
                .extracting(Volume::number)
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void schools_count_alike_and_no_volume_is_missed_between_two_pages() {
        for (var i = 0; i < 2; i++) {
            a_class_of_two();
            Acting.as(
                    keeper,
                    () ->
                            file(
                                    List.of(first),
                                    "一库 1 架",
                                    Map.of(first, Map.of("admission", 1)),
                                    "待补"));
        }
        var all = new Actor(null, "某人", "archive-keeper", null, Scope.ALL, "test");
        var number = today.getYear() + "-00001";
        var seen = new ArrayList<UUID>();
        String after = null;
        do {
            var from = after;
            var page = Acting.call(all, () -> readVolumes.page(number, from, 1));
            page.forEach(it -> seen.add(it.id()));
            after = page.isEmpty() ? null : page.getLast().cursor();
        } while (after != null);
        assertThat(seen)
                .containsExactlyElementsOf(
                        Acting.call(all, () -> readVolumes.page(number, null, 1000)).stream()
                                .map(Volume::id)
                                .toList())
                .hasSizeGreaterThan(1);
    }

    private long listed() {
        return Acting.call(
                Actor.system("test"),
                () ->
                        transaction.execute(it ->
                                sql.sql(
                                                "select count(*) from audit.entry where action = 'archive.list'"
                                                        + " and account_id = ?")
                                        .param(keeper.account())
                                        .query(Long.class)
                                        .single()));
    }

    private Volume only() {
        return Acting.call(keeper, () -> readVolumes.page("", null, 10)).getFirst();
    }

    private int file(
            List<UUID> students,
            String place,
            Map<UUID, Map<String, Integer>> pages,
            @Nullable String why) {
        return fileVolumes.file(
                school.firstClass(), new FileVolumes.Filing(students, place, pages, why));
    }

    private void refused(
            String code,
            List<UUID> students,
            String place,
            Map<UUID, Map<String, Integer>> pages,
            @Nullable String why) {
        refused(code, () -> file(students, place, pages, why));
    }

    private void refused(String code, Runnable act) {
        assertThatThrownBy(() -> Acting.as(keeper, act))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(code);
    }

    private String honours(UUID volume) {
        String kept =
                Acting.call(
                        keeper,
                        () ->
                                java.util.Objects.requireNonNull(
                                        transaction.execute(it ->
                                                sql.sql(
                                                                "select facts ->> 'honours' from archive.volume where id = ?")
                                                        .param(volume)
                                                        .query(String.class)
                                                        .single())));
        return kept;
    }

    private void awarded(String kind, String name) {
        changed(
                """
                with c as (
                  insert into selection.scheme (institution_id, kind, name, basis, order_by, rank_within, no_failed, no_sanction,
                                                added_by, added_at)
                  select e.institution_id, '%1$s', '%2$s', 'x', 'mean', 'class', false, false, 'x', now()
                    from registry.enrolment e where e.id = ? returning id, institution_id),
                r as (
                  insert into selection.round (institution_id, scheme_id, unit_id, name, during, opener, opened_at)
                  select institution_id, id, institution_id, '%2$s', '[2026-01-01,2026-02-01)', 'x', now() from c
                  returning id, institution_id)
                insert into selection.award (institution_id, round_id, scope_pos, person_id, enrolment_id, kind, name, awarded_on, decider)
                select r.institution_id, r.id, e.scope_pos, e.person_id, e.id, '%1$s', '%2$s', '2026-01-15', 'x'
                  from r, registry.enrolment e where e.id = '%3$s'
                """
                        .formatted(kind, name, first),
                first);
    }

    private void changed(String update, UUID id) {
        Acting.as(
                Actor.system("test"),
                () -> transaction.executeWithoutResult(it -> sql.sql(update).param(id).update()));
    }
}
