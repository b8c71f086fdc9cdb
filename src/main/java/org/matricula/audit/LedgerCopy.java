package org.matricula.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Checkpoints and hash tiles as files beside the database, in the layout of C2SP `tlog-tiles`:
/// whoever copies the folder away holds a witness. It holds hashes alone, nothing of anybody's
/// person.
@Service
class LedgerCopy {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerCopy.class);
    private static final int TILE = 256;
    private static final int PAGE = 500;

    private final Chain chain;
    private final LedgerKey key;
    private final Path folder;

    LedgerCopy(Chain chain, LedgerKey key, LedgerSettings settings) {
        this.chain = chain;
        this.key = key;
        this.folder = settings.copy();
    }

    Path folder() {
        return folder;
    }

    /// Writes what the folder lacks. A folder that knows more than the database is left as it is:
    /// it is the evidence that the database lost something.
    @Transactional(readOnly = true)
    public synchronized void write() {
        try {
            var kept = folder.resolve("checkpoints.jsonl");
            var notes = kept(kept);
            var fresh = chain.checkpoints(notes.size(), PAGE);
            if (fresh.isEmpty()) {
                var last = chain.lastCheckpoint().map(it -> it.seq() + 1).orElse(0L);
                if (last < notes.size()) {
                    LOG.error(
                            "{} holds {} checkpoints, the database {}: entries were lost or taken out",
                            folder,
                            notes.size(),
                            last);
                }
                return;
            }
            Files.writeString(folder.resolve("ledger.pub"), key.verifierKey() + "\n");
            tiles(size(notes), fresh.getLast().size());
            for (var it : fresh) {
                Files.writeString(
                        kept,
                        Canonical.json(Map.of("checkpoint", it.note())) + "\n",
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            }
            replace(folder.resolve("checkpoint"), fresh.getLast().note().getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger's copy cannot be written", e);
        }
    }

    /// What stands in the file, without a last line that a crash cut short.
    private static List<String> kept(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        var text = Files.readString(file);
        if (!text.isEmpty() && !text.endsWith("\n")) {
            text = text.substring(0, text.lastIndexOf('\n') + 1);
            replace(file, text.getBytes());
        }
        return text.lines().toList();
    }

    private static long size(List<String> notes) {
        return notes.isEmpty() ? 0 : Long.parseLong(notes.getLast().split("\\\\n", 3)[1]);
    }

    private void tiles(long from, long to) throws IOException {
        for (var level = 0; to >> (8 * level) > 0; level++) {
            var first = (from >> (8 * level)) / TILE;
            var end = to >> (8 * level);
            for (var tile = first; tile * TILE < end; tile++) {
                tile(level, tile, (int) Math.min(TILE, end - tile * TILE));
            }
        }
    }

    private void tile(int level, long number, int width) throws IOException {
        var whole = folder.resolve("tile/" + level + "/" + LedgerVerifier.tilePath(number));
        var parts = whole.resolveSibling(whole.getFileName() + ".p");
        var from = number * TILE;
        var hashes = level == 0 ? chain.hashes(from, from + width) : roots(level, from, width);
        var target = width == TILE ? whole : parts.resolve(String.valueOf(width));
        replace(target, Frontier.concatenated(hashes));
        if (Files.exists(parts)) {
            forgetOthers(parts, target);
        }
    }

    private List<byte[]> roots(int level, long from, int width) throws IOException {
        var roots = new ArrayList<byte[]>();
        for (var it = from; it < from + width; it++) {
            var below =
                    Files.readAllBytes(
                            folder.resolve(
                                    "tile/" + (level - 1) + "/" + LedgerVerifier.tilePath(it)));
            var tree = new LedgerVerifier.Tree();
            for (var i = 0; i < below.length; i += 32) {
                tree.add(Arrays.copyOfRange(below, i, i + 32));
            }
            roots.add(tree.root());
        }
        return roots;
    }

    private static void forgetOthers(Path parts, Path target) throws IOException {
        try (var all = Files.list(parts)) {
            for (var it : all.filter(part -> !part.equals(target)).toList()) {
                Files.delete(it);
            }
        }
        if (!target.startsWith(parts)) {
            Files.delete(parts);
        }
    }

    private static void replace(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        var aside = file.resolveSibling(file.getFileName() + ".new");
        Files.write(aside, content);
        Files.move(
                aside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
