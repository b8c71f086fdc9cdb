package org.matricula.sheet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where the header of a sheet is and which columns stand under it.
///
/// @param headerFrom first row of the header, beginning with 1
/// @param headerTo last row of the header; the rows below it are the body
/// @param columns those with a heading, and those without one that have values
/// @param titles what stands above the header
/// @param sample the first rows of the body, for guessing and for showing
/// @param score how much of the header was understood; 0 if a person chose it
public record Layout(
        SheetInfo sheet,
        int headerFrom,
        int headerTo,
        List<Column> columns,
        Set<String> titles,
        List<SheetRow> sample,
        double score) {

    private static final Pattern TOTAL =
            Pattern.compile("(本页|本班|全班|全校|年级)?(合计|总计|小计|共计|总人数|人数合计|TOTAL|SUM).{0,12}");
    private static final Pattern NOTE =
            Pattern.compile(
                    "(填表说明|说明|备注|注|注意|示例|例|填表人|制表人?|制表日期|填报人|填报单位|审核人?|审批|经办人|校长|校长签字|负责人|班主任|联系人|打印|导出)"
                        + "(\\(?(签字|签名|盖章|日期|时间)\\)?)?(:.*)?|\\d+[.、]\\D.{6,}|/?记录行?结束/?|(由|本表|以下空白).*");
    private static final int MOST_CELLS_OF_A_NOTE = 4;

    public Layout {
        columns = List.copyOf(columns);
        titles = Set.copyOf(titles);
        sample = List.copyOf(sample);
    }

    public RowKind kindOf(SheetRow row) {
        return kindOf(row, words());
    }

    /// @param words see [#words]; whoever judges many rows keeps them
    RowKind kindOf(SheetRow row, Map<Integer, Set<String>> words) {
        if (row.isBlank()) {
            return RowKind.BLANK;
        }
        var texts =
                row.cells().stream()
                        .filter(it -> !it.isBlank() && !it.is(Cell.Mark.MERGED))
                        .map(it -> CellText.tidy(it.text()))
                        .toList();
        if (isHeader(row, texts, words)) {
            return RowKind.HEADER;
        }
        if (texts.stream().limit(3).anyMatch(it -> isTotal(it))) {
            return RowKind.TOTAL;
        }
        return texts.size() <= MOST_CELLS_OF_A_NOTE && isNote(texts.getFirst())
                ? RowKind.NOTE
                : RowKind.DATA;
    }

    /// By column, the words of its heading as they are compared.
    Map<Integer, Set<String>> words() {
        var words = new HashMap<Integer, Set<String>>();
        for (var column : columns) {
            var own =
                    Stream.of(column.heading().split(" / "))
                            .map(Heading::normal)
                            .filter(it -> !it.isEmpty())
                            .collect(Collectors.toSet());
            if (!own.isEmpty()) {
                words.put(column.index(), own);
            }
        }
        return words;
    }

    private boolean isHeader(SheetRow row, List<String> texts, Map<Integer, Set<String>> words) {
        if (texts.size() == 1 && titles.contains(texts.getFirst())) {
            return true;
        }
        var repeated = 0;
        for (var word : words.entrySet()) {
            var text = row.cell(word.getKey()).text();
            if (!text.isEmpty() && word.getValue().contains(Heading.normal(text))) {
                repeated++;
            }
        }
        return repeated >= 2 && repeated * 2 >= texts.size();
    }

    private static boolean isTotal(String text) {
        return text.length() < 40 && TOTAL.matcher(CellText.code(text)).matches();
    }

    private static boolean isNote(String text) {
        return NOTE.matcher(CellText.code(text.substring(0, Math.min(text.length(), 200))))
                .matches();
    }

    /// The rows of the body, skipping and counting what is no data.
    public Body body(SheetRows rows) {
        return new Body(this, rows);
    }
}
