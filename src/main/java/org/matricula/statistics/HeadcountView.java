package org.matricula.statistics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.statistics.Crosses.Cell;
import org.matricula.statistics.Headcounts.Question;
import org.springframework.stereotype.Component;

/// Lays the numbers out for the page and for the sheet.
@Component
class HeadcountView {

    /// A table beyond this is no longer read; a unit further down is.
    static final int MOST_LINES = 3000;

    static final int MOST_COLUMNS = 120;

    private final Headcounts headcounts;
    private final StatisticsWords words;

    HeadcountView(Headcounts headcounts, StatisticsWords words) {
        this.headcounts = headcounts;
        this.words = words;
    }

    /// @throws Refused if the table had more lines or columns than anybody reads
    HeadcountTable table(Question asked, Locale locale) {
        var cells = headcounts.cells(asked);
        var down = words(cells, asked, 0, locale);
        var across = words(cells, asked, 1, locale);
        if (down.size() > MOST_LINES || across.size() > MOST_COLUMNS) {
            throw new Refused(
                    Refusal.input(
                            "by",
                            "statistics.too-wide",
                            String.valueOf(down.size()),
                            String.valueOf(Math.max(1, across.size())),
                            String.valueOf(MOST_LINES),
                            String.valueOf(MOST_COLUMNS)));
        }
        return HeadcountTable.of(
                cells,
                down,
                across,
                asked.by().size() > 1,
                (first, second) -> Questions.students(asked, cell(asked.by(), first, second)));
    }

    private Map<@Nullable String, String> words(
            List<Cell> cells, Question asked, int at, Locale locale) {
        if (at >= asked.by().size()) {
            return Collections.emptyMap();
        }
        var values = new ArrayList<@Nullable String>();
        cells.forEach(it -> values.add(it.keys().get(at)));
        values.sort(HeadcountView::inOrder);
        return words.of(
                asked.by().get(at),
                new LinkedHashSet<>(values),
                asked.place().unitId(),
                asked.asOf(),
                locale);
    }

    /// Numbers by size, codes by their characters, the unknown last.
    static int inOrder(@Nullable String a, @Nullable String b) {
        if (a == null || b == null) {
            return Boolean.compare(a == null, b == null);
        }
        return a.length() == b.length() ? a.compareTo(b) : Integer.compare(a.length(), b.length());
    }

    private static Map<Dimension, @Nullable String> cell(
            List<Dimension> by,
            HeadcountTable.@Nullable Choice first,
            HeadcountTable.@Nullable Choice second) {
        var cell = new EnumMap<Dimension, @Nullable String>(Dimension.class);
        if (first != null) {
            cell.put(by.get(0), first.value());
        }
        if (second != null) {
            cell.put(by.get(1), second.value());
        }
        return cell;
    }
}
