package org.matricula.exchange.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.UUID;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.kernel.Acting;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// Workbooks with more than one sheet that may be the roster.
@ProgramTest
class ImportSheetsTest {

    @Autowired ApplicationContext context;
    @Autowired Rosters rosters;
    @Autowired ImportDesk desk;

    TestImports it;
    byte[] book;

    @BeforeEach
    void aWorkbookWithACoverTwoRostersAndAHiddenOne() throws Exception {
        it = TestImports.of(context);
        try (var workbook = new XSSFWorkbook()) {
            fill(workbook.createSheet("填表说明"), "请按要求填写", "不要改动表头");
            fill(workbook.createSheet("春季"), "姓名", "身份证号");
            fill(workbook.getSheet("春季"), "春一", TestRosters.idNumber());
            var autumn = workbook.createSheet("秋季");
            fill(autumn, "基本信息", "", "", "联系方式", "");
            fill(autumn, "姓名", "身份证号", "民族", "本人手机", "家庭住址");
            autumn.addMergedRegion(new CellRangeAddress(0, 0, 0, 2));
            autumn.addMergedRegion(new CellRangeAddress(0, 0, 3, 4));
            fill(autumn, "秋一", TestRosters.idNumber(), "汉", "13900000001", "一号");
            fill(autumn, "秋二", TestRosters.idNumber(), "汉", "13900000002", "二号");
            fill(workbook.createSheet("旧表"), "姓名", "身份证号", "民族", "本人手机", "家庭住址");
            workbook.setSheetHidden(3, true);
            var out = new ByteArrayOutputStream();
            workbook.write(out);
            book = out.toByteArray();
        }
    }

    private static void fill(Sheet sheet, String... texts) {
        var row = sheet.createRow(sheet.getPhysicalNumberOfRows());
        for (var i = 0; i < texts.length; i++) {
            row.createCell(i).setCellValue(texts[i]);
        }
    }

    @Test
    void the_likeliest_sheet_is_read_and_the_others_are_offered() {
        var id = previewed(null);
        assertThat(rosters.sheets(it.show(id)))
                .extracting(Rosters.Sheet::name)
                .containsExactly("秋季", "春季");
        assertThat(it.show(id).rowsNew()).isEqualTo(2);
    }

    @Test
    void another_sheet_is_read_when_asked_for_at_once_or_later() {
        assertThat(it.show(previewed("春季")).rowsNew()).isEqualTo(1);
        assertThat(it.show(previewed("2")).rowsNew()).isEqualTo(1);

        var id = previewed(null);
        Acting.as(it.registrar(), () -> desk.map(id, 1, Map.of()));
        it.preview(id);
        assertThat(it.show(id).rowsNew()).isEqualTo(1);
        assertThat(it.show(id).headerTo()).isEqualTo(1);
        it.apply(id);
        assertThat(it.students()).isEqualTo(1);
    }

    @Test
    void a_sheet_that_is_not_there_is_refused_by_name() {
        assertThatThrownBy(() -> it.receive("名单.xlsx", book, "夏季", null))
                .hasMessageContaining("import.sheet");
    }

    private UUID previewed(String sheet) {
        var id = it.receive("名单.xlsx", book, sheet, null);
        it.preview(id);
        return id;
    }
}
