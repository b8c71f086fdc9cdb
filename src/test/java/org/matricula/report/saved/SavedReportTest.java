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
