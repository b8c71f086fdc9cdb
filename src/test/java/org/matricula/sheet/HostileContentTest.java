package org.matricula.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that are what they are called and still must not be read to their end. Each is judged and
/// read in a heap of its own that is too small for it.
class HostileContentTest {

    @TempDir Path folder;

    @Test
    void each_is_refused_for_its_own_reason_in_a_heap_of_64_megabytes() throws Exception {
        var expected = files();
        var said = Forked.run("-Xmx64m", ReadAll.class, folder.toString());
        var found = new LinkedHashMap<String, String>();
        said.lines()
                .filter(it -> it.startsWith("read "))
                .map(it -> it.split(" "))
                .forEach(it -> found.put(it[1], it[2]));
        assertThat(found).as(said).containsExactlyInAnyOrderEntriesOf(expected);
    }

    private Map<String, String> files() throws IOException {
        var files = new LinkedHashMap<String, String>();
        files.put(endless("endless-cell.csv", "甲".repeat(1 << 14)), "sheet.broken");
        files.put(endless("endless-row.csv", "甲,".repeat(1 << 13)), "sheet.broken");
        files.put(sheet("last-row.xlsx", cell("A1048576", 1_048_576)), "sheet.rows");
        files.put(sheet("last-column.xlsx", cell("XFD1", 1)), "sheet.columns");
        files.put(sheet("wild-column.xlsx", cell("ZZZZZZZZ1", 1)), "sheet.columns");
        files.put(sheet("no-column.xlsx", cell("1", 1)), "sheet.broken");
        files.put(sheet("deep.xlsx", nested(10_000)), "sheet.broken");
        files.put(sheet("deeper.xlsx", nested(1_000_000)), "sheet.bomb");
        files.put(encrypted(), "sheet.encrypted");
        files.put(sparse(), "0");
        files.put(lyingTexts("lying-texts.xls", 0x7fff_ffff), "sheet.bomb");
        files.put(lyingTexts("more-texts.xls", 1_900_000), "sheet.bomb");
        files.put(merged(), "1");
        return files;
    }

    /// Twenty megabytes without a line's end.
    private String endless(String name, String part) throws IOException {
        try (var out = Files.newBufferedWriter(folder.resolve(name), StandardCharsets.UTF_8)) {
            out.write("姓名,性别\n");
            for (var written = 0; written < 7 << 20; written += part.length()) {
                out.write(part);
            }
        }
        return name;
    }

    private static String cell(String reference, int row) {
        return "<row r=\"%d\"><c r=\"%s\"><v>1</v></c></row>".formatted(row, reference);
    }

    private static String nested(int depth) {
        return "<a>".repeat(depth) + "</a>".repeat(depth);
    }

    private String sheet(String name, String rows) {
        HostileFiles.sheet(folder, name, "", rows);
        return name;
    }

    /// Formats at the far corner of an otherwise empty sheet are nothing to read.
    private String sparse() throws IOException {
        var file = folder.resolve("sparse.xls");
        try (var book = new HSSFWorkbook()) {
            book.createSheet("S").createRow(65_535).createCell(255).setBlank();
            MessyRosters.save(book, file);
        }
        return "sparse.xls";
    }

    /// Its table of texts says that it holds that many, and holds one.
    private String lyingTexts(String name, int claimed) throws IOException {
        var file = folder.resolve(name);
        try (var book = new HSSFWorkbook()) {
            book.createSheet("S").createRow(0).createCell(0).setCellValue("独一无二");
            MessyRosters.save(book, file);
        }
        var bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        var at = 0;
        while (bytes.getShort(at) != 0xFC
                || bytes.getInt(at + 4) != 1
                || bytes.getInt(at + 8) != 1) {
            at++;
        }
        bytes.putInt(at + 8, claimed);
        Files.write(file, bytes.array());
        return name;
    }

    /// A sheet of one text and sixty thousand merged cells.
    private String merged() throws IOException {
        var file = folder.resolve("merged.xls");
        try (var book = new HSSFWorkbook()) {
            var sheet = book.createSheet("S");
            sheet.createRow(0).createCell(0).setCellValue("一");
            for (var row = 1; row < 60_000; row++) {
                sheet.addMergedRegionUnsafe(new CellRangeAddress(row, row, 0, 1));
            }
            MessyRosters.save(book, file);
        }
        return "merged.xls";
    }

    private String encrypted() throws IOException {
        var file = folder.resolve("encrypted.xls");
        Biff8EncryptionKey.setCurrentUserPassword("secret");
        try (var book = new HSSFWorkbook()) {
            book.createSheet("S");
            MessyRosters.save(book, file);
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
        return "encrypted.xls";
    }

    /// Runs in its own small heap.
    static class ReadAll {
        public static void main(String[] args) throws IOException {
            try (var files = Files.list(Path.of(args[0]))) {
                files.forEach(
                        it -> System.out.println("read " + it.getFileName() + " " + read(it)));
            } catch (UncheckedIOException unread) {
                System.out.println(unread);
            }
        }

        private static String read(Path file) {
            return switch (new SheetGuard(SheetLimits.usual()).judge(file)) {
                case Verdict.TurnedAway(var problem) -> problem.code();
                case Verdict.Admitted(var admitted) -> rows(admitted);
            };
        }

        private static String rows(SheetFile file) {
            var rows = 0;
            try (var book = new SheetReader(SheetLimits.usual()).open(file);
                    var all = book.rows(book.sheets().getFirst())) {
                while (all.hasNext()) {
                    all.next();
                    rows++;
                }
                return String.valueOf(rows);
            } catch (UnreadableSheet unreadable) {
                return unreadable.problem().code();
            }
        }
    }
}
