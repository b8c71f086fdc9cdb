package org.matricula.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/// Rosters as schools send them, made by a seeded generator: every person in them is invented.
public final class MessyRosters {

    /// A pupil as the register should end up knowing them.
    public record Pupil(
            String name,
            String sex,
            LocalDate birthDate,
            String idNumber,
            String ethnicity,
            String className,
            String guardian,
            String phone) {}

    /// @param pupils in the order of their rows
    /// @param firstRow the row number of the first pupil
    /// @param faults what is wrong on purpose, by row number: the field and the kind of fault
    public record Roster(Path file, List<Pupil> pupils, int firstRow, Map<Integer, String> faults) {}

    private static final String[] SURNAMES = "赵 钱 孙 李 周 吴 郑 王 冯 陈 褚 卫 蒋 沈 韩 杨 朱 秦 尤 许 欧阳 上官".split(" ");
    private static final String[] GIVEN = "子涵 雨桐 浩然 欣怡 宇轩 诗琪 一诺 梓萱 俊杰 思远 若曦 明哲 婉清 天佑 书瑶 奕辰 嘉懿 沐阳".split(" ");
    private static final String[] ETHNICITIES = "汉族 汉族 汉族 汉 满族 回族 蒙古族 维吾尔族".split(" ");

    private MessyRosters() {}

    public static List<Pupil> pupils(int count, int year, long seed) {
        var random = new Random(seed);
        var pupils = new ArrayList<Pupil>();
        for (var i = 0; i < count; i++) {
            var surname = SURNAMES[random.nextInt(SURNAMES.length)];
            var female = random.nextBoolean();
            var birth = LocalDate.of(year, 1, 1).plusDays(random.nextInt(365));
            pupils.add(
                    new Pupil(
                            surname + GIVEN[random.nextInt(GIVEN.length)],
                            female ? "女" : "男",
                            birth,
                            idNumber("130102", birth, (i * 2 + (female ? 0 : 1)) % 1000),
                            ETHNICITIES[random.nextInt(ETHNICITIES.length)],
                            "七年级" + (1 + i * 3 / Math.max(count, 1)) + "班",
                            surname + GIVEN[random.nextInt(GIVEN.length)],
                            "13" + (100_000_000 + random.nextInt(899_999_999))));
        }
        return pupils;
    }

    /// GB 11643: seventeen digits and the check digit by ISO 7064 MOD 11-2.
    public static String idNumber(String division, LocalDate birth, int sequence) {
        var body = division + birth.toString().replace("-", "") + String.format("%03d", sequence);
        var sum = 0;
        for (var i = 0; i < 17; i++) {
            sum += (body.charAt(i) - '0') * ((1 << (17 - i)) % 11);
        }
        return body + "10X98765432".charAt(sum % 11);
    }

    /// The full mess: a sheet of instructions first, titles, a header of two lines with groups, the
    /// class merged beside its pupils, a blank row, a repeated pupil, a total, a signature.
    public static Roster nineYearSchool(Path folder) {
        var pupils = new ArrayList<>(pupils(42, 2013, 7));
        pupils.add(pupils.get(5));
        var file = folder.resolve("七年级新生花名册(最终版).xlsx");
        var faults = new LinkedHashMap<Integer, String>();
        try (var book = new XSSFWorkbook()) {
            instructions(book.createSheet("填表说明"));
            var sheet = book.createSheet("花名册");
            header(sheet);
            var at = 4;
            for (var i = 0; i < pupils.size(); i++) {
                at += i == 20 ? 1 : 0;
                messyRow(book, sheet.createRow(at), i, pupils.get(i), faults);
                at++;
            }
            mergeClasses(sheet);
            tail(sheet, at, pupils.size());
            save(book, file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new Roster(file, pupils, 5, faults);
    }

    private static void instructions(Sheet sheet) {
        sheet.createRow(0).createCell(0).setCellValue("填表说明");
        sheet.createRow(1).createCell(0).setCellValue("1. 姓名须与户口簿一致。");
        sheet.createRow(2).createCell(0).setCellValue("2. 身份证号为18位。");
    }

    private static void header(Sheet sheet) {
        sheet.createRow(0).createCell(0).setCellValue("某某市实验学校2026级新生花名册");
        sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 11));
        sheet.createRow(1).createCell(0).setCellValue("填报单位：教务处        填报日期：2026年8月30日");
        sheet.addMergedRegion(new CellRangeAddress(1, 1, 0, 11));
        var top = "序号,班 级,*学生姓名,身份证件号（18位）,性　别,出生年月,民族,监护人,,,家庭住址,入学年月".split(",");
        var bottom = ",,,,,,,姓名,与学生关系,联系电话,,".split(",", -1);
        fill(sheet.createRow(2), top);
        fill(sheet.createRow(3), bottom);
        sheet.addMergedRegion(new CellRangeAddress(2, 2, 7, 9));
        for (var column : List.of(0, 1, 2, 3, 4, 5, 6, 10, 11)) {
            sheet.addMergedRegion(new CellRangeAddress(2, 3, column, column));
        }
    }

    private static void messyRow(Workbook book, Row row, int i, Pupil pupil, Map<Integer, String> faults) {
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
            case 3 -> cell.setCellValue(day.getYear() + "." + day.getMonthValue() + "." + day.getDayOfMonth());
            case 4 -> cell.setCellValue(day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日");
            case 5 -> cell.setCellValue(org.apache.poi.ss.usermodel.DateUtil.getExcelDate(day));
            default -> cell.setCellValue(day.getYear() + "/" + day.getMonthValue() + "/" + day.getDayOfMonth() + " 0:00:00");
        }
    }

    private static void messyId(Row row, int i, String id) {
        var cell = row.createCell(3);
        switch (i % 5) {
            case 1 -> cell.setCellValue(id.toLowerCase(java.util.Locale.ROOT));
            case 2 -> cell.setCellValue(id.chars().mapToObj(it -> Character.toString(it == 'X' ? 'Ｘ' : it + 0xFEE0)).collect(Collectors.joining()));
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
    private static void mergeClasses(Sheet sheet) {
        var from = 4;
        for (var at = 5; at <= sheet.getLastRowNum() + 1; at++) {
            var same = sheet.getRow(at) != null && sheet.getRow(at).getCell(1).getStringCellValue().equals(sheet.getRow(from).getCell(1).getStringCellValue());
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

    private static void tail(Sheet sheet, int at, int count) {
        fill(sheet.createRow(at + 1), "", "合 计", count + "人");
        fill(sheet.createRow(at + 3), "制表人：张某", "", "审核：李某", "", "日期：2026.8.30");
    }

    /// An .xls of a vocational college: one line of header, synonyms, numbers where text should be.
    public static Path college(Path folder, int rows) {
        var file = folder.resolve("新生名单.xls");
        try (var book = new HSSFWorkbook()) {
            var sheet = book.createSheet("Sheet1");
            fill(sheet.createRow(0), "考生号", "姓名", "性别", "公民身份号码", "录取专业", "层次", "学制", "入校时间", "本人手机");
            var zeros = book.createCellStyle();
            zeros.setDataFormat(book.createDataFormat().getFormat("00000000"));
            var day = book.createCellStyle();
            day.setDataFormat((short) 14);
            var pupils = pupils(rows, 2007, 11);
            for (var i = 0; i < rows; i++) {
                var row = sheet.createRow(i + 1);
                row.createCell(0).setCellValue(100 + i);
                row.getCell(0).setCellStyle(zeros);
                row.createCell(1).setCellValue(pupils.get(i).name());
                row.createCell(2).setCellValue(pupils.get(i).sex());
                row.createCell(3).setCellValue(pupils.get(i).idNumber());
                row.createCell(4).setCellFormula("\"机电\"&\"一体化\"");
                row.createCell(5).setCellValue("高职");
                row.createCell(6).setCellValue(3);
                row.createCell(7).setCellValue(LocalDate.of(2026, 9, 1));
                row.getCell(7).setCellStyle(day);
                row.createCell(8).setCellValue(pupils.get(i).phone());
            }
            book.getCreationHelper().createFormulaEvaluator().evaluateAll();
            save(book, file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return file;
    }

    /// A text file with an address that has the separator, quotes and a line end in it.
    public static Path text(Path folder, Charset charset, char separator, boolean mark) {
        var file = folder.resolve("roster-" + charset.name() + (int) separator + mark + ".csv");
        var text = new StringBuilder(mark ? "\uFEFF" : "");
        text.append(String.join("" + separator, "姓名", "性别", "出生日期", "证件号码", "家庭住址")).append("\r\n");
        for (var pupil : pupils(30, 2010, 3)) {
            var address = "\"某某街道" + separator + "\"\"幸福里\"\"\n2号\"";
            text.append(String.join("" + separator, pupil.name(), pupil.sex(), pupil.birthDate().toString(), pupil.idNumber(), address)).append("\r\n");
        }
        try {
            return Files.write(file, text.toString().getBytes(charset));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Many rows with as many different texts, written without a library: none of them makes such a
    /// file in little memory.
    public static Path large(Path folder, int rows, int columns) {
        return HostileFiles.workbook(
                folder,
                "large-" + rows + ".xlsx",
                Map.of(
                        "xl/_rels/workbook.xml.rels", HostileFiles.relationsWithStrings(),
                        "xl/sharedStrings.xml", out -> largeStrings(out, rows, columns),
                        "xl/worksheets/sheet1.xml", out -> largeSheet(out, rows, columns)));
    }

    private static void largeStrings(OutputStream out, int rows, int columns) throws IOException {
        var birth = LocalDate.of(2008, 1, 1);
        out.write("<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">".getBytes());
        for (var i = 0; i <= rows; i++) {
            var texts = new ArrayList<>(
                    i == 0
                            ? List.of("姓名", "性别", "身份证号", "出生日期", "学号")
                            : List.of(GIVEN[i % GIVEN.length] + i, i % 2 == 0 ? "女" : "男", idNumber("130102", birth.plusDays(i % 365), i % 1000), "20080101", "" + (20_260_000 + i)));
            for (var column = texts.size(); column < columns; column++) {
                texts.add(i == 0 ? "栏目" + column : "第" + i + "行" + column + "列");
            }
            out.write(texts.stream().map(it -> "<si><t>" + it + "</t></si>").collect(Collectors.joining()).getBytes());
        }
        out.write("</sst>".getBytes());
    }

    private static void largeSheet(OutputStream out, int rows, int columns) throws IOException {
        out.write("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>".getBytes());
        for (var i = 0; i <= rows; i++) {
            var row = new StringBuilder("<row r=\"" + (i + 1) + "\">");
            for (var column = 0; column < columns; column++) {
                var reference = org.apache.poi.ss.util.CellReference.convertNumToColString(column) + (i + 1);
                row.append("<c r=\"").append(reference).append("\" t=\"s\"><v>").append(i * columns + column).append("</v></c>");
            }
            out.write(row.append("</row>").toString().getBytes());
        }
        out.write("</sheetData></worksheet>".getBytes());
    }

    static void fill(Row row, String... texts) {
        for (var i = 0; i < texts.length; i++) {
            if (!texts[i].isEmpty()) {
                row.createCell(i).setCellValue(texts[i]);
            }
        }
    }

    static Path save(Workbook book, Path file) {
        try (OutputStream out = Files.newOutputStream(file)) {
            book.write(out);
            return file;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
