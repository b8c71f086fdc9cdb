package org.matricula.sheet;

import java.util.List;

/// An open workbook. Close it; rows may be asked for several times, one after the other.
public interface SheetBook extends AutoCloseable {

    /// At least one; text files have one without a name.
    List<SheetInfo> sheets();

    SheetRows rows(SheetInfo sheet);

    @Override
    void close();
}
