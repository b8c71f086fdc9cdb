package org.matricula.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/// Files that want to do harm, or are not what they are called.
public final class HostileFiles {

    private static final String EXTERNAL =
            "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>";
    private static final String ENTITY_ROW =
            "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>&e;</v></c></row>";

    private HostileFiles() {}

    /// Every hostile file with the problem it must be refused for.
    public static Map<Path, String> all(Path folder) {
        var files = new LinkedHashMap<Path, String>();
        files.put(sharedStringsBomb(folder), "sheet.bomb");
        files.put(manyRows(folder), "sheet.bomb");
        files.put(sheet(folder, "xxe.xlsx", EXTERNAL, ENTITY_ROW), "sheet.entities");
        files.put(
                sheet(folder, "hidden-xxe.xlsx", "<!-- ]]> <a ' -->" + EXTERNAL, ENTITY_ROW),
                "sheet.entities");
        files.put(
                sheet(folder, "laughs.xlsx", laughs(), ENTITY_ROW.replace("&e;", "&l9;")),
                "sheet.entities");
        files.put(typesWithEntity(folder), "sheet.entities");
        files.put(wide(folder), "sheet.broken");
        files.put(macros(folder), "sheet.macros");
        files.put(macroType(folder), "sheet.macros");
        files.put(macrosInXls(folder), "sheet.macros");
        files.put(manyEntries(folder), "sheet.too-many-entries");
        files.put(nested(folder), "sheet.embedded");
        files.put(slip(folder), "sheet.broken");
        files.put(truncated(folder), "sheet.broken");
        files.put(lyingSizes(folder), "sheet.broken");
        files.put(lyingBomb(folder), "sheet.bomb");
        files.put(encrypted(folder), "sheet.encrypted");
        files.put(bytes(folder, "program.xlsx", program()), "sheet.program");
        files.put(
                text(
                        folder,
                        "page.xls",
                        "<html><body><table><tr><td>姓名</td></tr></table></body></html>"),
                "sheet.html");
        files.put(text(folder, "paper.xlsx", "%PDF-1.7\n%âãÏÓ\n1 0 obj\n"), "sheet.pdf");
        files.put(
                bytes(
                        folder,
                        "picture.csv",
                        new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13}),
                "sheet.other-kind");
        files.put(
                RawWorkbook.zip(folder, "plain.xlsx", Map.of("a.txt", it -> it.write('a'))),
                "sheet.archive");
        files.put(bytes(folder, "empty.xlsx", new byte[0]), "sheet.empty");
        return files;
    }

    /// A gigabyte of the same letter in the table of texts.
    static Path sharedStringsBomb(Path folder) {
        return RawWorkbook.workbook(
                folder,
                "bomb.xlsx",
                Map.of(
                        "xl/sharedStrings.xml",
                        it ->
                                RawWorkbook.repeat(
                                        it,
                                        "<sst><si><t>",
                                        "A".repeat(1 << 16),
                                        1 << 14,
                                        "</t></si></sst>"),
                        "xl/worksheets/sheet1.xml",
                        RawWorkbook.utf8(RawWorkbook.SHEET.formatted("", ""))));
    }

    static Path manyRows(Path folder) {
        return RawWorkbook.workbook(
                folder,
                "rows.xlsx",
                Map.of(
                        "xl/worksheets/sheet1.xml",
                        it ->
                                RawWorkbook.repeat(
                                        it,
                                        "<worksheet><sheetData>",
                                        "<row><c><v>1</v></c></row>".repeat(1_000),
                                        20_000,
                                        "</sheetData></worksheet>")));
    }

    static Path sheet(Path folder, String name, String prolog, String rows) {
        return RawWorkbook.workbook(
                folder,
                name,
                Map.of(
                        "xl/worksheets/sheet1.xml",
                        RawWorkbook.utf8(RawWorkbook.SHEET.formatted(prolog, rows))));
    }

    private static String laughs() {
        var entities = new StringBuilder("<!DOCTYPE x [<!ENTITY l0 \"ha\">");
        for (var i = 1; i <= 9; i++) {
            entities.append("<!ENTITY l")
                    .append(i)
                    .append(" \"")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        return entities.append("]>").toString();
    }

    private static Path typesWithEntity(Path folder) {
        var types =
                RawWorkbook.TYPES
                        .formatted("openxmlformats-officedocument.spreadsheetml.sheet")
                        .replace("?>\n<Types", "?>" + EXTERNAL + "<Types");
        return RawWorkbook.zip(
                folder, "types.xlsx", Map.of("[Content_Types].xml", RawWorkbook.utf8(types)));
    }

    /// The document type hides from a search for ASCII.
    private static Path wide(Path folder) {
        var sheet =
                RawWorkbook.SHEET
                        .formatted(EXTERNAL, ENTITY_ROW)
                        .replace("UTF-8", "UTF-16")
                        .getBytes(StandardCharsets.UTF_16);
        return RawWorkbook.workbook(
                folder, "wide.xlsx", Map.of("xl/worksheets/sheet1.xml", it -> it.write(sheet)));
    }

    private static Path macros(Path folder) {
        return RawWorkbook.workbook(
                folder, "macros.xlsx", Map.of("xl/vbaProject.bin", it -> it.write(1)));
    }

    private static Path macroType(Path folder) {
        return RawWorkbook.zip(
                folder,
                "macro-type.xlsx",
                Map.of(
                        "[Content_Types].xml",
                        RawWorkbook.utf8(
                                RawWorkbook.TYPES.formatted("ms-excel.sheet.macroEnabled"))));
    }

    private static Path macrosInXls(Path folder) {
        var file = folder.resolve("macros.xls");
        try (var book = new HSSFWorkbook()) {
            book.createSheet("S");
            MessyRosters.save(book, file);
            try (var archive = new POIFSFileSystem(file.toFile(), false)) {
                archive.getRoot().createDirectory("_VBA_PROJECT_CUR").createDirectory("VBA");
                archive.writeFilesystem();
            }
            return file;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path manyEntries(Path folder) {
        var parts = new LinkedHashMap<String, RawWorkbook.Part>();
        for (var i = 0; i < 66_000; i++) {
            parts.put("xl/p" + i, it -> {});
        }
        return RawWorkbook.workbook(folder, "entries.xlsx", parts);
    }

    private static Path nested(Path folder) {
        var inner = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(inner)) {
            zip.putNextEntry(new ZipEntry("bomb"));
            zip.write(new byte[100_000]);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return RawWorkbook.workbook(
                folder,
                "nested.xlsx",
                Map.of("xl/media/image1.png", it -> it.write(inner.toByteArray())));
    }

    private static Path slip(Path folder) {
        return RawWorkbook.workbook(
                folder,
                "slip.xlsx",
                Map.of("xl/../../../etc/cron.d/x", RawWorkbook.utf8("* * * * *")));
    }

    private static Path truncated(Path folder) {
        try {
            var whole = Files.readAllBytes(MessyRosters.nineYearSchool(folder).file());
            return bytes(folder, "truncated.xlsx", Arrays.copyOf(whole, whole.length * 2 / 3));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// The directory says two entries where there are more.
    private static Path lyingSizes(Path folder) {
        try {
            var whole = Files.readAllBytes(sheet(folder, "honest.xlsx", "", ""));
            whole[whole.length - 12] = 2;
            return bytes(folder, "lying.xlsx", whole);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// A part of 64 megabytes of which the directory says that it has a thousand bytes.
    private static Path lyingBomb(Path folder) {
        var sheet =
                RawWorkbook.workbook(
                        folder,
                        "big.xlsx",
                        Map.of(
                                "xl/worksheets/sheet1.xml",
                                it ->
                                        RawWorkbook.repeat(
                                                it, "<a>", " ".repeat(1 << 16), 1 << 10, "</a>")));
        try {
            var whole =
                    java.nio.ByteBuffer.wrap(Files.readAllBytes(sheet))
                            .order(java.nio.ByteOrder.LITTLE_ENDIAN);
            Files.delete(sheet);
            for (var at = 0; at < whole.limit() - 46; at++) {
                if (whole.getInt(at) == 0x02014B50 && whole.getInt(at + 24) > 1 << 20) {
                    whole.putInt(at + 24, 1_000);
                }
            }
            return bytes(folder, "lying-bomb.xlsx", whole.array());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path encrypted(Path folder) {
        var file = folder.resolve("encrypted.xlsx");
        try (var book = new XSSFWorkbook();
                var archive = new POIFSFileSystem();
                var out = Files.newOutputStream(file)) {
            book.createSheet("S");
            var encryptor = new EncryptionInfo(EncryptionMode.standard).getEncryptor();
            encryptor.confirmPassword("secret");
            try (var inner = encryptor.getDataStream(archive)) {
                book.write(inner);
            }
            archive.writeFilesystem(out);
            return file;
        } catch (IOException | java.security.GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static byte[] program() {
        var program = new byte[4_096];
        program[0] = 'M';
        program[1] = 'Z';
        program[60] = (byte) 0x80;
        program[128] = 'P';
        program[129] = 'E';
        return program;
    }

    private static Path text(Path folder, String name, String text) {
        return bytes(folder, name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Path bytes(Path folder, String name, byte[] content) {
        try {
            return Files.write(folder.resolve(name), content);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
