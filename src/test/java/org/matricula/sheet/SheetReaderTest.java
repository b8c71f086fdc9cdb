package org.matricula.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Random;
import java.util.Set;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.matricula.sheet.Cell.Kind;
import org.matricula.sheet.Cell.Mark;

class SheetReaderTest {

    @TempDir Path folder;

    @Test
    void cells_of_an_xlsx_come_as_they_are_seen() throws Exception {
        var file = folder.resolve("types.xlsx");
        try (var book = new XSSFWorkbook()) {
            var row = book.createSheet("S").createRow(6);
            row.createCell(0).setCellValue("文_x000D_字");
            row.createCell(1).setCellValue(13_812_345_678d);
            row.createCell(2).setCellValue(123);
            format(book, row.getCell(2), "00000000");
            row.createCell(3).setCellValue(LocalDate.of(2010, 9, 1));
            format(book, row.getCell(3), "yyyy\"年\"m\"月\"");
            row.createCell(4).setCellValue(true);
            row.createCell(5).setCellFormula("1+1");
            row.createCell(6).setCellErrorValue(FormulaError.NA.getCode());
            row.createCell(7).setCellValue(130102201305050010d);
            row.createCell(8).setCellValue(0.1 + 0.2);
            row.createCell(9).setCellValue("4.40102E+17");
            row.createCell(11).setCellValue("末");
            book.getCreationHelper().createFormulaEvaluator().evaluateAll();
            MessyRosters.save(book, file);
        }
        var row = Sheets.rows(file).getFirst();
        assertThat(row.number()).isEqualTo(7);
        assertThat(row.cell(0)).isEqualTo(Cell.text("文\r字"));
        assertThat(row.cell(1)).isEqualTo(Cell.of(Kind.NUMBER, "13812345678"));
        assertThat(row.cell(2).text()).isEqualTo("00000123");
        assertThat(row.cell(3).date()).isEqualTo("2010-09-01");
        assertThat(row.cell(4)).isEqualTo(Cell.of(Kind.BOOLEAN, "TRUE"));
        assertThat(row.cell(5)).isEqualTo(new Cell(Kind.NUMBER, "2", Set.of(Mark.FORMULA)));
        assertThat(row.cell(6)).isEqualTo(Cell.of(Kind.ERROR, "#N/A"));
        assertThat(row.cell(7).is(Mark.ROUNDED)).isTrue();
        assertThat(row.cell(7).text()).hasSize(18).startsWith("130102201305050");
        assertThat(row.cell(8).text()).isEqualTo("0.3");
        assertThat(row.cell(9).is(Mark.ROUNDED)).isTrue();
        assertThat(row.cell(10)).isEqualTo(Cell.EMPTY);
        assertThat(row.cell(11).text()).isEqualTo("末");
    }

    private static void format(
            XSSFWorkbook book, org.apache.poi.ss.usermodel.Cell cell, String code) {
        var style = book.createCellStyle();
        style.setDataFormat(book.createDataFormat().getFormat(code));
        cell.setCellStyle(style);
    }

    @Test
    void a_cell_merged_downwards_lends_its_value_to_the_rows_beside_it() throws Exception {
        var file = folder.resolve("merged.xlsx");
        try (var book = new XSSFWorkbook()) {
            var sheet = book.createSheet("S");
            MessyRosters.fill(sheet.createRow(0), "一班", "张三");
            MessyRosters.fill(sheet.createRow(1), "", "李四");
            sheet.createRow(2).createCell(3).setCellValue("");
            MessyRosters.fill(sheet.createRow(3), "", "王五");
            sheet.addMergedRegion(new CellRangeAddress(0, 1, 0, 0));
            MessyRosters.save(book, file);
        }
        var rows = Sheets.rows(file);
        assertThat(rows.get(1).cell(0).text()).isEqualTo("一班");
        assertThat(rows.get(1).cell(0).is(Mark.MERGED)).isTrue();
        assertThat(rows.getLast().number()).isEqualTo(4);
        assertThat(rows.getLast().cell(0)).isEqualTo(Cell.EMPTY);
    }

    @Test
    void an_xls_is_read_like_an_xlsx() {
        var rows = Sheets.rows(MessyRosters.college(folder, 60));
        var pupil = MessyRosters.pupils(60, 2007, 11).get(59);
        assertThat(rows).hasSize(61);
        var last = rows.getLast();
        assertThat(last.cell(0).text()).isEqualTo("00000159");
        assertThat(last.cell(1).text()).isEqualTo(pupil.name());
        assertThat(last.cell(3).text()).isEqualTo(pupil.idNumber());
        assertThat(last.cell(4)).isEqualTo(new Cell(Kind.TEXT, "机电一体化", Set.of(Mark.FORMULA)));
        assertThat(last.cell(6)).isEqualTo(Cell.of(Kind.NUMBER, "3"));
        assertThat(last.cell(7).date()).isEqualTo("2026-09-01");
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8,44,true",
        "UTF-8,59,false",
        "GB18030,44,false",
        "GB18030,9,false",
        "UTF-16LE,9,true"
    })
    void text_files_are_read_whatever_their_encoding_and_separator(
            String charset, int separator, boolean mark) {
        var file = MessyRosters.text(folder, Charset.forName(charset), (char) separator, mark);
        var rows = Sheets.rows(file);
        var pupil = MessyRosters.pupils(30, 2010, 3).get(29);
        assertThat(rows).hasSize(31);
        assertThat(rows.getLast().number()).isEqualTo(31);
        assertThat(rows.getFirst().cells())
                .extracting(Cell::text)
                .containsExactly("姓名", "性别", "出生日期", "证件号码", "家庭住址");
        assertThat(rows.getLast().cell(0).text()).isEqualTo(pupil.name());
        assertThat(rows.getLast().cell(3).text()).isEqualTo(pupil.idNumber());
        assertThat(rows.getLast().cell(4).text())
                .isEqualTo("某某街道" + (char) separator + "\"幸福里\"\n2号");
    }

    @Test
    void limits_end_a_reading_with_a_sentence() throws Exception {
        var usual = SheetLimits.usual();
        var small =
                new SheetLimits(
                        usual.fileBytes(),
                        1000,
                        usual.entryBytes(),
                        usual.smallEntryBytes(),
                        usual.totalBytes(),
                        100,
                        3,
                        4,
                        10);
        assertThat(failure("rows.csv", "a,b\n1,2\n1,2\n1,2\n", small)).isEqualTo("sheet.rows");
        assertThat(failure("columns.csv", "a,b,c,d,e\n", small)).isEqualTo("sheet.columns");
        assertThat(failure("length.csv", "a,12345678901\n", small)).isEqualTo("sheet.cell-length");
    }

    private String failure(String name, String text, SheetLimits limits) throws Exception {
        var file =
                Sheets.admitted(
                        Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8));
        var caught =
                org.assertj.core.api.Assertions.catchThrowableOfType(
                        UnreadableSheet.class,
                        () -> {
                            try (var book = new SheetReader(limits).open(file);
                                    var rows = book.rows(book.sheets().getFirst())) {
                                rows.forEachRemaining(_ -> {});
                            }
                        });
        return caught.problem().code();
    }

    @Test
    void a_long_cell_is_refused_before_it_is_in_memory() {
        var letters = new StringBuilder();
        new Random(1).ints(40_000, 0x4E00, 0x9FA5).forEach(letters::appendCodePoint);
        var row =
                "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>"
                        + letters
                        + "</t></is></c></row>";
        var file = HostileFiles.sheet(folder, "long.xlsx", "", row);
        assertThatThrownBy(() -> Sheets.rows(file))
                .isInstanceOf(UnreadableSheet.class)
                .hasMessageContaining("sheet.cell-length");
    }

    @Test
    void progress_goes_from_nothing_to_all() {
        try (var book = Sheets.open(LargeRoster.of(folder, 3_000, 6));
                var rows = book.rows(book.sheets().getFirst())) {
            var early = rows.progress();
            rows.forEachRemaining(_ -> {});
            assertThat(early).isLessThan(0.9);
            assertThat(rows.progress()).isEqualTo(1);
        }
    }

    @Test
    void a_hundred_thousand_rows_of_thirty_columns_are_read_in_a_heap_of_256_megabytes()
            throws Exception {
        var file = LargeRoster.of(folder, 100_000, 30);
        assertThat(Forked.run("-Xmx256m", ReadAll.class, file.toString()))
                .contains("100001 rows, 3000005 cells");
    }

    static class ReadAll {
        public static void main(String[] args) {
            var from = System.nanoTime();
            var rows = 0;
            var cells = 0;
            try (var book = Sheets.open(Path.of(args[0]));
                    var all = book.rows(book.sheets().getFirst())) {
                while (all.hasNext()) {
                    rows++;
                    cells += all.next().cells().size();
                }
            }
            System.out.println(rows + " rows, " + (cells - 25) + " cells");
            System.out.println((System.nanoTime() - from) / 1_000_000 + " ms");
        }
    }
}
