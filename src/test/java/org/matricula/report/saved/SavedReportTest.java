package org.matricula.report.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.matricula.report.ReportSteps.refused;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.registry.Intake;
import org.matricula.registry.Registry;
import org.matricula.registry.TestStudents;
import org.matricula.report.ReportSteps;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// A report kept by somebody, made on its day within their post, and read by nobody else.
@ProgramTest
class SavedReportTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;
    @Autowired KeepReports keep;
    @Autowired Registry registry;
    @Autowired DeliverSaved deliverSaved;
    @Autowired Clock clock;

    ReportSteps steps;
    Actor registrar;
    LocalDate today;

    @BeforeEach
    void two_schools() {
        steps = new ReportSteps(mvc, sql, transaction);
        registrar = steps.first.registrar();
        today = LocalDate.now(clock);
        var students = new TestStudents(intake, transaction, sql);
        students.enrolled(
                TestStudents.newcomer("欧阳明", steps.first.classId(), today.minusDays(40)),
                steps.first.id());
        students.enrolled(
                TestStudents.newcomer("诸葛亮", steps.second.classId(), today.minusDays(40)),
                steps.second.id());
    }

    @Test
    void a_head_count_is_made_on_its_day_for_its_owner_alone() throws Exception {
        refused(
                "saved.by",
                registrar,
                () -> keep.keep("x", "headcount", List.of("shoe"), Map.of(), "none"));
        var to =
                steps.send(
                        registrar,
                        "/saved-reports",
                        "name",
                        "每日人数",
                        "kind",
                        "headcount",
                        "by",
                        "grade",
                        "by",
                        "sex",
                        "rhythm",
                        "daily");
        var id = UUID.fromString(to.substring(to.lastIndexOf('/') + 1));
        deliverSaved.deliver(today);
        assertThat(files(id)).as("not due before tomorrow").isEmpty();
        deliverSaved.deliver(today.plusDays(1));
        deliverSaved.deliver(today.plusDays(1));
        var made = files(id);
        assertThat(made).singleElement().satisfies(it -> assertThat(it.lines()).isEqualTo(1));
        assertThat(steps.notices(registrar)).containsOnlyOnce("notice.saved.made");
        var path = "/saved-reports/" + id + "/deliveries/" + made.getFirst().id();
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(steps.file(registrar, path)))) {
            var row = book.getSheetAt(0).getRow(1);
            assertThat(row.getCell(0).getStringCellValue()).isEqualTo("7");
            assertThat(row.getCell(2).getNumericCellValue()).isEqualTo(1);
        }
        assertThat(steps.status(steps.first.head(), path)).isEqualTo(404);
        assertThat(steps.status(steps.second.registrar(), "/saved-reports/" + id)).isEqualTo(404);

        sql.sql(
                        "update identity.post set during = daterange('2020-01-01', '2020-02-01') where account_id = ?")
                .param(registrar.account())
                .update();
        deliverSaved.deliver(today.plusDays(2));
        assertThat(files(id)).hasSize(1);
        assertThat(steps.notices(registrar)).contains("notice.saved.stopped");
    }

    /// The page says what the file says, also after a student has come since.
    @Test
    void each_figure_of_a_head_count_leads_to_its_students_as_they_were_known() throws Exception {
        var id =
                Acting.call(
                        registrar,
                        () ->
                                keep.keep(
                                        "人数",
                                        "headcount",
                                        List.of("grade", "sex"),
                                        Map.of(),
                                        "none"));
        var made = Acting.call(registrar, () -> keep.make(id));
        var path = "/saved-reports/" + id + "/deliveries/" + made;
        assertThat(steps.page(registrar, "/saved-reports/" + id)).contains(path + "/table");
        new TestStudents(intake, transaction, sql)
                .enrolled(
                        TestStudents.newcomer("司马光", steps.first.classId(), today.minusDays(40)),
                        steps.first.id());
        var table = steps.page(registrar, path + "/table");
        assertThat(table).contains(">7</th>", "合计").doesNotContain(">2</a>");
        var cell =
                java.util.regex.Pattern.compile(
                        "href=\"([^\"]+/students\\?v0=7&amp;v1=[^\"]*)\">1<");
        var found = cell.matcher(table);
        assertThat(found.find()).as(table).isTrue();
        assertThat(steps.page(registrar, found.group(1).replace("&amp;", "&")))
                .contains("欧阳明")
                .doesNotContain("诸葛亮", "司马光");
        assertThat(steps.page(registrar, path + "/students")).contains("欧阳明").doesNotContain("司马光");
        assertThat(steps.page(registrar, path + "/students?v0=8")).doesNotContain("欧阳明");
        var later = Acting.call(registrar, () -> keep.make(id));
        assertThat(
                        steps.page(
                                registrar,
                                "/saved-reports/" + id + "/deliveries/" + later + "/students?v0=7"))
                .contains("欧阳明", "司马光");
        assertThat(steps.status(steps.first.head(), path + "/table")).isEqualTo(404);
        assertThat(steps.status(steps.second.registrar(), path + "/students")).isEqualTo(404);
        assertThat(
                        steps.seeing(() ->
                                sql.sql(
                                                "select count(*) from audit.entry where action = 'report.students' and subject = ?")
                                        .param("saved-report:" + id)
                                        .query(Integer.class)
                                        .single()))
                .isEqualTo(4);
    }

    /// What became of somebody after a report was made is not in it: neither in its file nor on its
    /// page.
    @Test
    void a_detail_put_right_later_changes_no_report_that_was_made() throws Exception {
        boards("1");
        var id =
                Acting.call(
                        registrar,
                        () -> keep.keep("住宿", "headcount", List.of("boarding"), Map.of(), "none"));
        var made = Acting.call(registrar, () -> keep.make(id));
        boards("2");
        var path = "/saved-reports/" + id + "/deliveries/";
        assertThat(steps.page(registrar, path + made + "/table"))
                .contains(">走读</th>")
                .doesNotContain(">住校</th>");
        assertThat(steps.page(registrar, path + made + "/students?v0=1")).contains("欧阳明");
        assertThat(steps.page(registrar, path + made + "/students?v0=2")).doesNotContain("欧阳明");
        var later = Acting.call(registrar, () -> keep.make(id));
        assertThat(steps.page(registrar, path + later + "/table"))
                .contains(">住校</th>")
                .doesNotContain(">走读</th>");
    }

    private void boards(String how) {
        Acting.as(
                Actor.system("test"),
                () ->
                        transaction.executeWithoutResult(_ -> {
                            var whom =
                                    sql.sql(
                                                    """
                                                    update registry.enrolment set boarding = ?
                                                     where institution_id = ? returning id
                                                    """)
                                            .param(how)
                                            .param(steps.first.id())
                                            .query(UUID.class)
                                            .list();
                            registry.detailsChanged(whom);
                        }));
    }

    @Test
    void what_is_shared_is_made_within_each_readers_own_post() throws Exception {
        var other =
                Acting.call(
                        Actor.system("test"),
                        () ->
                                new org.matricula.organisation.TestUnits(sql, transaction)
                                        .unit(
                                                "class",
                                                steps.first.id(),
                                                steps.first.id(),
                                                "school"));
        new TestStudents(intake, transaction, sql)
                .enrolled(
                        TestStudents.newcomer("司马光", other, today.minusDays(40)), steps.first.id());
        var teacher = steps.staff("class-teacher", steps.first.classId());
        var elsewhere = steps.staff("class-teacher", other);
        var id =
                Acting.call(
                        registrar, () -> keep.keep("名册", "roster", List.of(), Map.of(), "daily"));
        var page = "/saved-reports/" + id;
        assertThat(steps.status(teacher, page)).as("not shared yet").isEqualTo(404);
        for (var wrong :
                List.of(
                        new String[] {"unit", steps.second.id().toString()},
                        new String[] {"unit", steps.first.id().toString(), "role", "student"},
                        new String[] {})) {
            assertThat(steps.tried(registrar, page + "/shares", wrong)).isEqualTo(400);
        }
        assertThat(
                        steps.tried(
                                registrar,
                                page + "/shares",
                                "unit",
                                steps.first.classId().toString(),
                                "role",
                                "counsellor"))
                .as("nobody there")
                .isEqualTo(422);
        steps.send(
                registrar,
                page + "/shares",
                "unit",
                steps.first.classId().toString(),
                "role",
                "class-teacher");
        assertThat(
                        steps.tried(
                                registrar,
                                page + "/shares",
                                "unit",
                                steps.first.classId().toString(),
                                "role",
                                "class-teacher"))
                .as("once")
                .isEqualTo(409);
        assertThat(steps.notices(teacher)).contains("notice.saved.shared");
        assertThat(steps.page(teacher, "/saved-reports")).contains("分享给我的", "名册");
        assertThat(steps.page(elsewhere, "/saved-reports")).doesNotContain("名册</a>");
        assertThat(steps.status(elsewhere, page)).isEqualTo(404);
        assertThat(steps.status(steps.second.registrar(), page)).isEqualTo(404);

        deliverSaved.deliver(today.plusDays(1));
        assertThat(read(registrar, id)).contains("欧阳明", "司马光");
        assertThat(read(teacher, id)).contains("欧阳明").doesNotContain("司马光", "诸葛亮");
        assertThat(steps.notices(teacher)).contains("notice.saved.made");
        var owners = files(id).getFirst().id();
        assertThat(steps.status(teacher, page + "/deliveries/" + owners))
                .as("the owner's own file")
                .isEqualTo(404);
        assertThat(steps.tried(teacher, page + "/stop")).isEqualTo(404);
        assertThat(steps.tried(teacher, page + "/shares", "unit", steps.first.classId().toString()))
                .isEqualTo(404);
        steps.send(teacher, page + "/make");
        assertThat(made(teacher, id)).hasSize(2);
        assertThat(made(registrar, id)).hasSize(1);

        var share =
                sql.sql("select id from report.share where saved_id = ?")
                        .param(id)
                        .query(UUID.class);
        var of = Acting.call(registrar, () -> transaction.execute(_ -> share.single()));
        steps.send(registrar, page + "/shares/" + of + "/end");
        assertThat(steps.status(teacher, page)).isEqualTo(404);
        deliverSaved.deliver(today.plusDays(2));
        assertThat(made(teacher, id)).hasSize(2);
        assertThat(made(registrar, id)).hasSize(2);
    }

    @Test
    void a_report_that_cannot_be_made_is_told_to_its_owner() {
        var id =
                Acting.call(
                        registrar,
                        () -> keep.keep("人数", "headcount", List.of("sex"), Map.of(), "daily"));
        steps.seeing(() ->
                sql.sql("update report.saved set dimensions = '{shoe}' where id = ?")
                        .param(id)
                        .update());
        deliverSaved.deliver(today.plusDays(1));
        assertThat(files(id)).isEmpty();
        assertThat(steps.notices(registrar)).contains("notice.saved.failed");
    }

    private List<Saved.Delivery> made(Actor whose, UUID id) {
        return Acting.call(whose, () -> keep.deliveries(id));
    }

    private String read(Actor whose, UUID id) throws Exception {
        var path = "/saved-reports/" + id + "/deliveries/" + made(whose, id).getFirst().id();
        var words = new StringBuilder();
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(steps.file(whose, path)))) {
            book.getSheetAt(0).forEach(row -> row.forEach(words::append));
        }
        return words.toString();
    }

    @Test
    void a_roster_holds_those_within_reach_and_what_is_asked_for() throws Exception {
        var all =
                Acting.call(
                        registrar, () -> keep.keep("名册", "roster", List.of(), Map.of(), "none"));
        steps.send(registrar, "/saved-reports/" + all + "/make");
        assertThat(names(all)).contains("欧阳明").doesNotContain("诸葛亮");
        var none =
                Acting.call(
                        registrar,
                        () -> keep.keep("八年级", "roster", List.of(), Map.of("grade", "8"), "none"));
        Acting.call(registrar, () -> keep.make(none));
        assertThat(names(none)).doesNotContain("欧阳明");
        steps.send(registrar, "/saved-reports/" + none + "/stop");
        assertThat(steps.page(registrar, "/saved-reports")).contains("名册").doesNotContain("八年级");
    }

    /// A file that holds not all of them says so, and so does its notice.
    @Test
    void a_roster_that_is_cut_says_so() throws Exception {
        new TestStudents(intake, transaction, sql)
                .enrolled(
                        TestStudents.newcomer("司马光", steps.first.classId(), today.minusDays(40)),
                        steps.first.id());
        var id =
                Acting.call(
                        registrar, () -> keep.keep("名册", "roster", List.of(), Map.of(), "none"));
        made(id, 1);
        assertThat(names(id)).contains("欧阳明", "只列前 1 人").doesNotContain("司马光");
        assertThat(files(id)).singleElement().satisfies(it -> assertThat(it.lines()).isOne());
        assertThat(steps.notices(registrar))
                .contains("notice.saved.cut")
                .doesNotContain("notice.saved.made");
        made(id, 2);
        assertThat(names(id)).contains("司马光").doesNotContain("只列前");
    }

    private void made(UUID id, int most) {
        Acting.as(
                registrar,
                () ->
                        transaction.executeWithoutResult(
                                _ -> keep.deliver(keep.get(id), today, most)));
    }

    @Test
    void two_classes_of_one_name_are_two_and_both_ways_have_their_sums() throws Exception {
        var students = new TestStudents(intake, transaction, sql);
        var other =
                Acting.call(
                        Actor.system("test"),
                        () -> {
                            var units = new org.matricula.organisation.TestUnits(sql, transaction);
                            var grade =
                                    units.unit(
                                            "grade", steps.first.id(), steps.first.id(), "school");
                            return units.unit("class", grade, steps.first.id(), "school");
                        });
        students.enrolled(
                TestStudents.newcomer("司马光", other, today.minusDays(40)), steps.first.id());
        ReportSteps.behindTheBack(
                "update organisation.unit set name = '一班' where id in ('%s', '%s')"
                        .formatted(other, steps.first.classId()));
        ReportSteps.behindTheBack(
                "update organisation.unit set name = '七年级' where id in (select parent_id from organisation.unit where id in ('%s', '%s'))"
                        .formatted(other, steps.first.classId()));
        ReportSteps.behindTheBack(
                "update registry.enrolment set origin = '江苏省南京市' where id = (select enrolment_id from registry.student where name = '司马光' and institution_id = '%s')"
                        .formatted(steps.first.id()));
        Acting.as(
                Actor.system("test"),
                () ->
                        transaction.executeWithoutResult(_ ->
                                registry.detailsChanged(
                                        sql.sql(
                                                        "select id from registry.enrolment where institution_id = ?")
                                                .param(steps.first.id())
                                                .query(UUID.class)
                                                .list())));
        var classes = rows(List.of("class", "origin"));
        assertThat(classes).hasSize(4);
        assertThat(classes.getFirst()).containsExactly("班级", "江苏省", "未登记", "合计");
        assertThat(classes.subList(1, 3))
                .allSatisfy(it -> assertThat(it.getLast()).isEqualTo("1.0"));
        assertThat(classes.getLast()).containsExactly("合计", "1.0", "1.0", "2.0");
        assertThat(rows(List.of("unit", "age")).subList(1, 3))
                .allSatisfy(it -> assertThat(it.getLast()).isEqualTo("1.0"));
        assertThat(rows(List.of("major")).get(1)).containsExactly("未登记", "2.0");
        refused(
                "saved.number",
                registrar,
                () -> keep.keep("x", "headcount", List.of("sex"), Map.of("grade", "八"), "none"));
    }

    private List<List<String>> rows(List<String> by) throws Exception {
        var id = Acting.call(registrar, () -> keep.keep("人数", "headcount", by, Map.of(), "none"));
        Acting.call(registrar, () -> keep.make(id));
        var bytes =
                steps.file(
                        registrar,
                        "/saved-reports/" + id + "/deliveries/" + files(id).getFirst().id());
        var all = new java.util.ArrayList<List<String>>();
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            book.getSheetAt(0)
                    .forEach(row -> {
                        var cells = new java.util.ArrayList<String>();
                        row.forEach(cell -> cells.add(cell.toString()));
                        all.add(cells);
                    });
        }
        return all.subList(0, 1 + all.stream().map(List::getFirst).toList().lastIndexOf("合计"));
    }

    private List<Saved.Delivery> files(UUID id) {
        return Acting.call(registrar, () -> keep.one(id)).deliveries();
    }

    private String names(UUID id) throws Exception {
        var file = files(id).getFirst();
        var bytes = steps.file(registrar, "/saved-reports/" + id + "/deliveries/" + file.id());
        var text = new StringBuilder();
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            book.getSheetAt(0).forEach(row -> row.forEach(cell -> text.append(cell).append('|')));
        }
        return text.toString();
    }
}
