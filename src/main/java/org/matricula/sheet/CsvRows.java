package org.matricula.sheet;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// The records of a text file. Every record is a row, empty ones too, as a spreadsheet numbers
// them.
final class CsvRows implements SheetRows {

    /// One field, with its quotes, in characters.
    private static final int BUFFER = 1 << 20;

    private final Counted from;
    private final SheetLimits limits;
    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private final RowCells cells;
    private @Nullable SheetRow next;
    private int number;

    CsvRows(Counted from, Charset charset, char separator, SheetLimits limits) {
        this.from = from;
        this.limits = limits;
        this.cells = new RowCells(limits);
        this.reader =
                CsvReader.builder()
                        .fieldSeparator(separator)
                        .skipEmptyLines(false)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .allowExtraCharsAfterClosingQuote(true)
                        .maxBufferSize(BUFFER)
                        .ofCsvRecord(new InputStreamReader(from, charset));
        this.records = reader.iterator();
        this.next = read();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public SheetRow next() {
        var row = next;
        if (row == null) {
            throw new NoSuchElementException();
        }
        next = read();
        return row;
    }

    private @Nullable SheetRow read() {
        try {
            while (records.hasNext()) {
                var fields = records.next().getFields();
                number++;
                for (var i = 0; i < fields.size(); i++) {
                    cells.put(i, cell(fields.get(i)));
                }
                var row = cells.row(number);
                if (!row.cells().isEmpty()) {
                    return row;
                }
            }
            return null;
        } catch (CsvParseException | UncheckedIOException broken) {
            throw UnreadableSheet.broken(broken);
        }
    }

    private Cell cell(String field) {
        if (field.length() > limits.cellLength()) {
            throw new UnreadableSheet(SheetProblem.of("sheet.cell-length", limits.cellLength()));
        }
        return Cell.text(field);
    }

    @Override
    public double progress() {
        return next == null ? 1 : from.share();
    }

    @Override
    public List<Merge> merges() {
        return List.of();
    }

    @Override
    public void close() {
        try {
            records.close();
            reader.close();
        } catch (IOException unclosed) {
            throw UnreadableSheet.broken(unclosed);
        }
    }
}
