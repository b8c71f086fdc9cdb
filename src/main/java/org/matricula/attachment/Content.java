package org.matricula.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file with what is in it.
public record Content(StoredFile file, Path path) {

    public InputStream stream() throws IOException {
        return Files.newInputStream(path);
    }

    public byte[] bytes() throws IOException {
        return Files.readAllBytes(path);
    }
}
