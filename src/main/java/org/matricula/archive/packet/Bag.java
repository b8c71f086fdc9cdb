package org.matricula.archive.packet;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A bag (BagIt 1.0, RFC 8493) written into one ZIP file as it comes: payload below `data/`,
/// description below `metadata/`, SHA-256 and SHA-512 of each, and a signature over the manifest of
/// the tag files, which holds the digests of all other manifests.
final class Bag implements AutoCloseable {

    static final String SIGNED = "tagmanifest-sha256.txt";
    static final String SIGNATURE = "signature.p7s";

    /// A finished bag.
    record Closed(int files, long size, String sha256) {}

    /// What was written under one name.
    record Written(String path, long size, String sha256, String sha512) {}

    private final String root;
    private final Path file;
    private final MessageDigest whole = digest("SHA-256");
    private final ZipOutputStream zip;
    private final Map<String, Written> payload = new LinkedHashMap<>();
    private final Map<String, Written> tags = new TreeMap<>();
    private long bytes;

    /// @param root name of the folder everything lies in
    Bag(Path file, String root) throws IOException {
        this.file = file;
        this.root = root + "/";
        this.zip =
                new ZipOutputStream(
                        new DigestOutputStream(
                                new BufferedOutputStream(Files.newOutputStream(file)), whole),
                        StandardCharsets.UTF_8);
        tag("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
    }

    Written payload(String path, InputStream content) throws IOException {
        var written = write("data/" + path, content);
        payload.put(written.path(), written);
        bytes += written.size();
        return written;
    }

    Written payload(String path, String text) throws IOException {
        return payload(path, stream(text));
    }

    void tag(String path, String text) throws IOException {
        tags.put(path, write(path, stream(text)));
    }

    /// @param info of the bag, in its order
    /// @param sign the bytes of the tag manifest
    Closed seal(Map<String, String> info, UnaryOperator<byte[]> sign) throws IOException {
        var lines = new StringBuilder();
        info.forEach((label, value) ->
                lines.append(label).append(": ").append(value.replaceAll("\\R", " ")).append('\n'));
        lines.append("Payload-Oxum: %d.%d\n".formatted(bytes, payload.size()));
        tag("bag-info.txt", lines.toString());
        tag("manifest-sha256.txt", manifest(payload, true));
        tag("manifest-sha512.txt", manifest(payload, false));
        var signed = manifest(tags, true).getBytes(StandardCharsets.UTF_8);
        write(SIGNED, new ByteArrayInputStream(signed));
        write(SIGNATURE, new ByteArrayInputStream(sign.apply(signed)));
        zip.close();
        return new Closed(
                payload.size(), Files.size(file), HexFormat.of().formatHex(whole.digest()));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /// RFC 8493 2.1.3: what would end a line is escaped.
    static String escaped(String path) {
        return path.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    static String unescaped(String path) {
        return path.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%");
    }

    static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    private static String manifest(Map<String, Written> of, boolean sha256) {
        var lines = new StringBuilder();
        of.values()
                .forEach(it ->
                        lines.append(sha256 ? it.sha256() : it.sha512())
                                .append("  ")
                                .append(escaped(it.path()))
                                .append('\n'));
        return lines.toString();
    }

    private Written write(String path, InputStream content) throws IOException {
        var short256 = digest("SHA-256");
        var long512 = digest("SHA-512");
        zip.putNextEntry(new ZipEntry(root + path));
        long size;
        OutputStream out = new DigestOutputStream(new DigestOutputStream(zip, short256), long512);
        try (content) {
            size = content.transferTo(out);
        }
        zip.closeEntry();
        return new Written(
                path,
                size,
                HexFormat.of().formatHex(short256.digest()),
                HexFormat.of().formatHex(long512.digest()));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
