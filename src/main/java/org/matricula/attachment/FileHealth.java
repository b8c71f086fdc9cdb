package org.matricula.attachment;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Whether what was stored is still there, byte for byte.
@Service
public class FileHealth {

    /// @param state `whole`, `missing` or `altered`
    public record Checked(
            UUID file,
            long scopePos,
            @Nullable UUID person,
            String kind,
            String name,
            String state) {}

    private final FileRows rows;
    private final FileStore store;

    FileHealth(FileRows rows, FileStore store) {
        this.rows = rows;
        this.store = store;
    }

    /// Looks into the next files, by id; those whose content was discarded by decision are left
    /// out.
    ///
    /// @param after the last one looked into, null to begin
    @Transactional(readOnly = true)
    public List<Checked> next(@Nullable UUID after, int most) {
        return rows.kept(after, most).stream()
                .map(it ->
                        new Checked(
                                it.id(),
                                it.scopePos(),
                                it.personId(),
                                it.kind(),
                                it.name(),
                                state(it.digest())))
                .toList();
    }

    /// @return `whole`, `missing` or `altered`
    public String of(StoredFile file) {
        return state(file.digest());
    }

    /// Of a file kept outside the store, by the digest it was written with.
    ///
    /// @return `whole`, `missing` or `altered`
    public String of(Path path, byte[] digest) {
        if (!Files.isRegularFile(path)) {
            return "missing";
        }
        return MessageDigest.isEqual(digest, digest(path)) ? "whole" : "altered";
    }

    private String state(byte[] digest) {
        // a digest cut short is damage of the register, not an end of the round
        if (digest.length != FileStore.DIGEST || !store.holds(digest)) {
            return "missing";
        }
        var path = store.path(digest);
        return MessageDigest.isEqual(digest, digest(path)) ? "whole" : "altered";
    }

    private static byte[] digest(Path path) {
        try (var in =
                new DigestInputStream(
                        Files.newInputStream(path), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return in.getMessageDigest().digest();
        } catch (IOException unreadable) {
            // a sector that cannot be read is damage, not an end of the round
            return new byte[0];
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
