package org.matricula.archive.packet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.attachment.FileHealth.Checked;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Whether packages that were made still lie there, byte for byte.
@Service
public class PacketHealth {

    private final PacketRows rows;
    private final PacketSettings settings;

    PacketHealth(PacketRows rows, PacketSettings settings) {
        this.rows = rows;
        this.settings = settings;
    }

    /// Looks into the next packages, by id.
    ///
    /// @param after the last one looked into, null to begin
    @Transactional(readOnly = true)
    public List<Checked> next(@Nullable UUID after, int most) {
        return rows.kept(after, most).stream()
                .map(it ->
                        new Checked(
                                it.id(),
                                it.scopePos(),
                                null,
                                "package",
                                it.number(),
                                state(settings.file(it.id()), it.sha256())))
                .toList();
    }

    private static String state(Path file, String sha256) {
        if (!Files.exists(file)) {
            return "missing";
        }
        var digest = Bag.digest("SHA-256");
        try (var in = Files.newInputStream(file);
                var out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            in.transferTo(out);
        } catch (IOException unreadable) {
            return "altered";
        }
        return HexFormat.of().formatHex(digest.digest()).equals(sha256) ? "whole" : "altered";
    }
}
