package org.matricula.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.MergeCellsRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RecordFactoryInputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/// An .xls, its records pulled one by one.
final class XlsBook implements SheetBook {

    static final String STREAM = "Workbook";

    private final SheetLimits limits;
    private final POIFSFileSystem archive;
    private final List<SheetInfo> sheets = new ArrayList<>();

    /// The order of the records may differ from the order of the tabs.
    private final List<Integer> recordOrder = new ArrayList<>();

    private final Map<Integer, List<Merge>> merges = new HashMap<>();
    private long size;
    private boolean from1904;

    XlsBook(Path path, SheetLimits limits) {
        this.limits = limits;
        try {
            archive = new POIFSFileSystem(path.toFile(), true);
        } catch (IOException | RuntimeException broken) {
            throw UnreadableSheet.broken(broken);
        }
        try (var from = stream()) {
            size = from.available();
            survey(new RecordFactoryInputStream(from, false));
        } catch (IOException | RuntimeException broken) {
            close();
            throw broken instanceof UnreadableSheet known ? known : UnreadableSheet.broken(broken);
        }
        if (sheets.isEmpty()) {
            close();
            throw new UnreadableSheet(SheetProblem.of("sheet.broken"));
        }
    }

    private InputStream stream() throws IOException {
        return archive.createDocumentInputStream(STREAM);
    }

    /// One pass for the names of the sheets and the merged cells, which stand behind the rows.
    private void survey(RecordFactoryInputStream records) {
        var bound = new ArrayList<BoundSheetRecord>();
        var depth = 0;
        var stream = -1;
        for (Record record = records.nextRecord(); record != null; record = records.nextRecord()) {
            switch (record) {
                case BOFRecord _ -> {
                    if (depth++ == 0) {
                        stream++;
                    }
                }
                case EOFRecord _ -> depth--;
                case BoundSheetRecord sheet -> bound.add(sheet);
                case DateWindow1904Record window -> from1904 = window.getWindowing() == 1;
                case MergeCellsRecord merged -> addMerges(stream, merged);
                default -> {}
            }
        }
        for (var i = 0; i < bound.size(); i++) {
            var sheet = bound.get(i);
            var hidden = sheet.isHidden() || sheet.isVeryHidden();
            sheets.add(new SheetInfo(i, sheet.getSheetname(), hidden));
        }
        sheets.stream()
                .map(SheetInfo::index)
                .sorted(Comparator.comparingInt(it -> bound.get(it).getPositionOfBof()))
                .forEach(recordOrder::add);
    }

    private void addMerges(int stream, MergeCellsRecord merged) {
        var found = merges.computeIfAbsent(stream, _ -> new ArrayList<>());
        for (var i = 0; i < merged.getNumAreas() && found.size() < MergeScan.MOST; i++) {
            var area = merged.getAreaAt(i);
            found.add(
                    new Merge(
                            area.getFirstRow() + 1,
                            area.getLastRow() + 1,
                            area.getFirstColumn(),
                            area.getLastColumn()));
        }
    }

    @Override
    public List<SheetInfo> sheets() {
        return List.copyOf(sheets);
    }

    @Override
    public SheetRows rows(SheetInfo sheet) {
        // the first stream of records is the workbook itself
        var stream = recordOrder.indexOf(sheet.index()) + 1;
        try {
            return new XlsRows(
                    new Counted(stream(), size),
                    stream,
                    merges.getOrDefault(stream, List.of()),
                    from1904,
                    limits);
        } catch (IOException | RuntimeException broken) {
            throw broken instanceof UnreadableSheet known ? known : UnreadableSheet.broken(broken);
        }
    }

    @Override
    public void close() {
        try {
            archive.close();
        } catch (IOException unclosed) {
            throw UnreadableSheet.broken(unclosed);
        }
    }
}
