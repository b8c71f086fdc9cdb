package org.matricula.sheet;

import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes a sheet row by row, without keeping the rows. Text stays text: nothing that is written
// can
/// become a formula, and no long number loses digits. Dates and short numbers keep their types.
public interface SheetWriter extends AutoCloseable {

    static SheetWriter xlsx(OutputStream out, SheetDesign design) {
        return new XlsxWriter(out, design);
    }

    /// UTF-8 with a byte order mark, comma, all fields quoted. A field that a spreadsheet would
    /// change on opening (a formula, a long number, leading zeros) has an apostrophe in front.
    static SheetWriter csv(OutputStream out, SheetDesign design) {
        return new CsvSheetWriter(out, design);
    }

    /// Values in the order of the columns: text, numbers, dates, truth values, or null.
    void row(List<? extends @Nullable Object> values);

    /// A line below the last row, on who took this list and when. Also at the foot of each printed
    /// page.
    void mark(String text);

    /// Finishes the file; the stream it goes to stays open.
    @Override
    void close();
}
