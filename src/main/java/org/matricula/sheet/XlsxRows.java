package org.matricula.sheet;

import java.io.IOException;
import java.util.List;
import java.util.NoSuchElementException;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// The rows of one .xlsx sheet, pulled from its XML.
final class XlsxRows implements SheetRows {

    private final XlsxBook book;
    private final Counted from;
    private final XMLStreamReader xml;
    private final List<Merge> merges;
    private final MergeFill fill;
    private final RowCells cells;
    private final StringBuilder text = new StringBuilder();
    private @Nullable SheetRow next;
    private int lastNumber;

    XlsxRows(XlsxBook book, Counted from, List<Merge> merges) throws XMLStreamException {
        this.book = book;
        this.from = from;
        this.xml = Xml.reader(from);
        this.merges = merges;
        this.fill = new MergeFill(merges);
        this.cells = new RowCells(book.limits());
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
            xml.close();
            from.close();
        } catch (XMLStreamException | IOException unclosed) {
            throw UnreadableSheet.broken(unclosed);
        }
    }

    private @Nullable SheetRow read() {
        try {
            while (xml.hasNext()) {
                var event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT && "row".equals(xml.getLocalName())) {
                    var row = row();
                    if (!row.cells().isEmpty()) {
                        return fill.filled(row);
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT
                        && "sheetData".equals(xml.getLocalName())) {
                    return null;
                }
            }
            return null;
        } catch (XMLStreamException broken) {
            throw UnreadableSheet.broken(broken);
        }
    }

    private SheetRow row() throws XMLStreamException {
        var number = Xml.attribute(xml, "r");
        lastNumber = number == null ? lastNumber + 1 : ascending(number);
        var column = -1;
        for (var event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                if ("c".equals(xml.getLocalName())) {
                    column = cell(column);
                } else {
                    Xml.skip(xml);
                }
            }
        }
        return cells.row(lastNumber);
    }

    private int ascending(String number) {
        try {
            var parsed = Integer.parseInt(number);
            if (parsed > lastNumber) {
                return parsed;
            }
        } catch (NumberFormatException broken) {
            throw UnreadableSheet.broken(broken);
        }
        throw new UnreadableSheet(SheetProblem.of("sheet.broken"));
    }

    private int cell(int lastColumn) throws XMLStreamException {
        var column = lastColumn + 1;
        var style = 0;
        var type = "n";
        for (var i = 0; i < xml.getAttributeCount(); i++) {
            switch (xml.getAttributeLocalName(i)) {
                case "r" -> column = column(xml.getAttributeValue(i));
                case "s" -> style = number(xml.getAttributeValue(i));
                case "t" -> type = xml.getAttributeValue(i);
                default -> {}
            }
        }
        text.setLength(0);
        var formula = content();
        var cell = typed(type, style);
        cells.put(column, formula ? cell.with(Cell.Mark.FORMULA) : cell);
        return column;
    }

    /// Leaves the value in `text`; true if a formula stands beside it.
    private boolean content() throws XMLStreamException {
        var formula = false;
        var limit = book.limits().cellLength();
        for (var event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "v" -> Xml.text(xml, text, limit);
                case "is" -> Xml.richText(xml, text, limit);
                case "f" -> {
                    formula = true;
                    Xml.skip(xml);
                }
                default -> Xml.skip(xml);
            }
        }
        return formula;
    }

    private Cell typed(String type, int style) {
        if (text.isEmpty()) {
            return Cell.EMPTY;
        }
        return switch (type) {
            case "s" -> Cell.text(book.strings().get(number(text.toString().strip())));
            case "str", "inlineStr" -> Cell.text(Xml.unescaped(text));
            case "b" -> Cell.of(Cell.Kind.BOOLEAN, "1".contentEquals(text) ? "TRUE" : "FALSE");
            case "e" -> Cell.of(Cell.Kind.ERROR, text.toString());
            case "d" -> DateText.isoCell(text.toString());
            default -> book.formats().of(style).cell(text.toString().strip(), book.from1904());
        };
    }

    private static int number(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException broken) {
            throw UnreadableSheet.broken(broken);
        }
    }

    private static int column(String reference) {
        var column = 0;
        for (var i = 0; i < reference.length() && i < 4; i++) {
            var letter = reference.charAt(i);
            if (letter < 'A' || letter > 'Z') {
                break;
            }
            column = column * 26 + letter - 'A' + 1;
        }
        if (column == 0) {
            throw new UnreadableSheet(SheetProblem.of("sheet.broken"));
        }
        return column - 1;
    }
}
