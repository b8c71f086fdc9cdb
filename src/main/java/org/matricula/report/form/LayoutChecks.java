package org.matricula.report.form;

import static org.matricula.report.form.LayoutWords.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.sheet.SheetBook;

/// 审核关系 of a layout's workbook: each names rows, columns or cells that are there.
final class LayoutChecks {

    private static final String EVERY = "*";

    private final SheetBook book;
    private final Form form;
    private final ReportForms known;
    private final List<Refusal> found;

    LayoutChecks(SheetBook book, Form form, ReportForms known, List<Refusal> found) {
        this.book = book;
        this.form = form;
        this.known = known;
        this.found = found;
    }

    List<Form.Check> read() {
        var tab = LayoutTab.read(book, CHECKS, CHECK_HEADINGS, 6, found);
        return tab.rows().stream().map(this::check).toList();
    }

    private Form.Check check(LayoutTab.Row row) {
        var name = row.told(LABEL);
        if (name.blank() || name.text().contains("|")) {
            found.add(Refusal.input("file", "layout.missing", name.at(), LABEL));
        }
        var level = row.told(LayoutWords.LEVEL);
        if (!level.blank() && !level.text().equals(ERROR) && !level.text().equals(WARNING)) {
            found.add(LayoutValues.problem(level, "layout.severity", ERROR, WARNING));
        }
        var per = row.told(PER);
        if (!per.blank() && !PERS.containsKey(per.text())) {
            found.add(LayoutValues.problem(per, "layout.per"));
        }
        var relation = row.told(IS);
        var is = RELATIONS.get(relation.text());
        if (is == null) {
            found.add(LayoutValues.problem(relation, "layout.relation"));
        }
        var near = "near".equals(is);
        if (near && !per.blank()) {
            found.add(LayoutValues.problem(per, "layout.near-per"));
        }
        var across = PERS.get(per.text());
        return new Form.Check(
                name.text(),
                !level.text().equals(WARNING),
                across,
                side(row.told(LEFT), across, true),
                is == null ? "equal" : is,
                side(row.told(RIGHT), across, !near),
                percent(row.told(PERCENT), near));
    }

    private int percent(LayoutTab.Told it, boolean needed) {
        var good = it.text().matches("\\d{1,3}");
        if (needed && !good || !it.blank() && !good) {
            found.add(LayoutValues.problem(it, "layout.percent"));
        }
        return good ? Integer.parseInt(it.text()) : 0;
    }

    private List<String> side(LayoutTab.Told it, @Nullable String across, boolean needed) {
        var parts = new ArrayList<>(List.of(it.text().strip().split("[\\s、,，+＋]+")));
        parts.removeIf(String::isEmpty);
        if (parts.isEmpty() == needed) {
            found.add(LayoutValues.problem(it, needed ? "layout.side" : "layout.side-none"));
        }
        if (across != null && parts.equals(List.of(EVERY))) {
            return parts;
        }
        for (var part : parts) {
            if (across == null ? !cell(part) : !line(part, across)) {
                found.add(LayoutValues.problem(it, "layout.no-cell", part));
            }
        }
        return parts;
    }

    /// In a check of each row the sides name columns, and the other way round.
    private boolean line(String key, String across) {
        return (across.equals("row") ? form.column(key) : form.row(key)).isPresent();
    }

    /// A table that is not known yet is not compared with until it is; one that is must have the
    /// cell.
    private boolean cell(String named) {
        var parts = named.split("/", -1);
        if (parts.length < 2 || parts.length > 3) {
            return false;
        }
        var other =
                parts.length == 2 || parts[0].equals(form.code())
                        ? Optional.of(form)
                        : known.find(parts[0], form.from());
        var row = parts[parts.length - 2];
        var column = parts[parts.length - 1];
        return other.isEmpty()
                ? !row.isEmpty() && !column.isEmpty()
                : other.get().row(row).isPresent() && other.get().column(column).isPresent();
    }
}
