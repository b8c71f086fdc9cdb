package org.matricula.exchange.roster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Codes;
import org.matricula.organisation.Unit;
import org.matricula.personal.Masks;
import org.matricula.personal.Problem;
import org.matricula.sheet.Cell;
import org.matricula.sheet.CellText;
import org.matricula.sheet.DateReading;
import org.matricula.sheet.DateText;
import org.matricula.sheet.Mapping;
import org.matricula.sheet.SheetRow;

/// Reads the values of one row, field by field, and notes what is wrong with each.
final class RowReading {

    private static final Set<String> PRIVATE =
            Set.of(
                    "idNumber",
                    "registryNumber",
                    "phone",
                    "homeAddress",
                    "householdAddress",
                    "email",
                    "guardian1Phone",
                    "guardian2Phone");

    private final SheetRow row;
    private final Mapping mapping;
    private final Codes codes;
    private final DateText dates;
    private final List<RowProblem> problems = new ArrayList<>();

    RowReading(SheetRow row, Mapping mapping, Codes codes, DateText dates) {
        this.row = row;
        this.mapping = mapping;
        this.codes = codes;
        this.dates = dates;
    }

    List<RowProblem> problems() {
        return problems;
    }

    int number() {
        return row.number();
    }

    boolean has(String field) {
        return !text(field).isEmpty();
    }

    String text(String field) {
        return CellText.tidy(cell(field).text());
    }

    @Nullable String textOrNull(String field) {
        var text = text(field);
        return text.isEmpty() ? null : text;
    }

    String name(String field) {
        return CellText.name(cell(field).text());
    }

    @Nullable String number(String field) {
        var cell = cell(field);
        if (cell.isBlank()) {
            return null;
        }
        if (cell.is(Cell.Mark.ROUNDED)) {
            error(field, "import.rounded");
        }
        return CellText.code(cell.text());
    }

    @Nullable String phone(String field) {
        var text = CellText.phone(cell(field).text());
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("\\+?[0-9-]{5,20}")) {
            warn(field, "import.phone");
        }
        return text;
    }

    @Nullable LocalDate date(String field) {
        return switch (dates.read(cell(field))) {
            case DateReading.Read read -> read.date();
            case DateReading.Empty empty -> null;
            case DateReading.Unreadable unreadable -> {
                var problem = unreadable.problem();
                add(field, problem.code(), problem.args(), "error");
                yield null;
            }
        };
    }

    /// The code of a table that the cell's code or word means.
    @Nullable String code(String field, String table) {
        var text = text(field);
        if (text.isEmpty()) {
            return null;
        }
        var code = codes.codeOf(table, text);
        if (code.isEmpty()) {
            error(field, "import.code", text);
        }
        return code.orElse(null);
    }

    @Nullable Integer whole(String field) {
        var text = number(field);
        if (text == null) {
            return null;
        }
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException notWhole) {
            error(field, "import.number", text);
            return null;
        }
    }

    /// A unit named in the cell; none and several are problems.
    Optional<Unit> unit(String field, ImportTarget target, Optional<Unit> above, String... kinds) {
        var text = text(field);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var found = target.find(text, above, kinds);
        if (found.size() != 1) {
            error(field, found.isEmpty() ? "import.unit" : "import.units", text);
            return Optional.empty();
        }
        return Optional.of(found.getFirst());
    }

    void required(String field, boolean missing) {
        if (missing) {
            error(field, "import.missing");
        }
    }

    void error(String field, String code, Object... args) {
        add(field, code, List.of(args), "error");
    }

    void warn(String field, String code, Object... args) {
        add(field, code, List.of(args), "warning");
    }

    void personal(String field, List<Problem> found) {
        for (var it : found) {
            add(
                    field,
                    it.code(),
                    it.args(),
                    switch (it.severity()) {
                        case ERROR -> "error";
                        case WARNING -> "warning";
                        case NOTE -> "note";
                    });
        }
    }

    /// The same thing is told once, whichever check found it first.
    private void add(String field, String code, List<Object> args, String severity) {
        var problem =
                new RowProblem(
                        row.number(),
                        field,
                        mapping.columnOf(field).orElse(-1),
                        code,
                        args.stream().map(String::valueOf).map(it -> told(field, it)).toList(),
                        shown(field),
                        severity);
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    /// A private value is no clearer in the sentence than in the cell.
    private String told(String field, String arg) {
        var masked = PRIVATE.contains(field) && arg.equals(CellText.code(text(field)));
        return masked ? String.valueOf(shown(field)) : arg;
    }

    /// What stands in the cell, as far as everybody who sees the problem may see it.
    private @Nullable String shown(String field) {
        var text = text(field);
        if (text.isEmpty()) {
            return null;
        }
        if (!PRIVATE.contains(field)) {
            return text.length() > 60 ? text.substring(0, 60) : text;
        }
        return switch (field) {
            case "idNumber", "registryNumber" -> Masks.document(CellText.code(text));
            case "homeAddress", "householdAddress" -> Masks.address(text);
            case "email" -> Masks.email(text);
            default -> Masks.phone(CellText.phone(text));
        };
    }

    private Cell cell(String field) {
        return mapping.cell(row, field);
    }
}
