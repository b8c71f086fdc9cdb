package org.matricula.credential.national;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.matricula.codebook.Codes;
import org.matricula.kernel.Refusal;
import org.matricula.sheet.FixedLayout;
import org.springframework.stereotype.Component;

/// What keeps a batch from leaving, row by row: each fault names the row, the graduate, the column.
@Component
class NationalFaults {

    private static final int TOLD = 50;

    private final NationalLayout layout;
    private final Codes codes;

    NationalFaults(NationalLayout layout, Codes codes) {
        this.layout = layout;
        this.codes = codes;
    }

    List<Refusal> of(List<NationalRow> rows) {
        var all = new ArrayList<Refusal>();
        for (var n = 0; n < rows.size() && all.size() < TOLD; n++) {
            var row = rows.get(n);
            var at = n + 1;
            var form =
                    row.form() == null ? null : codes.codeOf("study-form", row.form()).orElse(null);
            for (var column : layout.columns()) {
                var value = layout.value(column, row);
                column.fault(value, form)
                        .filter(fault -> binding(fault, column, row))
                        .ifPresent(fault -> all.add(told(fault, at, row, column, value)));
                if (column.words() != null
                        && !value.isBlank()
                        && codes.codeOf(column.words(), value).isEmpty()) {
                    all.add(Refusal.rule("national.word", at, who(row), column.title(), value));
                }
            }
            if (row.photoId() == null) {
                all.add(Refusal.rule("national.no-photo", at, who(row)));
            }
            if (!row.number().matches("[0-9]{18}")) {
                all.add(Refusal.rule("national.number", at, who(row), row.number()));
            }
        }
        return all;
    }

    /// What the record says otherwise than it was kept, by the columns alone.
    List<Refusal> changed(List<NationalRow> live, Map<UUID, NationalRow> kept) {
        var all = new ArrayList<Refusal>();
        for (var n = 0; n < live.size() && all.size() < TOLD; n++) {
            var now = live.get(n);
            var then = kept.get(now.certificateId());
            if (then == null) {
                continue;
            }
            for (var column : layout.columns()) {
                if (!layout.value(column, now).equals(layout.value(column, then))) {
                    all.add(Refusal.rule("national.changed", n + 1, who(now), column.title()));
                }
            }
            if (!Objects.equals(now.photoId(), then.photoId())) {
                all.add(Refusal.rule("national.photo-changed", n + 1, who(now)));
            }
        }
        return all;
    }

    /// The shape of 身份证号 binds whoever has such a number: a passport on record as one goes as it
    /// is.
    private static boolean binding(
            FixedLayout.Fault fault, FixedLayout.Column column, NationalRow row) {
        return fault != FixedLayout.Fault.SHAPE
                || !column.field().equals("document")
                || row.numberedAsResident();
    }

    private static String who(NationalRow row) {
        return row.name() + " " + row.studentNumber();
    }

    private static Refusal told(
            FixedLayout.Fault fault,
            int at,
            NationalRow row,
            FixedLayout.Column column,
            String value) {
        var who = who(row);
        return switch (fault) {
            case EMPTY -> Refusal.rule("national.empty", at, who, column.title());
            case LONG -> Refusal.rule("national.long", at, who, column.title(), column.width());
            case NOT_GBK -> Refusal.rule("national.not-gbk", at, who, column.title());
            case SHAPE ->
                    column.secret()
                            ? Refusal.rule("national.shape-secret", at, who, column.title())
                            : Refusal.rule("national.shape", at, who, column.title(), value);
        };
    }
}
