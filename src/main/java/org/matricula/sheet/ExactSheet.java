package org.matricula.sheet;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Writes an .xlsx to the letter, where a higher body says what stands in which cell: every cell is
/// text (a leading zero stays), no line more than was given, no filter, no footer, and the same
/// rows give the same bytes.
public final class ExactSheet {

    private static final String DECLARATION =
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE =
            "http://schemas.openxmlformats.org/package/2006/relationships";
    private static final String TYPE =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private ExactSheet() {}

    /// @param tab the name of the one sheet
    /// @param rows the cells of each row from the left; a blank one is left out
    public static void write(OutputStream out, String tab, List<List<String>> rows) {
        write(out, Map.of(tab, rows));
    }

    /// @param tabs the rows of each sheet by its name, in order
    public static void write(OutputStream out, Map<String, List<List<String>>> tabs) {
        var count = tabs.size();
        try (var archive = new SteadyArchive(out)) {
            put(archive, "[Content_Types].xml", types(count));
            put(
                    archive,
                    "_rels/.rels",
                    relations(relation("rId1", "officeDocument", "xl/workbook.xml")));
            put(archive, "xl/workbook.xml", book(List.copyOf(tabs.keySet())));
            put(
                    archive,
                    "xl/_rels/workbook.xml.rels",
                    relations(
                            numbered(
                                            count,
                                            i ->
                                                    relation(
                                                            "rId" + i,
                                                            "worksheet",
                                                            "worksheets/sheet" + i + ".xml"))
                                    + relation("rId" + (count + 1), "styles", "styles.xml")));
            put(archive, "xl/styles.xml", styles());
            var i = 0;
            for (var rows : tabs.values()) {
                put(archive, "xl/worksheets/sheet" + ++i + ".xml", sheet(rows));
            }
        }
    }

    private static String numbered(int count, IntFunction<String> one) {
        return IntStream.rangeClosed(1, count).mapToObj(one).collect(Collectors.joining());
    }

    private static void put(SteadyArchive archive, String name, String xml) {
        archive.put(name, (DECLARATION + xml).getBytes(StandardCharsets.UTF_8));
    }

    private static String sheet(List<List<String>> rows) {
        var xml = new StringBuilder("<worksheet xmlns=\"" + MAIN + "\"><sheetData>");
        for (var r = 0; r < rows.size(); r++) {
            xml.append("<row r=\"").append(r + 1).append("\">");
            var cells = rows.get(r);
            for (var c = 0; c < cells.size(); c++) {
                if (!cells.get(c).isEmpty()) {
                    xml.append("<c r=\"")
                            .append(column(c))
                            .append(r + 1)
                            .append("\" s=\"1\" t=\"inlineStr\"><is><t xml:space=\"preserve\">")
                            .append(escaped(cells.get(c)))
                            .append("</t></is></c>");
                }
            }
            xml.append("</row>");
        }
        return xml.append("</sheetData></worksheet>").toString();
    }

    static String column(int index) {
        var name = new StringBuilder();
        for (var rest = index; rest >= 0; rest = rest / 26 - 1) {
            name.insert(0, (char) ('A' + rest % 26));
        }
        return name.toString();
    }

    /// What XML 1.0 cannot carry at all is left out.
    private static String escaped(String text) {
        var all = new StringBuilder();
        text.codePoints()
                .forEach(it -> {
                    switch (it) {
                        case '&' -> all.append("&amp;");
                        case '<' -> all.append("&lt;");
                        case '>' -> all.append("&gt;");
                        case '"' -> all.append("&quot;");
                        default -> {
                            if (it >= 0x20 && it != 0xFFFE && it != 0xFFFF
                                    || it == '\t'
                                    || it == '\n') {
                                all.appendCodePoint(it);
                            }
                        }
                    }
                });
        return all.toString();
    }

    private static String book(List<String> tabs) {
        return "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets>%s</sheets></workbook>"
                .formatted(
                        MAIN,
                        RELATIONS,
                        numbered(
                                tabs.size(),
                                i ->
                                        "<sheet name=\"%s\" sheetId=\"%d\" r:id=\"rId%d\"/>"
                                                .formatted(escaped(tabs.get(i - 1)), i, i)));
    }

    /// The second style is the one for text (format 49).
    private static String styles() {
        return "<styleSheet xmlns=\""
                + MAIN
                + "\"><fonts count=\"1\"><font/></fonts>"
                + "<fills count=\"1\"><fill/></fills><borders count=\"1\"><border/></borders>"
                + "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"2\"><xf/>"
                + "<xf numFmtId=\"49\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>";
    }

    private static String types(int count) {
        return "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + override("/xl/workbook.xml", "sheet.main")
                + numbered(count, i -> override("/xl/worksheets/sheet" + i + ".xml", "worksheet"))
                + override("/xl/styles.xml", "styles")
                + "</Types>";
    }

    private static String override(String part, String type) {
        return "<Override PartName=\"" + part + "\" ContentType=\"" + TYPE + type + "+xml\"/>";
    }

    private static String relations(String all) {
        return "<Relationships xmlns=\"" + PACKAGE + "\">" + all + "</Relationships>";
    }

    private static String relation(String id, String type, String target) {
        return "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>"
                .formatted(id, RELATIONS, type, target);
    }
}
