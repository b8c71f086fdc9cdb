package org.matricula.exchange.roster;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The uploaded files, readable by the program alone, each under its import's identifier.
@Component
class ImportFiles {

    private final Path folder;

    ImportFiles(@Value("${matricula.data-dir}") Path dataDir) {
        this.folder = dataDir.resolve("imports");
    }

    /// A file that has arrived and is not yet anybody's.
    record Arrived(Path path, byte[] digest) {}

    Arrived receive(InputStream content) {
        try {
            Files.createDirectories(folder);
            var path = Files.createTempFile(folder, "arriving", ".part");
            var digest = MessageDigest.getInstance("SHA-256");
            try (var in = new DigestInputStream(content, digest)) {
                Files.copy(in, path, StandardCopyOption.REPLACE_EXISTING);
            }
            if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            }
            return new Arrived(path, digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void keep(Arrived arrived, UUID id) {
        try {
            Files.move(arrived.path(), of(id), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void discard(Arrived arrived) {
        try {
            Files.deleteIfExists(arrived.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path of(UUID id) {
        return folder.resolve(id + ".sheet");
    }
}
