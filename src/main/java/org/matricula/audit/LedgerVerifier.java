package org.matricula.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Checks a ledger without the program that wrote it: this one file, no library, no network. `java
/// LedgerVerifier.java EXPORT [KEY-FILE [COPY-FOLDER]]` answers 0 for intact, 1 for broken.
///
/// Each line of an export is an entry, a checkpoint or the public key. Entries are chained by hash
/// and are the leaves of an RFC 6962 tree, whose roots the checkpoints sign. That the end was cut
/// off, or that there are two ledgers, shows only against checkpoints kept elsewhere.
public final class LedgerVerifier {

    /// What is wrong, and the first entry concerned; -1 where none is.
    public record Finding(long entry, String what) {}

    /// The right edge of a Merkle tree: roots of its complete subtrees, largest first.
    static final class Tree {
        final List<byte[]> roots = new ArrayList<>();
        long size;

        void add(byte[] leaf) {
            var node = leaf;
            for (var rest = size; (rest & 1) == 1; rest >>= 1) {
                node = sha256(NODE, roots.removeLast(), node);
            }
            roots.add(node);
            size++;
        }

        byte[] root() {
            var root = roots.isEmpty() ? sha256() : roots.getLast();
            for (var i = roots.size() - 2; i >= 0; i--) {
                root = sha256(NODE, roots.get(i), root);
            }
            return root;
        }
    }

    static final int HASH = 32;
    private static final byte[] NODE = {1};
    private static final int TILE = 256;
    private static final Duration LATE = Duration.ofHours(1);
    private static final Pattern ENTRY =
            Pattern.compile(
                    "\\{\"at\":\"(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z)\",\"entry\":\\{.*}"
                            + ",\"predecessor\":\"([0-9a-f]{64})\",\"seq\":(\\d{1,18})}");
    private static final Pattern NOTE =
            Pattern.compile(
                    "((\\S+)\n(\\d{1,18})\n(\\S+)\nat (\\S+)\nprevious (\\S+)\n)\n— (\\S+) (\\S+)\n");

    private record Among(long from, long until, String what) {}

    private final List<Among> among = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Map<Long, String> outside = new HashMap<>();
    private final Tree tree = new Tree();
    private String key;
    private byte[] last = new byte[HASH];
    private String previousNote = "-";
    private Instant checkedAt = Instant.MIN;
    private Instant newest = Instant.MIN;
    private long newestEntry;
    private long entries;
    private long covered;
    private Path copy = Path.of("");
    private byte[] tile = new byte[0];
    private boolean compared;
    private boolean proven;

    /// @param key the public key as its holder knows it; empty to take the export's own word
    public LedgerVerifier(String key) {
        this.key = key.strip();
    }

    /// Compares with what was kept elsewhere: a folder with `checkpoints.jsonl` and `tile`. To be
    /// told before the first line.
    public LedgerVerifier against(Path folder) throws IOException {
        copy = folder;
        compared = true;
        var kept = folder.resolve("checkpoints.jsonl");
        if (Files.exists(kept)) {
            for (var it : Files.readAllLines(kept)) {
                var note = NOTE.matcher(unquoted(it));
                if (note.matches() && signed(note.group(1), note.group(7), note.group(8))) {
                    outside.put(Long.parseLong(note.group(3)), note.group(4));
                } else {
                    broken(-1, "a checkpoint kept outside is not signed by this key");
                }
            }
        }
        return this;
    }

    /// The next line of the export.
    public void line(String line) {
        if (line.startsWith("{\"key\":\"")) {
            key = key.isEmpty() ? line.substring(8, line.length() - 2) : key;
        } else if (line.startsWith("{\"checkpoint\":\"")) {
            checkpoint(unquoted(line));
        } else if (!line.isBlank()) {
            entry(line);
        }
    }

    private void entry(String line) {
        var parts = ENTRY.matcher(line);
        if (!parts.matches()) {
            broken(entries, "entry %d cannot be read".formatted(entries));
            return;
        }
        var seq = Long.parseLong(parts.group(3));
        if (seq != entries) {
            broken(
                    Math.min(seq, entries),
                    "where entry %d should stand there is entry %d".formatted(entries, seq));
        } else if (!parts.group(2).equals(HexFormat.of().formatHex(last))) {
            broken(
                    proven || seq == 0 ? seq : seq - 1,
                    "entry %d is not what entry %d says goes before it".formatted(seq - 1, seq));
        }
        var at = Instant.parse(parts.group(1));
        if (checkedAt != Instant.MIN && at.plus(LATE).isBefore(checkedAt)) {
            broken(
                    seq,
                    "entry %d is dated %s, but was added after %s".formatted(seq, at, checkedAt));
        }
        if (at.isAfter(newest)) {
            newest = at;
            newestEntry = seq;
        }
        last = sha256(new byte[] {0}, line.getBytes(StandardCharsets.UTF_8));
        tree.add(last);
        entries = seq + 1;
        proven = compared && likeItsTile(seq);
        var root = outside.get(entries);
        if (root != null && !root.equals(Base64.getEncoder().encodeToString(tree.root()))) {
            among(
                    entries,
                    "the first %d entries are not those signed in a checkpoint kept outside"
                            .formatted(entries));
        }
    }

    private void checkpoint(String text) {
        var note = NOTE.matcher(text);
        if (!note.matches() || !signed(note.group(1), note.group(7), note.group(8))) {
            broken(
                    covered,
                    "the checkpoint after entry %d is not signed by %s"
                            .formatted(entries - 1, key));
            return;
        }
        var size = Long.parseLong(note.group(3));
        if (size != entries) {
            broken(
                    Math.min(size, entries),
                    "a checkpoint of %d entries stands after %d".formatted(size, entries));
        } else if (!note.group(4).equals(Base64.getEncoder().encodeToString(tree.root()))) {
            among(
                    size,
                    "entries %d to %d are not those that were signed".formatted(covered, size - 1));
        }
        if (!note.group(6).equals(previousNote)) {
            broken(
                    covered,
                    "the checkpoint of %d entries does not follow the one before it"
                            .formatted(size));
        }
        var at = Instant.parse(note.group(5));
        if (at.isBefore(checkedAt) || newest != Instant.MIN && newest.minus(LATE).isAfter(at)) {
            broken(
                    newestEntry,
                    "the checkpoint of %d entries is dated %s, before what it signs"
                            .formatted(size, at));
        }
        checkedAt = at;
        previousNote =
                Base64.getEncoder().encodeToString(sha256(text.getBytes(StandardCharsets.UTF_8)));
        covered = size;
    }

    /// Everything that is wrong, once all lines were given.
    public List<Finding> findings() {
        var all = new ArrayList<>(findings);
        among.forEach(it -> all.add(new Finding(first(it), it.what())));
        var longest = outside.keySet().stream().mapToLong(it -> it).max().orElse(0);
        if (longest > entries) {
            all.add(
                    new Finding(
                            entries,
                            "the ledger ends with entry %d, but a checkpoint kept outside signs %d entries: its end was cut off"
                                    .formatted(entries - 1, longest)));
        }
        if (all.isEmpty() && entries > 0 && covered == 0) {
            all.add(new Finding(0, "no checkpoint signs any entry"));
        }
        return all.stream().sorted((a, b) -> Long.compare(a.entry(), b.entry())).toList();
    }

    public String verdict() {
        var all = findings();
        return all.isEmpty()
                ? "intact: %d entries, %d of them signed, by %s".formatted(entries, covered, key)
                : "BROKEN at entry %d: %s".formatted(all.getFirst().entry(), all.getFirst().what());
    }

    private void broken(long entry, String what) {
        findings.add(new Finding(entry, what));
    }

    /// Some entry since the last checkpoint is broken; which one, the others tell.
    private void among(long until, String what) {
        among.add(new Among(covered, until, what));
    }

    private long first(Among range) {
        return findings.stream()
                .mapToLong(Finding::entry)
                .filter(it -> it >= range.from() && it < range.until())
                .min()
                .orElse(range.from());
    }

    /// The tiles kept outside hold each entry's hash: the first that differs is the broken one.
    private boolean likeItsTile(long seq) {
        var at = (int) (seq % TILE);
        tile = at == 0 || tile.length == 0 ? tileOf(seq / TILE) : tile;
        if ((at + 1) * HASH > tile.length) {
            return false;
        }
        var like = Arrays.equals(last, 0, HASH, tile, at * HASH, (at + 1) * HASH);
        if (!like) {
            broken(seq, "entry %d is not the one whose hash was kept outside".formatted(seq));
        }
        return like;
    }

    private byte[] tileOf(long number) {
        var whole = copy.resolve("tile/0/" + tilePath(number));
        var parts = whole.resolveSibling(whole.getFileName() + ".p").toFile().listFiles();
        try {
            var file = parts == null || parts.length == 0 ? whole : parts[0].toPath();
            return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// C2SP `tlog-tiles`: groups of three digits, all but the last marked with x.
    static String tilePath(long number) {
        var path = "%03d".formatted(number % 1000);
        for (var rest = number / 1000; rest > 0; rest /= 1000) {
            path = "x%03d/%s".formatted(rest % 1000, path);
        }
        return path;
    }

    private boolean signed(String text, String name, String signature) {
        var parts = key.split("\\+", 3);
        if (parts.length != 3 || !name.equals(parts[0]) || !text.startsWith(name + "\n")) {
            return false;
        }
        try {
            var typed = Base64.getDecoder().decode(parts[2]);
            var bytes = Base64.getDecoder().decode(signature);
            var encoded = HexFormat.of().parseHex("302a300506032b6570032100");
            var whole = Arrays.copyOf(encoded, encoded.length + HASH);
            System.arraycopy(typed, 1, whole, encoded.length, HASH);
            var check = Signature.getInstance("Ed25519");
            check.initVerify(
                    KeyFactory.getInstance("Ed25519")
                            .generatePublic(new X509EncodedKeySpec(whole)));
            check.update(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes, 0, 4).equals(parts[1])
                    && check.verify(Arrays.copyOfRange(bytes, 4, bytes.length));
        } catch (GeneralSecurityException | RuntimeException unreadable) {
            return false;
        }
    }

    private static String unquoted(String line) {
        return line.length() < 18 ? "" : line.substring(15, line.length() - 2).replace("\\n", "\n");
    }

    static byte[] sha256(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var it : parts) {
                digest.update(it);
            }
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void main(String... args) throws IOException {
        var verifier =
                new LedgerVerifier(args.length > 1 ? Files.readString(Path.of(args[1])) : "");
        if (args.length > 2) {
            verifier.against(Path.of(args[2]));
        }
        try (var lines = Files.lines(Path.of(args[0]))) {
            lines.forEach(verifier::line);
        }
        System.out.println(verifier.verdict());
        System.exit(verifier.findings().isEmpty() ? 0 : 1);
    }
}
