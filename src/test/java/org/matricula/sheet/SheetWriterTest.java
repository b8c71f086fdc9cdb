package org.matricula.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SheetWriterTest {

    private static final List<String> HARMFUL =
            List.of(
                    "=1+1",
                    "+1",
                    "-1",
                    "@SUM(A1)",
                    "\t=1",
                    "\r=1",
                    "＝1+1",
                    "＋1",
                    "－1",
                    "＠x",
                    " =1",
                    "\u00A0=cmd|' /C calc'!A0",
                    "\n=1");

    @TempDir Path folder;

    private interface Writing {
        SheetWriter to(OutputStream out, SheetDesign design);
    }

    private Path written(String name, Writing writing, List<String> texts) throws Exception {
        var file = folder.resolve(name);
        try (var out = Files.newOutputStream(file);
                var writer =
                        writing.to(out, SheetDesign.of("名单", List.of("姓名", "证件号码", "日期", "数")))) {
            for (var text : texts) {
                writer.row(Arrays.asList(text, "130102201305050010", LocalDate.of(2010, 9, 1), 3));
            }
            writer.mark("由 管理员 于 2026-11-23 导出");
        }
        return file;
    }

    @Test
    void no_text_in_an_xlsx_can_become_a_formula_and_all_come_back_as_they_were() throws Exception {
        var file = written("safe.xlsx", SheetWriter::xlsx, HARMFUL);
        try (var book = new XSSFWorkbook(Files.newInputStream(file))) {
            for (var i = 0; i < HARMFUL.size(); i++) {
                var cell = book.getSheetAt(0).getRow(i + 1).getCell(0);
                assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
                assertThat(cell.getCellStyle().getDataFormatString()).isEqualTo("@");
                assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
            }
        }
        var rows = Sheets.rows(file);
        assertThat(rows.get(1).cell(0).text()).isEqualTo("=1+1");
        assertThat(rows.get(1).cell(1)).isEqualTo(Cell.text("130102201305050010"));
        assertThat(rows.get(1).cell(2).date()).isEqualTo("2010-09-01");
        assertThat(rows.get(1).cell(3)).isEqualTo(Cell.of(Cell.Kind.NUMBER, "3"));
        assertThat(rows.getLast().cell(0).text()).startsWith("由 管理员");
        assertThat(Sheets.layout(file).kindOf(rows.getLast())).isEqualTo(RowKind.NOTE);
    }

    @Test
    void no_field_of_a_csv_begins_like_a_formula_or_loses_digits() throws Exception {
        var file = written("safe.csv", SheetWriter::csv, HARMFUL);
        assertThat(Files.readAllBytes(file)).startsWith(0xEF, 0xBB, 0xBF);
        var rows = Sheets.rows(file);
        for (var row : rows.subList(1, rows.size() - 1)) {
            assertThat(row.cell(0).text()).startsWith("'");
            assertThat(row.cell(1).text()).isEqualTo("'130102201305050010");
            assertThat(CellText.tidy(row.cell(1).text())).isEqualTo("130102201305050010");
        }
        assertThat(CellText.tidy(rows.get(1).cell(0).text())).isEqualTo("=1+1");
    }

    @Test
    void a_list_has_a_header_that_stays_a_filter_and_values_to_choose() throws Exception {
        var file = folder.resolve("template.xlsx");
        var sexes = new SheetDesign.ColumnDesign("性别", 8, List.of("男", "女"));
        try (var out = Files.newOutputStream(file);
                var writer =
                        SheetWriter.xlsx(
                                out,
                                new SheetDesign(
                                        "模板:/1",
                                        List.of(SheetDesign.ColumnDesign.of("姓名"), sexes)))) {
            writer.row(List.of("张三", "男"));
        }
        try (var book = new XSSFWorkbook(Files.newInputStream(file))) {
            var sheet = book.getSheetAt(0);
            assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
            assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A1:B2");
            assertThat(sheet.getDataValidations())
                    .singleElement()
                    .satisfies(it ->
                            assertThat(it.getValidationConstraint().getFormula1())
                                    .contains("$A$1:$A$2"));
            assertThat(sheet.getColumnWidth(1)).isEqualTo(8 * 256);
        }
        assertThat(Sheets.rows(file)).hasSize(2);
    }
}
