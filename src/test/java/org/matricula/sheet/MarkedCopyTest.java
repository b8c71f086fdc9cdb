package org.matricula.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.matricula.sheet.RowMark.CellMark;

class MarkedCopyTest {

    private static final MarkedCopy MARKED =
            new MarkedCopy(Sheets.READER, new MarkedCopy.Words("结果", "问题", "学籍"));

    @TempDir Path folder;

    private Path marked(
            Path file, Layout layout, Map<Integer, RowMark> marks, MarkedCopy.Manner manner)
            throws Exception {
        var copy = Files.createTempFile(folder, "marked", ".xlsx");
        try (OutputStream out = Files.newOutputStream(copy)) {
            assertThat(MARKED.write(Sheets.admitted(file), layout, marks::get, out))
                    .isEqualTo(manner);
        }
        return copy;
    }

    private static final Map<Integer, RowMark> MARKS =
            Map.of(
                    5, new RowMark("新增", List.of()),
                    6,
                            new RowMark(
                                    "不能导入",
                                    List.of(new CellMark(3, "校验码不对"), new CellMark(5, "日期不明"))));

    @Test
    void a_small_workbook_comes_back_as_it_was_with_the_problems_beside_it() throws Exception {
        var roster = MessyRosters.nineYearSchool(folder);
        var copy =
                marked(roster.file(), Sheets.layout(roster.file()), MARKS, MarkedCopy.Manner.KEPT);
        try (var book = new XSSFWorkbook(Files.newInputStream(copy))) {
            var sheet = book.getSheet("花名册");
            assertThat(book.getNumberOfSheets()).isEqualTo(2);
            assertThat(sheet.getNumMergedRegions()).isGreaterThan(10);
            assertThat(sheet.getRow(3).getCell(12).getStringCellValue()).isEqualTo("结果");
            assertThat(sheet.getRow(4).getCell(12).getStringCellValue()).isEqualTo("新增");
            assertThat(sheet.getRow(5).getCell(13).getStringCellValue()).isEqualTo("校验码不对; 日期不明");
            assertThat(sheet.getRow(5).getCell(3).getCellComment().getString().getString())
                    .isEqualTo("校验码不对");
            assertThat(SheetStyles.isErroneous(sheet.getRow(5).getCell(3).getCellStyle())).isTrue();
            assertThat(SheetStyles.isErroneous(sheet.getRow(4).getCell(3).getCellStyle()))
                    .isFalse();
        }
    }

    @Test
    void a_marked_copy_sent_in_again_gets_its_marks_anew_and_no_further_columns() throws Exception {
        var roster = MessyRosters.nineYearSchool(folder);
        var once =
                marked(roster.file(), Sheets.layout(roster.file()), MARKS, MarkedCopy.Manner.KEPT);
        var twice =
                marked(
                        once,
                        Sheets.layout(once),
                        Map.of(5, new RowMark("未变", List.of())),
                        MarkedCopy.Manner.KEPT);
        try (var book = new XSSFWorkbook(Files.newInputStream(twice))) {
            var sheet = book.getSheet("花名册");
            assertThat((int) sheet.getRow(3).getLastCellNum()).isEqualTo(14);
            assertThat(sheet.getRow(4).getCell(12).getStringCellValue()).isEqualTo("未变");
            assertThat(sheet.getCellComments()).isEmpty();
            assertThat(SheetStyles.isErroneous(sheet.getRow(5).getCell(3).getCellStyle()))
                    .isFalse();
        }
    }

    @Test
    void formulas_come_back_as_their_last_values() throws Exception {
        var file = folder.resolve("formula.xlsx");
        try (var book = new XSSFWorkbook()) {
            var sheet = book.createSheet("S");
            MessyRosters.fill(sheet.createRow(0), "姓名", "性别", "学号");
            var row = sheet.createRow(1);
            row.createCell(0).setCellFormula("\"张\"&\"三\"");
            row.createCell(2).setCellFormula("40+2");
            sheet.setArrayFormula("1+1", org.apache.poi.ss.util.CellRangeAddress.valueOf("D2:D3"));
            book.getCreationHelper().createFormulaEvaluator().evaluateAll();
            MessyRosters.save(book, file);
        }
        var copy = marked(file, Sheets.layout(file), MARKS, MarkedCopy.Manner.KEPT);
        try (var book = new XSSFWorkbook(Files.newInputStream(copy))) {
            book.getSheetAt(0)
                    .forEach(row ->
                            row.forEach(cell ->
                                    assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA)));
            assertThat(book.getSheetAt(0).getRow(1).getCell(0).getStringCellValue())
                    .isEqualTo("张三");
            assertThat(book.getSheetAt(0).getRow(1).getCell(2).getNumericCellValue()).isEqualTo(42);
        }
    }

    @Test
    void an_xls_and_a_text_come_back_as_xlsx_with_their_values() throws Exception {
        var marks =
                Map.of(
                        2,
                        new RowMark(
                                "不能导入", List.of(new CellMark(1, "民族不明"), new CellMark(-1, "重复"))));
        for (var file :
                List.of(
                        MessyRosters.college(folder, 5),
                        MessyRosters.text(folder, StandardCharsets.UTF_8, ';', false))) {
            var original = Sheets.rows(file);
            var copy = marked(file, Sheets.layout(file), marks, MarkedCopy.Manner.REWRITTEN);
            var rows = Sheets.rows(copy);
            var width = original.getFirst().cells().size();
            assertThat(rows.get(1).cell(0).text()).isEqualTo(original.get(1).cell(0).text());
            assertThat(rows.get(1).cell(3).text()).isEqualTo(original.get(1).cell(3).text());
            assertThat(rows.get(0).cell(width).text()).isEqualTo("结果");
            assertThat(rows.get(1).cell(width + 1).text()).isEqualTo("民族不明; 重复");
        }
    }

    @Test
    void a_hundred_thousand_rows_are_marked_in_a_heap_of_256_megabytes() throws Exception {
        var file = LargeRoster.of(folder, 100_000, 30);
        assertThat(
                        Forked.run(
                                "-Xmx256m",
                                MarkAll.class,
                                file.toString(),
                                folder.resolve("out.xlsx").toString()))
                .contains("REWRITTEN");
    }

    static class MarkAll {
        public static void main(String[] args) throws Exception {
            var file = Path.of(args[0]);
            var mark = new RowMark("不能导入", List.of(new CellMark(2, "校验码不对")));
            var from = System.nanoTime();
            try (OutputStream out = Files.newOutputStream(Path.of(args[1]))) {
                System.out.println(
                        MARKED.write(
                                Sheets.admitted(file),
                                Sheets.layout(file),
                                row -> row % 2 == 0 ? mark : null,
                                out));
            }
            System.out.println((System.nanoTime() - from) / 1_000_000 + " ms");
        }
    }
}
