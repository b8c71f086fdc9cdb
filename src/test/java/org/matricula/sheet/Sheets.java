package org.matricula.sheet;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Short ways to read a file in tests.
final class Sheets {

    static final SheetReader READER = new SheetReader(SheetLimits.usual());
    static final FieldVocabulary ROSTER =
            FieldVocabulary.read(Sheets.class.getResourceAsStream("/reference/roster-fields.yaml"));

    private Sheets() {}

    static SheetFile admitted(Path file) {
        return switch (new SheetGuard(SheetLimits.usual()).judge(file)) {
            case Verdict.Admitted(var admitted) -> admitted;
            case Verdict.TurnedAway(var problem) ->
                    throw new AssertionError(file.getFileName() + " refused: " + problem);
        };
    }

    static SheetBook open(Path file) {
        return READER.open(admitted(file));
    }

    static List<SheetRow> rows(Path file) {
        try (var book = open(file);
                var rows = book.rows(book.sheets().getFirst())) {
            var all = new ArrayList<SheetRow>();
            rows.forEachRemaining(all::add);
            return all;
        }
    }

    static Layout layout(Path file) {
        try (var book = open(file)) {
            return new HeaderFinder(ROSTER).survey(book).getFirst().layout().orElseThrow();
        }
    }
}
