package org.matricula.sheet;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Text with commas that a spreadsheet can open without harm.
final class CsvSheetWriter implements SheetWriter {

    private final Writer out;
    private final CsvWriter csv;

    CsvSheetWriter(OutputStream stream, SheetDesign design) {
        out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        csv =
                CsvWriter.builder()
                        .quoteStrategy(QuoteStrategies.ALWAYS)
                        .lineDelimiter(LineDelimiter.CRLF)
                        .build(out);
        try {
            out.write('\uFEFF');
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        row(design.columns().stream().map(SheetDesign.ColumnDesign::heading).toList());
    }

    @Override
    public void row(List<? extends @Nullable Object> values) {
        csv.writeRecord(values.stream().map(it -> field(it)).toList());
    }

    private static String field(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Number number -> number.toString();
            default -> guarded(value.toString());
        };
    }

    private static String guarded(String text) {
        return FormulaGuard.couldBeFormula(text) || FormulaGuard.couldBeChanged(text)
                ? "'" + text
                : text;
    }

    @Override
    public void mark(String text) {
        row(List.of(text));
    }

    @Override
    public void close() {
        try {
            csv.flush();
            out.flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
