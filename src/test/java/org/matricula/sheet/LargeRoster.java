package org.matricula.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Rosters of any size, all texts different.
public final class LargeRoster {

    private LargeRoster() {}

    /// Many rows with as many different texts, written without a library: none of them makes such a
    /// file in little memory.
    public static Path of(Path folder, int rows, int columns) {
        return RawWorkbook.workbook(
                folder,
                "large-" + rows + ".xlsx",
                Map.of(
                        "xl/_rels/workbook.xml.rels", RawWorkbook.relationsWithStrings(),
                        "xl/sharedStrings.xml", out -> largeStrings(out, rows, columns),
                        "xl/worksheets/sheet1.xml", out -> largeSheet(out, rows, columns)));
    }

    private static void largeStrings(OutputStream out, int rows, int columns) throws IOException {
        var birth = LocalDate.of(2008, 1, 1);
        out.write(
                "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                        .getBytes());
        for (var i = 0; i <= rows; i++) {
            var texts =
                    new ArrayList<>(
                            i == 0
                                    ? List.of("姓名", "性别", "身份证号", "出生日期", "学号")
                                    : List.of(
                                            MessyRosters.GIVEN[i % MessyRosters.GIVEN.length] + i,
                                            i % 2 == 0 ? "女" : "男",
                                            MessyRosters.idNumber(
                                                    "130102", birth.plusDays(i % 365), i % 1000),
                                            "20080101",
                                            "" + (20_260_000 + i)));
            for (var column = texts.size(); column < columns; column++) {
                texts.add(i == 0 ? "栏目" + column : "第" + i + "行" + column + "列");
            }
            out.write(
                    texts.stream()
                            .map(it -> "<si><t>" + it + "</t></si>")
                            .collect(Collectors.joining())
                            .getBytes());
        }
        out.write("</sst>".getBytes());
    }

    private static void largeSheet(OutputStream out, int rows, int columns) throws IOException {
        out.write(
                "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                        .getBytes());
        for (var i = 0; i <= rows; i++) {
            var row = new StringBuilder("<row r=\"" + (i + 1) + "\">");
            for (var column = 0; column < columns; column++) {
                var reference =
                        org.apache.poi.ss.util.CellReference.convertNumToColString(column)
                                + (i + 1);
                row.append("<c r=\"")
                        .append(reference)
                        .append("\" t=\"s\"><v>")
                        .append(i * columns + column)
                        .append("</v></c>");
            }
            out.write(row.append("</row>").toString().getBytes());
        }
        out.write("</sheetData></worksheet>".getBytes());
    }
}
