package org.matricula.document;

import java.util.regex.Pattern;

/// A list on which nobody stands is a table without a row, which ISO 14289-1 (7.2) does not know:
/// it gets one row that says so.
final class EmptyTables {

    private static final Pattern EMPTY =
            Pattern.compile(
                    "(?:<thead>((?:(?!</thead>).)*)</thead>\\s*)?<tbody>\\s*</tbody>",
                    Pattern.DOTALL);
    private static final Pattern ROW = Pattern.compile("<tr.*?</tr>", Pattern.DOTALL);
    private static final Pattern CELL = Pattern.compile("<t[hd]\\b([^>]*)>");
    private static final Pattern SPAN = Pattern.compile("colspan=\"(\\d+)\"");

    private EmptyTables() {}

    static String filled(String html) {
        return EMPTY.matcher(html)
                .replaceAll(it -> {
                    var head = it.group(1) == null ? "" : it.group(1);
                    var row =
                            "<tbody><tr><td colspan=\"%d\">—</td></tr></tbody>"
                                    .formatted(columns(head));
                    var kept = it.group(1) == null ? "" : "<thead>" + head + "</thead>";
                    return java.util.regex.Matcher.quoteReplacement(kept + row);
                });
    }

    private static int columns(String head) {
        var row = ROW.matcher(head);
        var cells = CELL.matcher(row.find() ? row.group() : "");
        var all = 0;
        while (cells.find()) {
            var span = SPAN.matcher(cells.group(1));
            all += span.find() ? Integer.parseInt(span.group(1)) : 1;
        }
        return Math.max(1, all);
    }
}
