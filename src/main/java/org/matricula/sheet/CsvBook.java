package org.matricula.sheet;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A text file with separators: one sheet without a name.
final class CsvBook implements SheetBook {

    private static final SheetInfo ONLY = new SheetInfo(0, "", false);

    private final Path path;
    private final SheetLimits limits;
    private final Encoding encoding;
    private final char separator;

    CsvBook(Path path, SheetLimits limits) {
        this.path = path;
        this.limits = limits;
        try {
            encoding =
                    Encoding.of(path)
                            .orElseThrow(
                                    () -> new UnreadableSheet(SheetProblem.of("sheet.encoding")));
            separator = Separator.of(sample());
        } catch (IOException broken) {
            throw UnreadableSheet.broken(broken);
        }
    }

    private String sample() throws IOException {
        try (var reader = new InputStreamReader(encoding.open(path), encoding.charset())) {
            var sample = new char[1 << 15];
            var length = 0;
            for (var n = 0; n >= 0 && length < sample.length; length += Math.max(n, 0)) {
                n = reader.read(sample, length, sample.length - length);
            }
            return new String(sample, 0, length);
        }
    }

    @Override
    public List<SheetInfo> sheets() {
        return List.of(ONLY);
    }

    @Override
    public SheetRows rows(SheetInfo sheet) {
        try {
            var from = new Counted(encoding.open(path), Files.size(path));
            return new CsvRows(from, encoding.charset(), separator, limits);
        } catch (IOException broken) {
            throw UnreadableSheet.broken(broken);
        }
    }

    @Override
    public void close() {
        // each reading closes its own file
    }
}
