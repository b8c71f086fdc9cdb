package org.matricula.sheet;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;

/// The rows of [MessyRosters#nineYearSchool].
final class MessySchool {

    private MessySchool() {}

    static void instructions(Sheet sheet) {
        sheet.createRow(0).createCell(0).setCellValue("填表说明");
        sheet.createRow(1).createCell(0).setCellValue("1. 姓名须与户口簿一致。");
        sheet.createRow(2).createCell(0).setCellValue("2. 身份证号为18位。");
    }

    static void header(Sheet sheet) {
        sheet.createRow(0).createCell(0).setCellValue("某某市实验学校2026级新生花名册");
        sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 11));
        sheet.createRow(1).createCell(0).setCellValue("填报单位：教务处        填报日期：2026年8月30日");
        sheet.addMergedRegion(new CellRangeAddress(1, 1, 0, 11));
        var top = "序号,班 级,*学生姓名,身份证件号（18位）,性　别,出生年月,民族,监护人,,,家庭住址,入学年月".split(",");
        var bottom = ",,,,,,,姓名,与学生关系,联系电话,,".split(",", -1);
        MessyRosters.fill(sheet.createRow(2), top);
        MessyRosters.fill(sheet.createRow(3), bottom);
        sheet.addMergedRegion(new CellRangeAddress(2, 2, 7, 9));
        for (var column : List.of(0, 1, 2, 3, 4, 5, 6, 10, 11)) {
            sheet.addMergedRegion(new CellRangeAddress(2, 3, column, column));
        }
    }

    static void messyRow(
            Workbook book, Row row, int i, MessyRosters.Pupil pupil, Map<Integer, String> faults) {
        row.createCell(0).setCellValue(i + 1);
        row.createCell(1).setCellValue(pupil.className());
        row.createCell(2).setCellValue(messyName(i, pupil.name()));
        row.createCell(4).setCellValue(pupil.sex());
        row.createCell(6).setCellValue(pupil.ethnicity());
        row.createCell(7).setCellValue(pupil.guardian());
        row.createCell(8).setCellValue(i % 2 == 0 ? "父亲" : "母亲");
        if (i % 3 == 0) {
            row.createCell(9).setCellValue(Double.parseDouble(pupil.phone()));
        } else {
            row.createCell(9).setCellValue(pupil.phone());
        }
        row.createCell(10).setCellValue("某某市长安区某某街道" + (i + 1) + "号");
        row.createCell(11).setCellValue(i % 2 == 0 ? "2026年9月" : "202609");
        messyDate(book, row, i, pupil.birthDate());
        messyId(row, i, pupil.idNumber());
        fault(row, i, faults);
    }

    private static String messyName(int i, String name) {
        return switch (i % 8) {
            case 1 -> name.charAt(0) + "　" + name.substring(1);
            case 3 -> "\u00A0" + name + "\u200B";
            case 5 -> name + "\t";
            default -> name;
        };
    }

    private static void messyDate(Workbook book, Row row, int i, LocalDate day) {
        var cell = row.createCell(5);
        switch (i % 7) {
            case 0 -> {
                cell.setCellValue(day);
                var style = book.createCellStyle();
                style.setDataFormat(book.createDataFormat().getFormat("yyyy\"年\"m\"月\"d\"日\""));
                cell.setCellStyle(style);
            }
            case 1 -> cell.setCellValue(day.toString());
            case 2 -> cell.setCellValue(day.toString().replace("-", ""));
            case 3 ->
                    cell.setCellValue(
                            day.getYear() + "." + day.getMonthValue() + "." + day.getDayOfMonth());
            case 4 ->
                    cell.setCellValue(
                            day.getYear()
                                    + "年"
                                    + day.getMonthValue()
                                    + "月"
                                    + day.getDayOfMonth()
                                    + "日");
            case 5 -> cell.setCellValue(org.apache.poi.ss.usermodel.DateUtil.getExcelDate(day));
            default ->
                    cell.setCellValue(
                            day.getYear()
                                    + "/"
                                    + day.getMonthValue()
                                    + "/"
                                    + day.getDayOfMonth()
                                    + " 0:00:00");
        }
    }

    private static void messyId(Row row, int i, String id) {
        var cell = row.createCell(3);
        switch (i % 5) {
            case 1 -> cell.setCellValue(id.toLowerCase(java.util.Locale.ROOT));
            case 2 ->
                    cell.setCellValue(
                            id.chars()
                                    .mapToObj(
                                            it -> Character.toString(it == 'X' ? 'Ｘ' : it + 0xFEE0))
                                    .collect(Collectors.joining()));
            case 3 -> cell.setCellValue(" '" + id + " ");
            default -> cell.setCellValue(id);
        }
    }

    /// Five rows that cannot be imported as they are, and one that should only be looked at.
    private static void fault(Row row, int i, Map<Integer, String> faults) {
        var number = row.getRowNum() + 1;
        switch (i) {
            case 8 -> {
                row.getCell(3).setCellValue(Double.parseDouble("130102201305050000"));
                faults.put(number, "idNumber rounded");
            }
            case 15 -> {
                var id = row.getCell(3).getStringCellValue();
                row.getCell(3).setCellValue(id.substring(0, 17) + (id.endsWith("1") ? "2" : "1"));
                faults.put(number, "idNumber check");
            }
            case 23 -> {
                row.getCell(5).setCellValue("09/01/2013");
                faults.put(number, "birthDate ambiguous");
            }
            case 27 -> {
                row.getCell(2).setBlank();
                faults.put(number, "name missing");
            }
            case 33 -> {
                row.getCell(2).setCellValue("=HYPERLINK(\"http://example.invalid\")");
                faults.put(number, "name formula");
            }
            case 42 -> faults.put(number, "row repeated");
            default -> {}
        }
    }

    /// The class stands once, in a merged cell beside its pupils.
    static void mergeClasses(Sheet sheet) {
        var from = 4;
        for (var at = 5; at <= sheet.getLastRowNum() + 1; at++) {
            var same =
                    sheet.getRow(at) != null
                            && sheet.getRow(at)
                                    .getCell(1)
                                    .getStringCellValue()
                                    .equals(sheet.getRow(from).getCell(1).getStringCellValue());
            if (!same) {
                if (at - from > 1) {
                    sheet.addMergedRegion(new CellRangeAddress(from, at - 1, 1, 1));
                    for (var covered = from + 1; covered < at; covered++) {
                        sheet.getRow(covered).getCell(1).setBlank();
                    }
                }
                from = sheet.getRow(at) == null ? at + 1 : at;
                at = from;
            }
        }
    }

    static void tail(Sheet sheet, int at, int count) {
        MessyRosters.fill(sheet.createRow(at + 1), "", "合 计", count + "人");
        MessyRosters.fill(sheet.createRow(at + 3), "制表人：张某", "", "审核：李某", "", "日期：2026.8.30");
    }
}
