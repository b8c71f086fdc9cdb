package org.matricula.sheet;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// The number formats of an .xlsx by style number: all this program needs of its styles.
final class XlsxFormats {

    /// What a spreadsheet itself allows.
    private static final int MOST_STYLES = 65_500;

    private static final int LONGEST_CODE = 255;

    private final List<CellFormat> byStyle = new ArrayList<>();

    static XlsxFormats read(@Nullable InputStream from) throws XMLStreamException {
        var formats = new XlsxFormats();
        if (from == null) {
            return formats;
        }
        var codes = new HashMap<Integer, String>();
        var xml = Xml.reader(from);
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "numFmt" -> codes.put(number(xml, "numFmtId"), code(xml));
                case "cellXfs" -> formats.readStyles(xml, codes);
                case "dxfs", "cellStyleXfs" -> Xml.skip(xml);
                default -> {}
            }
        }
        xml.close();
        return formats;
    }

    private void readStyles(XMLStreamReader xml, HashMap<Integer, String> codes)
            throws XMLStreamException {
        var known = new HashMap<Integer, CellFormat>();
        var depth = 1;
        while (depth > 0) {
            var event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                if (depth++ == 1 && byStyle.size() < MOST_STYLES) {
                    var index = number(xml, "numFmtId");
                    byStyle.add(known.computeIfAbsent(index, it -> format(it, codes.get(it))));
                }
            }
        }
    }

    private static String code(XMLStreamReader xml) {
        return Objects.requireNonNullElse(Xml.attribute(xml, "formatCode"), "General");
    }

    private static CellFormat format(int index, @Nullable String code) {
        return code == null || code.length() > LONGEST_CODE
                ? CellFormat.builtin(index)
                : CellFormat.of(index, code);
    }

    private static int number(XMLStreamReader xml, String name) {
        var value = Xml.attribute(xml, name);
        try {
            return value == null ? 0 : Integer.parseInt(value.strip());
        } catch (NumberFormatException broken) {
            return 0;
        }
    }

    CellFormat of(int style) {
        return style >= 0 && style < byStyle.size() ? byStyle.get(style) : CellFormat.GENERAL;
    }
}
