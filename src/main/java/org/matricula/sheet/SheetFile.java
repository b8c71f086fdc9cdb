package org.matricula.sheet;

import java.nio.file.Path;

/// A file the guard has admitted. Only [SheetGuard] makes one, so nothing unjudged is ever parsed.
public final class SheetFile {

    private final Path path;
    private final SheetFormat format;

    SheetFile(Path path, SheetFormat format) {
        this.path = path;
        this.format = format;
    }

    public Path path() {
        return path;
    }

    public SheetFormat format() {
        return format;
    }
}
