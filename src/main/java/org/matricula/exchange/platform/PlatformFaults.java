package org.matricula.exchange.platform;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.matricula.kernel.Refusal;
import org.matricula.sheet.FixedLayout;
import org.springframework.stereotype.Component;

/// What keeps a list from leaving, row by row: each fault names the row, the student, the column
/// and its value.
@Component
class PlatformFaults {

    private static final int TOLD = 50;

    private final PlatformLayouts layouts;

    PlatformFaults(PlatformLayouts layouts) {
        this.layouts = layouts;
    }

    List<Refusal> of(PlatformLayout of, List<PlatformRow> rows) {
        var all = new ArrayList<Refusal>();
        var seen = new HashSet<String>();
        for (var n = 0; n < rows.size() && all.size() < TOLD; n++) {
            var row = rows.get(n);
            var form = row.value("form");
            for (var column : of.columns()) {
                var value = layouts.value(column, row);
                var at = n + 1;
                column.fault(value, form.isEmpty() ? null : form)
                        .ifPresent(it -> all.add(told(it, at, row, column, value)));
            }
            if (of.photographs() != null && row.photoId() == null) {
                all.add(Refusal.rule("platform-list.no-photo", n + 1, row.who()));
            }
            twice(of, row, n + 1, seen, all);
        }
        return all.size() > TOLD ? all.subList(0, TOLD) : all;
    }

    /// A number that stands for two students is told of neither.
    private void twice(
            PlatformLayout of, PlatformRow row, int at, HashSet<String> seen, List<Refusal> all) {
        if (of.source() == PlatformLayout.Source.EVENTS) {
            return;
        }
        for (var key : of.keys()) {
            var column = of.column(key);
            var value = layouts.value(column, row);
            if (!value.isEmpty() && !seen.add(key + " " + value)) {
                all.add(Refusal.rule("platform-list.twice", at, row.who(), column.title()));
            }
        }
    }

    private static Refusal told(
            FixedLayout.Fault fault,
            int at,
            PlatformRow row,
            FixedLayout.Column column,
            String value) {
        return switch (fault) {
            case EMPTY -> Refusal.rule("platform-list.empty", at, row.who(), column.title());
            case LONG ->
                    Refusal.rule(
                            "platform-list.long", at, row.who(), column.title(), column.width());
            case NOT_GBK -> Refusal.rule("platform-list.not-gbk", at, row.who(), column.title());
            case SHAPE ->
                    Refusal.rule(
                            "platform-list.shape",
                            at,
                            row.who(),
                            column.title(),
                            column.secret() ? "…" : value);
        };
    }
}
