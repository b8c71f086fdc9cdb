package org.matricula.sheet;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A ZIP whose bytes depend upon its content alone: no clock, no zone, names in UTF-8, the entries
/// in the order in which they were put. Twice the same package is byte for byte the same.
public final class SteadyArchive implements AutoCloseable {

    /// Writes one entry.
    @FunctionalInterface
    public interface Body {
        void to(OutputStream out) throws IOException;
    }

    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ZipOutputStream zip;

    /// @param out stays open when the archive is closed
    public SteadyArchive(OutputStream out) {
        zip = new ZipOutputStream(new Unclosed(out), StandardCharsets.UTF_8);
    }

    public void put(String name, Body body) {
        try {
            var entry = new ZipEntry(name);
            entry.setTimeLocal(NO_TIME);
            zip.putNextEntry(entry);
            body.to(new Unclosed(zip));
            zip.closeEntry();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public void put(String name, byte[] content) {
        put(name, out -> out.write(content));
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static final class Unclosed extends FilterOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
