package org.matricula.archive.packet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.matricula.document.DetachedSignatures;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Holds a package against its own manifests and its signature, without anything else: what is
/// damaged, missing or one too many is named, and so is what was already missing when it was made.
final class BagCheck {

    /// @param what `damaged`, `missing`, `extra`, `unreadable`, `unsigned`, `incomplete` or `gap`
    ///   for what was missing or damaged when the package was made
    record Finding(String what, String path) {

        @Override
        public String toString() {
            return what + " " + path;
        }
    }

    /// @param signer none where the signature is not good
    /// @param files below `data/`, as listed
    record Found(List<Finding> findings, Optional<DetachedSignatures.Signer> signer, int files) {

        boolean whole() {
            return findings.isEmpty() && signer.isPresent();
        }

        /// As it was made, but it was made without all that belonged into it.
        boolean gapped() {
            return signer.isPresent()
                    && !findings.isEmpty()
                    && findings.stream().allMatch(it -> it.what().equals(GAP));
        }
    }

    private static final String GAP = "gap";
    private static final Pattern LINE = Pattern.compile("([0-9A-Fa-f]+)[ \t]+\\*?(.+)");
    private static final Pattern OXUM = Pattern.compile("(?m)^Payload-Oxum: (\\d+)\\.(\\d+)\\s*$");

    /// Longest tag file that is read whole.
    private static final int MOST = 64 << 20;

    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new TreeMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final HashSet<String> damaged = new HashSet<>();
    private int files;
    private long bytes;

    private BagCheck(ZipFile zip) {
        this.zip = zip;
    }

    static Found of(Path file) {
        try (var zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            return new BagCheck(zip).check();
        } catch (IOException | IllegalArgumentException broken) {
            var name = file.getFileName() == null ? file.toString() : file.getFileName().toString();
            return new Found(List.of(new Finding("unreadable", name)), Optional.empty(), 0);
        }
    }

    private Found check() {
        list();
        if (!entries.containsKey("bagit.txt")) {
            add("missing", "bagit.txt");
        }
        var tags = lines(Bag.SIGNED);
        hold(tags, "SHA-256");
        var payload = lines("manifest-sha256.txt");
        hold(payload, "SHA-256");
        hold(lines("manifest-sha512.txt"), "SHA-512");
        for (var path : entries.keySet()) {
            var known =
                    tags.containsKey(path)
                            || payload.containsKey(path)
                            || path.equals(Bag.SIGNED)
                            || path.equals(Bag.SIGNATURE);
            if (!known) {
                add("extra", path);
            }
        }
        count(payload);
        var signer = signer();
        gaps();
        return new Found(List.copyOf(findings), signer, files);
    }

    /// Everything lies in one folder; a name twice would hide what lies under the other.
    private void list() {
        @Nullable String root = null;
        for (var it : zip.stream().filter(entry -> !entry.isDirectory()).toList()) {
            var cut = it.getName().indexOf('/');
            var folder = cut < 0 ? "" : it.getName().substring(0, cut + 1);
            root = root == null ? folder : root;
            if (!folder.equals(root)) {
                add("extra", it.getName());
            } else if (entries.putIfAbsent(it.getName().substring(folder.length()), it) != null) {
                add("extra", it.getName().substring(folder.length()));
            }
        }
    }

    private void hold(Map<String, String> manifest, String algorithm) {
        manifest.forEach((path, expected) -> {
            var entry = entries.get(path);
            if (entry == null) {
                add("missing", path);
            } else if (!expected.equalsIgnoreCase(digest(entry, algorithm))) {
                add("damaged", path);
            }
        });
    }

    private void count(Map<String, String> payload) {
        files = payload.size();
        var info = text("bag-info.txt");
        var oxum = OXUM.matcher(info == null ? "" : info);
        for (var path : payload.keySet()) {
            bytes += entries.containsKey(path) ? Math.max(0, entries.get(path).getSize()) : 0;
        }
        if (findings.isEmpty()
                && (!oxum.find()
                        || Long.parseLong(oxum.group(1)) != bytes
                        || Long.parseLong(oxum.group(2)) != files)) {
            add("incomplete", "bag-info.txt");
        }
    }

    /// What the package itself says was not there when it was made.
    private void gaps() {
        var told = text(FilesInPacket.PATH);
        if (told == null) {
            add("missing", FilesInPacket.PATH);
            return;
        }
        try {
            var missing = JsonMapper.shared().readTree(told).path("missing");
            if (!missing.isArray()) {
                add("unreadable", FilesInPacket.PATH);
            }
            missing.forEach(it -> add(GAP, it.asString()));
        } catch (JacksonException broken) {
            add("unreadable", FilesInPacket.PATH);
        }
    }

    private Optional<DetachedSignatures.Signer> signer() {
        var signed = bytes(Bag.SIGNED);
        var signature = bytes(Bag.SIGNATURE);
        var found =
                signed == null || signature == null
                        ? Optional.<DetachedSignatures.Signer>empty()
                        : DetachedSignatures.verified(signed, signature);
        if (found.isEmpty()) {
            add("unsigned", Bag.SIGNED);
        }
        return found;
    }

    private Map<String, String> lines(String manifest) {
        var found = new LinkedHashMap<String, String>();
        var text = text(manifest);
        if (text == null) {
            add("missing", manifest);
            return found;
        }
        text.lines()
                .filter(it -> !it.isBlank())
                .forEach(it -> {
                    var line = LINE.matcher(it);
                    if (line.matches()) {
                        found.put(Bag.unescaped(line.group(2)), line.group(1));
                    } else {
                        add("damaged", manifest);
                    }
                });
        return found;
    }

    private @Nullable String text(String path) {
        var bytes = bytes(path);
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    private byte @Nullable [] bytes(String path) {
        var entry = entries.get(path);
        if (entry == null) {
            return null;
        }
        try (var in = zip.getInputStream(entry)) {
            return in.readNBytes(MOST);
        } catch (IOException broken) {
            add("damaged", path);
            return null;
        }
    }

    private String digest(ZipEntry entry, String algorithm) {
        var digest = Bag.digest(algorithm);
        try (InputStream in = zip.getInputStream(entry);
                var out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            in.transferTo(out);
        } catch (IOException broken) {
            // a damaged entry of the archive cannot be unpacked at all
            return "";
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /// Each path once for each fault.
    private void add(String what, String path) {
        if (damaged.add(what + " " + path)) {
            findings.add(new Finding(what, path));
        }
    }
}
