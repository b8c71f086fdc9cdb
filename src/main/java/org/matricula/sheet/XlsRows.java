package org.matricula.sheet;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.poi.hssf.eventusermodel.FormatTrackingHSSFListener;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RecordFactoryInputStream;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.jspecify.annotations.Nullable;

/// The rows of one .xls sheet. Its cells stand in the file row by row.
final class XlsRows implements SheetRows {

    private final Counted from;
    private final RecordFactoryInputStream records;
    private final FormatTrackingHSSFListener tracking = new FormatTrackingHSSFListener(_ -> {});
    private final Map<Integer, CellFormat> formats = new HashMap<>();
    private final List<Merge> merges;
    private final MergeFill fill;
    private final RowCells cells;
    private final boolean from1904;
    private @Nullable SSTRecord strings;
    private @Nullable FormulaRecord awaitingText;
    private @Nullable SheetRow next;
    private int row = -1;
    private boolean ended;

    XlsRows(Counted from, int stream, List<Merge> merges, boolean from1904, SheetLimits limits) {
        this.from = from;
        this.records = new RecordFactoryInputStream(from, false);
        this.merges = merges;
        this.fill = new MergeFill(merges);
        this.cells = new RowCells(limits);
        this.from1904 = from1904;
        goTo(stream);
        this.next = read();
    }

    /// Reads past the workbook's own records and the sheets before this one.
    private void goTo(int wanted) {
        var depth = 0;
        var stream = -1;
        for (Record record = records.nextRecord(); record != null; record = records.nextRecord()) {
            switch (record) {
                case BOFRecord _ -> {
                    if (depth++ == 0 && ++stream == wanted) {
                        return;
                    }
                }
                case EOFRecord _ -> depth--;
                case SSTRecord table -> strings = table;
                default -> tracking.processRecordInternally(record);
            }
        }
        ended = true;
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public SheetRow next() {
        var taken = next;
        if (taken == null) {
            throw new NoSuchElementException();
        }
        next = read();
        return taken;
    }

    private @Nullable SheetRow read() {
        try {
            while (!ended) {
                var finished = take(records.nextRecord());
                if (finished != null && !finished.cells().isEmpty()) {
                    return fill.filled(finished);
                }
            }
            return null;
        } catch (RuntimeException broken) {
            throw broken instanceof UnreadableSheet known ? known : UnreadableSheet.broken(broken);
        }
    }

    /// Takes one record; the row before, when this one begins another.
    private @Nullable SheetRow take(@Nullable Record record) {
        return switch (record) {
            case null -> end();
            case EOFRecord _ -> end();
            case BOFRecord _ -> skipNested();
            case StringRecord text when awaitingText != null -> {
                put(awaitingText, Cell.text(text.getString()).with(Cell.Mark.FORMULA));
                awaitingText = null;
                yield null;
            }
            case CellValueRecordInterface cell -> {
                var finished = moveTo(cell.getRow());
                put(cell, value(cell));
                yield finished;
            }
            default -> null;
        };
    }

    private SheetRow end() {
        ended = true;
        return cells.row(row + 1);
    }

    /// A chart within the sheet has records of its own.
    private @Nullable SheetRow skipNested() {
        var depth = 1;
        while (depth > 0) {
            switch (records.nextRecord()) {
                case null -> depth = 0;
                case BOFRecord _ -> depth++;
                case EOFRecord _ -> depth--;
                default -> {}
            }
        }
        return null;
    }

    private @Nullable SheetRow moveTo(int number) {
        if (number == row) {
            return null;
        }
        if (number < row) {
            throw new UnreadableSheet(SheetProblem.of("sheet.broken"));
        }
        var finished = row < 0 ? null : cells.row(row + 1);
        row = number;
        return finished;
    }

    private void put(CellValueRecordInterface at, Cell cell) {
        cells.put(at.getColumn(), cell);
    }

    private Cell value(CellValueRecordInterface cell) {
        return switch (cell) {
            case LabelSSTRecord label when strings != null ->
                    Cell.text(strings.getString(label.getSSTIndex()).getString());
            case LabelRecord label -> Cell.text(label.getValue());
            case NumberRecord number -> number(number, number.getValue());
            case BoolErrRecord flag when flag.isBoolean() -> truth(flag.getBooleanValue());
            case BoolErrRecord error -> fault(error.getErrorValue());
            case FormulaRecord formula -> formula(formula);
            default -> Cell.EMPTY;
        };
    }

    private Cell formula(FormulaRecord formula) {
        var type = formula.getCachedResultTypeEnum();
        if (type == CellType.STRING) {
            awaitingText = formula.hasCachedResultString() ? formula : null;
            return Cell.EMPTY;
        }
        var cell =
                switch (type) {
                    case BOOLEAN -> truth(formula.getCachedBooleanValue());
                    case ERROR -> fault(formula.getCachedErrorValue());
                    default -> number(formula, formula.getValue());
                };
        return cell.with(Cell.Mark.FORMULA);
    }

    private Cell number(CellValueRecordInterface cell, double value) {
        var index = tracking.getFormatIndex(cell);
        var format = formats.computeIfAbsent(index, it -> format(it, cell));
        var raw =
                value == Math.rint(value) && Math.abs(value) < 1e15
                        ? Long.toString((long) value)
                        : Double.toString(value);
        return format.cell(raw, from1904);
    }

    private CellFormat format(int index, CellValueRecordInterface cell) {
        var code = tracking.getFormatString(cell);
        return code == null ? CellFormat.builtin(index) : CellFormat.of(index, code);
    }

    private static Cell truth(boolean value) {
        return Cell.of(Cell.Kind.BOOLEAN, value ? "TRUE" : "FALSE");
    }

    private static Cell fault(int code) {
        return Cell.of(
                Cell.Kind.ERROR,
                FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "#ERR");
    }

    @Override
    public double progress() {
        return next == null ? 1 : from.share();
    }

    @Override
    public List<Merge> merges() {
        return merges;
    }

    @Override
    public void close() {
        try {
            from.close();
        } catch (IOException unclosed) {
            throw UnreadableSheet.broken(unclosed);
        }
    }
}
