package org.matricula.exchange.roster;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Predicate;
import org.matricula.vault.Envelopes;
import org.matricula.vault.Field;
import org.matricula.vault.Vault;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The uploaded files, each sealed under a key of its own that stands, sealed too, in its import.
/// In clear one lies only as long as it is judged or read, for the program alone.
@Component
class ImportFiles {

    static final Field KEY = new Field("exchange.import", "file_key");

    /// What a stopped program left lying in clear is removed once nobody can be reading it.
    private static final Duration LONGEST_READING = Duration.ofHours(1);

    private static final String SEALED = ".sealed";

    private final Path folder;
    private final Envelopes envelopes;
    private final Vault vault;
    private final Clock clock;

    ImportFiles(
            @Value("${matricula.data-dir}") Path dataDir,
            Envelopes envelopes,
            Vault vault,
            Clock clock) {
        this.folder = dataDir.resolve("imports");
        this.envelopes = envelopes;
        this.vault = vault;
        this.clock = clock;
    }

    /// A file in clear, gone when closed.
    record Opened(Path path, byte[] digest) implements AutoCloseable {

        @Override
        public void close() {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// What opens a sealed file.
    record Envelope(byte[] salt, byte[] key) {}

    /// Takes a file in that is not yet anybody's.
    Opened receive(InputStream content) {
        var path = fresh();
        try (var in = new DigestInputStream(content, sha256())) {
            Files.copy(in, path, StandardCopyOption.REPLACE_EXISTING);
            return new Opened(path, in.getMessageDigest().digest());
        } catch (IOException e) {
            new Opened(path, new byte[0]).close();
            throw new UncheckedIOException(e);
        }
    }

    /// Seals it; on disk whole before its import can name it.
    Envelope keep(Opened arrived, UUID id) {
        var salt = vault.newSalt();
        var part = folder.resolve(id + ".part");
        try (var in = Files.newInputStream(arrived.path());
                var out = Files.newOutputStream(part)) {
            var key = envelopes.seal(KEY, salt, in, out);
            try (var disk = FileChannel.open(part, StandardOpenOption.WRITE)) {
                disk.force(true);
            }
            Files.move(part, sealed(id), StandardCopyOption.ATOMIC_MOVE);
            return new Envelope(salt, key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Opened open(UUID id, Envelope envelope) {
        var opened = new Opened(fresh(), new byte[0]);
        try (var in = Files.newInputStream(sealed(id));
                var out = Files.newOutputStream(opened.path())) {
            envelopes.open(KEY, envelope.key(), envelope.salt(), in, out);
            return opened;
        } catch (IOException e) {
            opened.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    void remove(UUID id) {
        new Opened(sealed(id), new byte[0]).close();
    }

    /// Removes what no import needs: copies in clear that nobody reads any more, sealed files whose
    /// import never came to be.
    ///
    /// @param known whether there is an import of the identifier whose file is still kept
    void sweep(Predicate<UUID> known) {
        var before = clock.instant().minus(LONGEST_READING);
        try (var files = Files.newDirectoryStream(Files.createDirectories(folder))) {
            for (var file : files) {
                var name = file.getFileName().toString();
                var old = Files.getLastModifiedTime(file).toInstant().isBefore(before);
                var kept =
                        name.endsWith(SEALED)
                                && known.test(UUID.fromString(name.replace(SEALED, "")));
                if (old && !kept) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path sealed(UUID id) {
        return folder.resolve(id + SEALED);
    }

    private Path fresh() {
        try {
            Files.createDirectories(folder);
            var path = Files.createTempFile(folder, "open-", ".part");
            if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            }
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
