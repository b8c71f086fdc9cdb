package org.matricula.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.jspecify.annotations.Nullable;

/// An .xlsx, its parts found by POI (which counts inflated bytes once more) and streamed from
// there.
final class XlsxBook implements SheetBook {

    private record Part(SheetInfo info, String relation) {}

    private final SheetLimits limits;
    private final OPCPackage archive;
    private final XSSFReader parts;
    private final List<Part> sheets = new ArrayList<>();
    private final Map<Integer, List<Merge>> merges = new HashMap<>();
    private final XlsxFormats formats;
    private @Nullable SharedStrings strings;
    private boolean from1904;

    XlsxBook(Path path, SheetLimits limits) {
        this.limits = limits;
        try {
            archive = OPCPackage.open(path.toFile(), PackageAccess.READ);
        } catch (OpenXML4JException | RuntimeException broken) {
            throw UnreadableSheet.broken(broken);
        }
        try {
            parts = new XSSFReader(archive);
            readWorkbook();
            try (var styles = parts.getStylesData()) {
                formats = XlsxFormats.read(styles);
            }
        } catch (IOException | OpenXML4JException | XMLStreamException | RuntimeException broken) {
            archive.revert();
            throw broken instanceof UnreadableSheet known ? known : UnreadableSheet.broken(broken);
        }
    }

    private void readWorkbook() throws IOException, OpenXML4JException, XMLStreamException {
        try (var from = parts.getWorkbookData()) {
            var xml = Xml.reader(from);
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                if ("workbookPr".equals(xml.getLocalName())) {
                    var flag = Xml.attribute(xml, "date1904");
                    from1904 = "1".equals(flag) || "true".equals(flag);
                } else if ("sheet".equals(xml.getLocalName())) {
                    addSheet(
                            Objects.requireNonNullElse(Xml.attribute(xml, "name"), ""),
                            Objects.requireNonNullElse(Xml.attribute(xml, "id"), ""),
                            Xml.attribute(xml, "state"));
                }
            }
        }
        if (sheets.isEmpty()) {
            throw new UnreadableSheet(SheetProblem.of("sheet.broken"));
        }
    }

    private void addSheet(String name, String relation, @Nullable String state) {
        var hidden = state != null && !"visible".equals(state);
        sheets.add(new Part(new SheetInfo(sheets.size(), name, hidden), relation));
    }

    @Override
    public List<SheetInfo> sheets() {
        return sheets.stream().map(Part::info).toList();
    }

    @Override
    public SheetRows rows(SheetInfo sheet) {
        var relation = sheets.get(sheet.index()).relation();
        try {
            var size = size(relation);
            var found = merges.get(sheet.index());
            if (found == null) {
                try (var from = parts.getSheet(relation)) {
                    found = MergeScan.of(from);
                }
                merges.put(sheet.index(), found);
            }
            return new XlsxRows(this, new Counted(parts.getSheet(relation), size), found);
        } catch (IOException
                | OpenXML4JException
                | XMLStreamException
                | IllegalArgumentException broken) {
            throw UnreadableSheet.broken(broken);
        }
    }

    private long size(String relation) throws OpenXML4JException {
        var workbook = archive.getPartsByContentType(WORKBOOK_TYPE).stream().findFirst();
        if (workbook.isEmpty() || workbook.get().getRelationship(relation) == null) {
            return 0;
        }
        return workbook.get().getRelatedPart(workbook.get().getRelationship(relation)).getSize();
    }

    private static final String WORKBOOK_TYPE =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    SheetLimits limits() {
        return limits;
    }

    XlsxFormats formats() {
        return formats;
    }

    boolean from1904() {
        return from1904;
    }

    /// Read when the first cell asks: many sheets have their texts within the cells.
    SharedStrings strings() {
        if (strings == null) {
            try (InputStream from = parts.getSharedStringsData()) {
                strings = SharedStrings.read(from, limits.cellLength());
            } catch (IOException | OpenXML4JException | XMLStreamException broken) {
                throw UnreadableSheet.broken(broken);
            }
        }
        return strings;
    }

    @Override
    public void close() {
        archive.revert();
    }
}
