package org.matricula.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import java.util.Set;

/// The file of keys: outside the database and its backups, and for its owner's eyes alone.
record KeyFile(Path path) {

    private static final Set<PosixFilePermission> OWNER =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    boolean exists() {
        return Files.isRegularFile(path);
    }

    /// Whether anybody besides the owner may read or write it.
    boolean exposed() {
        if (!posix()) {
            return false;
        }
        try {
            return !OWNER.containsAll(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    KeyRing read() {
        if (exposed()) {
            throw new IllegalStateException(
                    "the key file %s can be read by others; allow only its owner (chmod 600)"
                            .formatted(path));
        }
        var lines = new Properties();
        try (var in = Files.newBufferedReader(path)) {
            lines.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the key file cannot be read", e);
        }
        return KeyRing.read(lines);
    }

    /// Replaces the file in one step: whoever reads it sees all keys of before or all of after.
    void write(KeyRing ring) {
        try {
            var folder = path.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            var fresh = Files.createTempFile(folder, "vault", ".new", ownerOnly());
            Files.writeString(fresh, ring.written());
            Files.move(
                    fresh,
                    path,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the key file cannot be written", e);
        }
    }

    private FileAttribute<?>[] ownerOnly() {
        return posix()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)}
                : new FileAttribute<?>[0];
    }

    private boolean posix() {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
