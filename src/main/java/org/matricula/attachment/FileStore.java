package org.matricula.attachment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/// Contents by their SHA-256 below the data folder: written whole and forced to disk before the
/// name appears, never changed after.
@Component
class FileStore {

    private final Path root;

    FileStore(AttachmentSettings settings) {
        this.root = settings.dataDir().resolve("files").toAbsolutePath();
    }

    /// Bytes of a digest.
    static final int DIGEST = 32;

    static byte[] digest(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    Path path(byte[] digest) {
        var hex = HexFormat.of().formatHex(digest);
        return root.resolve(hex.substring(0, 2)).resolve(hex.substring(2, 4)).resolve(hex);
    }

    boolean holds(byte[] digest) {
        return Files.exists(path(digest));
    }

    void remove(byte[] digest) {
        try {
            Files.deleteIfExists(path(digest));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void keep(byte[] digest, byte[] content) {
        var target = path(digest);
        if (Files.exists(target)) {
            return;
        }
        try {
            var folder = Files.createDirectories(target.getParent());
            var fresh = Files.createTempFile(folder, "new-", ".part");
            try {
                write(fresh, content);
                Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(fresh);
            }
            try (var entries = FileChannel.open(folder, StandardOpenOption.READ)) {
                entries.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        try (var out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            var left = ByteBuffer.wrap(content);
            while (left.hasRemaining()) {
                out.write(left);
            }
            out.force(true);
        }
    }
}
