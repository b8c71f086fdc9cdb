package org.matricula.sheet;

/// Opens what the guard admitted. All three formats are read as a stream: memory does not grow with
/// the rows, apart from the table of texts an .xlsx or .xls brings.
public final class SheetReader {

    private final SheetLimits limits;

    public SheetReader(SheetLimits limits) {
        this.limits = limits;
    }

    public SheetBook open(SheetFile file) {
        return switch (file.format()) {
            case XLSX -> new XlsxBook(file.path(), limits);
            case XLS -> new XlsBook(file.path(), limits);
            case CSV -> new CsvBook(file.path(), limits);
        };
    }
}
