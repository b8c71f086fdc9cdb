package org.matricula.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.matricula.kernel.Refused;
import org.matricula.page.Problems;

/// Holds a reader of files to its promise: whatever it is handed, it reads it, or refuses it in a
/// sentence that there is.
public record FuzzedSheets(Problems problems) {

    /// As text and as a workbook.
    public void survives(String csv, long seed, int each, Consumer<byte[]> reader) {
        survives(csv.getBytes(StandardCharsets.UTF_8), seed, each, reader);
        survives(workbook(csv), seed + 1, each, reader);
    }

    public void survives(byte[] sample, long seed, int each, Consumer<byte[]> reader) {
        reader.accept(sample);
        for (var number = 0; number < Mutants.count(each); number++) {
            var mutant = Mutants.one(sample, seed, number);
            try {
                reader.accept(mutant.content());
            } catch (Refused refused) {
                assertThat(problems.lines(refused, Locale.SIMPLIFIED_CHINESE))
                        .as(mutant.toString())
                        .isNotEmpty()
                        .allSatisfy(it ->
                                assertThat(it.message()).isNotBlank().doesNotStartWith("refusal."));
            } catch (RuntimeException | Error crash) {
                throw new AssertionError(mutant.toString(), crash);
            }
        }
    }

    public static byte[] workbook(String csv) {
        var bytes = new ByteArrayOutputStream();
        try (var book = new XSSFWorkbook()) {
            var sheet = book.createSheet();
            var lines = csv.lines().toList();
            for (var row = 0; row < lines.size(); row++) {
                var cells = lines.get(row).split(",");
                var it = sheet.createRow(row);
                for (var cell = 0; cell < cells.length; cell++) {
                    it.createCell(cell).setCellValue(cells[cell]);
                }
            }
            book.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
