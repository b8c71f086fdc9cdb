package org.matricula.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/// The Ed25519 key that signs checkpoints; it lies in a file, never in the database. Notes and the
/// public key have the form of C2SP `signed-note`.
@Component
class LedgerKey {

    private static final int RAW_BYTES = 32;
    private static final byte ED25519 = 1;

    private final KeyPair pair;
    private final String name;
    private final byte[] id;

    LedgerKey(LedgerSettings settings) {
        try {
            this.pair = read(settings.keyFile());
            this.name = "matricula/" + HexFormat.of().formatHex(LedgerVerifier.sha256(raw()), 0, 4);
            this.id = Arrays.copyOf(LedgerVerifier.sha256(bytes(name + "\n"), typed()), 4);
            Files.createDirectories(settings.copy());
            var beside = settings.keyFile().resolveSibling("ledger.pub");
            if (!Files.exists(beside)) {
                Files.writeString(beside, verifierKey() + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger's key cannot be read or made", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What the ledger calls itself: the first line of each checkpoint.
    String name() {
        return name;
    }

    /// The public key in one line, to be handed to whoever checks.
    String verifierKey() {
        return name
                + "+"
                + HexFormat.of().formatHex(id)
                + "+"
                + Base64.getEncoder().encodeToString(typed());
    }

    /// @param text whole lines
    /// @return the text with its signature
    String sign(String text) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(bytes(text));
            var signed = ByteBuffer.allocate(68).put(id).put(signature.sign()).array();
            return text + "\n— " + name + " " + Base64.getEncoder().encodeToString(signed) + "\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] salt(byte[] nonce) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(pair.getPrivate().getEncoded(), "HmacSHA256"));
            return mac.doFinal(nonce);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] raw() {
        var encoded = pair.getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - RAW_BYTES, encoded.length);
    }

    private byte[] typed() {
        return ByteBuffer.allocate(1 + RAW_BYTES).put(ED25519).put(raw()).array();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static KeyPair read(Path file) throws IOException, GeneralSecurityException {
        if (!Files.exists(file)) {
            make(file);
        }
        var text = Files.readString(file);
        var factory = KeyFactory.getInstance("Ed25519");
        return new KeyPair(
                factory.generatePublic(new X509EncodedKeySpec(block(text, "PUBLIC KEY"))),
                factory.generatePrivate(new PKCS8EncodedKeySpec(block(text, "PRIVATE KEY"))));
    }

    /// Written aside and linked into place, so that of two programs starting at once one key wins.
    private static void make(Path file) throws IOException, GeneralSecurityException {
        var made = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        var fresh = Files.createTempFile(folder, "ledger", ".pem");
        if (fresh.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
        }
        Files.writeString(
                fresh,
                pem("PRIVATE KEY", made.getPrivate().getEncoded())
                        + pem("PUBLIC KEY", made.getPublic().getEncoded()));
        try {
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException otherWasFirst) {
            // theirs is read
        } finally {
            Files.delete(fresh);
        }
    }

    private static String pem(String kind, byte[] encoded) {
        return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
                .formatted(kind, Base64.getMimeEncoder().encodeToString(encoded), kind);
    }

    private static byte[] block(String pem, String kind) throws GeneralSecurityException {
        var found =
                Pattern.compile("-----BEGIN " + kind + "-----(.*?)-----END " + kind, Pattern.DOTALL)
                        .matcher(pem);
        if (!found.find()) {
            throw new GeneralSecurityException("no " + kind + " in the ledger's key file");
        }
        return Base64.getMimeDecoder().decode(found.group(1));
    }
}
