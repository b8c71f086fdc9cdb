package org.matricula.sheet;

import java.util.Iterator;
import java.util.List;

/// The rows of one sheet, one at a time. Rows without any cell do not come; the row numbers tell.
/// Throws [UnreadableSheet] where the file breaks off or goes beyond a limit.
public interface SheetRows extends Iterator<SheetRow>, AutoCloseable {

    /// How much of the sheet has been read, from 0 to 1.
    double progress();

    /// The merged cells, known before the first row.
    List<Merge> merges();

    @Override
    void close();
}
