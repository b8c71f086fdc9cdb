package org.matricula.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.IntFunction;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// The sheet as it came, with what became of each row beside it and the erroneous cells coloured
// and
/// commented. Always an .xlsx. A sheet that carries such columns already gets them filled anew.
public final class MarkedCopy {

    /// Whether everything of the original was kept (other sheets, widths, colours), or only its
    /// values, merged cells and order: a large .xlsx, an .xls or a text is written anew.
    public enum Manner {
        KEPT,
        REWRITTEN
    }

    /// @param result heading of the column that says what became of a row
    /// @param problems heading of the column that says why
    /// @param author whose comments they are
    public record Words(String result, String problems, String author) {}

    /// Unpacked size up to which the whole workbook fits into memory; it grows twentyfold there.
    private static final long LARGEST_KEPT = 6L << 20;

    /// A spreadsheet with more comments than this opens slowly; the words stand in the column too.
    static final int MOST_COMMENTS = 2_000;

    private final SheetReader reader;
    private final Words words;

    public MarkedCopy(SheetReader reader, Words words) {
        this.reader = reader;
        this.words = words;
    }

    /// @param marks the mark of a row by its number; null for a row with nothing to say about
    public Manner write(
            SheetFile file, Layout layout, IntFunction<@Nullable RowMark> marks, OutputStream out) {
        if (file.format() == SheetFormat.XLSX && unpacked(file) <= LARGEST_KEPT) {
            var kept = new KeptCopy(layout, words).of(file.path(), marks);
            if (kept.isPresent()) {
                try {
                    kept.get().writeTo(out);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
                return Manner.KEPT;
            }
        }
        new RewrittenCopy(reader, layout, words).write(file, marks, out);
        return Manner.REWRITTEN;
    }

    private static long unpacked(SheetFile file) {
        try (var archive = new ZipFile(file.path().toFile())) {
            return archive.stream().mapToLong(it -> Math.max(0, it.getSize())).sum();
        } catch (IOException broken) {
            throw UnreadableSheet.broken(broken);
        }
    }
}
