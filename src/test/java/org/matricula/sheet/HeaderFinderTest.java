package org.matricula.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeaderFinderTest {

    @TempDir Path folder;

    @Test
    void the_roster_is_found_among_the_sheets_and_its_header_under_the_titles() {
        var roster = MessyRosters.nineYearSchool(folder);
        try (var book = Sheets.open(roster.file())) {
            var choices = new HeaderFinder(Sheets.ROSTER).survey(book);
            assertThat(choices).extracting(it -> it.sheet().name()).containsExactly("花名册", "填表说明");
            var layout = choices.getFirst().layout().orElseThrow();
            assertThat(layout.headerFrom()).isEqualTo(3);
            assertThat(layout.headerTo()).isEqualTo(4);
            assertThat(layout.columns())
                    .extracting(Column::heading)
                    .contains("监护人 / 姓名", "监护人 / 与学生关系", "监护人 / 联系电话", "序号");
        }
    }

    @Test
    void columns_find_their_fields_in_any_order_and_under_any_usual_heading() {
        var layout = Sheets.layout(MessyRosters.nineYearSchool(folder).file());
        var mapping = Mapping.guess(layout, Sheets.ROSTER);
        var fields = new ArrayList<String>();
        mapping.columns().forEach(it -> fields.add(mapping.fieldOf(it.index()).orElse("-")));
        assertThat(fields)
                .containsExactly(
                        "-",
                        "className",
                        "name",
                        "idNumber",
                        "sex",
                        "birthDate",
                        "ethnicity",
                        "guardian1Name",
                        "guardian1Relation",
                        "guardian1Phone",
                        "homeAddress",
                        "entryDate");
        assertThat(mapping.missing(Sheets.ROSTER)).isEmpty();
        assertThat(mapping.choice(3).orElseThrow().certainty()).isGreaterThan(0.9);
    }

    @Test
    void only_pupils_are_data_and_the_rest_is_counted() {
        var roster = MessyRosters.nineYearSchool(folder);
        var layout = Sheets.layout(roster.file());
        try (var book = Sheets.open(roster.file());
                var rows = book.rows(layout.sheet())) {
            var body = layout.body(rows);
            var names = new ArrayList<String>();
            var mapping = Mapping.guess(layout, Sheets.ROSTER);
            body.forEachRemaining(it -> names.add(CellText.name(mapping.cell(it, "name").text())));
            assertThat(names)
                    .hasSameSizeAs(roster.pupils())
                    .contains(roster.pupils().getFirst().name());
            assertThat(body.count(RowKind.TOTAL)).isEqualTo(1);
            assertThat(body.count(RowKind.NOTE)).isEqualTo(1);
            assertThat(body.count(RowKind.BLANK)).isEqualTo(3);
        }
    }

    @Test
    void merged_classes_reach_every_pupil() {
        var roster = MessyRosters.nineYearSchool(folder);
        var layout = Sheets.layout(roster.file());
        var mapping = Mapping.guess(layout, Sheets.ROSTER);
        try (var book = Sheets.open(roster.file());
                var rows = book.rows(layout.sheet())) {
            var classes = new ArrayList<String>();
            layout.body(rows)
                    .forEachRemaining(it -> classes.add(mapping.cell(it, "className").text()));
            assertThat(classes)
                    .isEqualTo(
                            roster.pupils().stream().map(MessyRosters.Pupil::className).toList());
        }
    }

    @Test
    void a_group_without_merged_cells_is_understood_too() throws Exception {
        var layout =
                Sheets.layout(
                        csv(
                                "序号,学生姓名,父亲,,母亲,\n"
                                        + ",,姓名,电话,姓名,手机号码\n"
                                        + "1,张三,张大,13800138000,李红,13900139000\n"));
        assertThat(layout.headerTo()).isEqualTo(2);
        assertThat(fields(layout))
                .containsExactly(
                        "-", "name", "fatherName", "fatherPhone", "motherName", "motherPhone");
    }

    @Test
    void headings_with_stars_brackets_english_and_fillers_are_understood() throws Exception {
        var layout =
                Sheets.layout(
                        csv(
                                "★姓  名(必填),Gender,【身份证件号】,出生年月（如2010-09）,手机号码*,学制（年）,ID valid\n"
                                        + "张三,男,1,2,3,4,5\n"));
        assertThat(fields(layout))
                .containsExactly(
                        "name", "sex", "idNumber", "birthDate", "phone", "schoolingYears", "-");
    }

    @Test
    void values_tell_a_column_whose_heading_says_nothing() throws Exception {
        var text = new StringBuilder("姓名,性别,号码,列4\n");
        MessyRosters.pupils(9, 2010, 1)
                .forEach(it ->
                        text.append(
                                        String.join(
                                                ",",
                                                it.name(),
                                                it.sex(),
                                                it.idNumber(),
                                                it.phone()))
                                .append('\n'));
        assertThat(fields(Sheets.layout(csv(text.toString()))))
                .containsExactly("name", "sex", "idNumber", "phone");
    }

    @Test
    void a_repeated_header_and_title_are_no_pupils() throws Exception {
        var file = csv("花名册,,\n姓名,性别,学号\n张三,男,1\n花名册,,\n姓名,性别,学号\n李四,女,2\n本页小计,,2\n注：以上名单已核对,,\n");
        var layout = Sheets.layout(file);
        try (var book = Sheets.open(file);
                var rows = book.rows(layout.sheet())) {
            var body = layout.body(rows);
            var numbers = new ArrayList<Integer>();
            body.forEachRemaining(it -> numbers.add(it.number()));
            assertThat(numbers).containsExactly(3, 6);
            assertThat(
                            List.of(
                                    body.count(RowKind.HEADER),
                                    body.count(RowKind.TOTAL),
                                    body.count(RowKind.NOTE)))
                    .containsExactly(2, 1, 1);
        }
    }

    @Test
    void a_sheet_without_a_header_says_so_and_a_person_can_point_at_one() throws Exception {
        var file = csv("甲,乙\n张三,男\n李四,女\n");
        try (var book = Sheets.open(file)) {
            var finder = new HeaderFinder(Sheets.ROSTER);
            var sheet = book.sheets().getFirst();
            assertThat(finder.find(book, sheet)).isEmpty();
            var layout = finder.at(book, sheet, 1, 1);
            assertThat(layout.columns()).extracting(Column::heading).containsExactly("甲", "乙");
            assertThat(layout.sample()).hasSize(2);
        }
    }

    @Test
    void a_decision_wins_over_every_guess_and_is_remembered() throws Exception {
        var layout = Sheets.layout(csv("姓名,号,班级\n张三,7,一班\n"));
        var changed = Mapping.guess(layout, Sheets.ROSTER).with(1, "studentNumber").with(2, null);
        assertThat(changed.columnOf("studentNumber")).hasValue(1);
        assertThat(changed.toMap()).isEqualTo(Map.of("姓名", "name", "号", "studentNumber", "班级", ""));
        var again = Mapping.guess(layout, Sheets.ROSTER, changed.toMap());
        assertThat(again.toMap()).isEqualTo(changed.toMap());
        assertThat(again.choice(1).orElseThrow().origin()).isEqualTo(Mapping.Origin.SAVED);
        assertThat(again.with(2, "name").fieldOf(0)).isEmpty();
    }

    @Test
    void a_hidden_sheet_is_not_preferred() throws Exception {
        var file = folder.resolve("hidden.xlsx");
        try (var book = new XSSFWorkbook()) {
            for (var name : List.of("旧", "新")) {
                MessyRosters.fill(book.createSheet(name).createRow(0), "姓名", "性别", "学号");
            }
            book.setSheetHidden(0, true);
            book.setActiveSheet(1);
            MessyRosters.save(book, file);
        }
        try (var book = Sheets.open(file)) {
            var best = new HeaderFinder(Sheets.ROSTER).survey(book).getFirst();
            assertThat(best.sheet()).isEqualTo(new SheetInfo(1, "新", false));
        }
    }

    private static List<String> fields(Layout layout) {
        var mapping = Mapping.guess(layout, Sheets.ROSTER);
        return mapping.columns().stream()
                .map(it -> mapping.fieldOf(it.index()).orElse("-"))
                .toList();
    }

    private Path csv(String text) throws Exception {
        return Files.writeString(Files.createTempFile(folder, "r", ".csv"), text);
    }
}
