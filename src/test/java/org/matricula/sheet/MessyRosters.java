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
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
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
    public record Roster(
            Path file, List<Pupil> pupils, int firstRow, Map<Integer, String> faults) {}

    private static final String[] SURNAMES =
            "赵 钱 孙 李 周 吴 郑 王 冯 陈 褚 卫 蒋 沈 韩 杨 朱 秦 尤 许 欧阳 上官".split(" ");
    static final String[] GIVEN =
            "子涵 雨桐 浩然 欣怡 宇轩 诗琪 一诺 梓萱 俊杰 思远 若曦 明哲 婉清 天佑 书瑶 奕辰 嘉懿 沐阳".split(" ");
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
            MessySchool.instructions(book.createSheet("填表说明"));
            var sheet = book.createSheet("花名册");
            MessySchool.header(sheet);
            var at = 4;
            for (var i = 0; i < pupils.size(); i++) {
                at += i == 20 ? 1 : 0;
                MessySchool.messyRow(book, sheet.createRow(at), i, pupils.get(i), faults);
                at++;
            }
            MessySchool.mergeClasses(sheet);
            MessySchool.tail(sheet, at, pupils.size());
            save(book, file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new Roster(file, pupils, 5, faults);
    }

    /// An .xls of a vocational college: one line of header, synonyms, numbers where text should be.
    public static Path college(Path folder, int rows) {
        var file = folder.resolve("新生名单.xls");
        try (var book = new HSSFWorkbook()) {
            var sheet = book.createSheet("Sheet1");
            fill(
                    sheet.createRow(0),
                    "考生号",
                    "姓名",
                    "性别",
                    "公民身份号码",
                    "录取专业",
                    "层次",
                    "学制",
                    "入校时间",
                    "本人手机");
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
            text.append(
                            String.join(
                                    "" + separator,
                                    pupil.name(),
                                    pupil.sex(),
                                    pupil.birthDate().toString(),
                                    pupil.idNumber(),
                                    address))
                    .append("\r\n");
        }
        try {
            return Files.write(file, text.toString().getBytes(charset));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
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
