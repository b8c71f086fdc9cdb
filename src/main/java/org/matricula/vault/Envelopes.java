package org.matricula.vault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.springframework.stereotype.Service;

/// Seals what is too long for one value, such as a whole file, as a stream: under a key of its own,
/// which is itself sealed like any other value. Where that key is erased, the file is noise.
///
/// A sealed file is laid out as version(1) suite(1), then segments of 64 KiB, each with its
/// tag(16). A segment is bound to its place and to whether it is the last, so that nothing can be
/// cut off, left out or moved.
@Service
public class Envelopes {

    private static final byte VERSION = 1;
    private static final int SEGMENT = 1 << 16;
    private static final int KEY = 32;

    private final Vault vault;
    private final Keys keys;

    Envelopes(Vault vault, Keys keys) {
        this.vault = vault;
        this.keys = keys;
    }

    /// @param field the column that keeps the sealed key
    /// @return the sealed key
    public byte[] seal(Field field, byte[] salt, InputStream plain, OutputStream sealed)
            throws IOException {
        var suite = keys.suite();
        var key = keys.randomBytes(KEY);
        var head = new byte[] {VERSION, suite.code()};
        var subkey = suite.subkey(key, head);
        sealed.write(head);
        var segment = plain.readNBytes(SEGMENT);
        for (var place = 0L; ; place++) {
            var next = segment.length < SEGMENT ? new byte[0] : plain.readNBytes(SEGMENT);
            var last = next.length == 0;
            try {
                sealed.write(suite.encrypt(subkey, nonce(place), bound(head, last), segment));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("sealing " + field, e);
            }
            if (last) {
                return vault.seal(field, Base64.getEncoder().encodeToString(key), salt);
            }
            segment = next;
        }
    }

    /// @throws Unopened if the file was changed or cut off, or belongs to another key
    public void open(
            Field field, byte[] sealedKey, byte[] salt, InputStream sealed, OutputStream plain)
            throws IOException {
        var key = Base64.getDecoder().decode(vault.open(field, sealedKey, salt));
        var head = sealed.readNBytes(2);
        if (head.length < 2 || head[0] != VERSION) {
            throw new Unopened("not a sealed file of " + field);
        }
        var suite = Suite.of(head[1]);
        var subkey = suite.subkey(key, head);
        var segment = sealed.readNBytes(SEGMENT + Suite.TAG);
        for (var place = 0L; ; place++) {
            var next = sealed.readNBytes(SEGMENT + Suite.TAG);
            var last = next.length == 0;
            try {
                plain.write(suite.decrypt(subkey, nonce(place), bound(head, last), segment, 0));
            } catch (GeneralSecurityException e) {
                throw new Unopened("a file of " + field + " does not open", e);
            }
            if (last) {
                return;
            }
            segment = next;
        }
    }

    /// The key seals one file only, so the place alone never repeats.
    private static byte[] nonce(long place) {
        return ByteBuffer.allocate(Suite.NONCE).putInt(0).putLong(place).array();
    }

    private static byte[] bound(byte[] head, boolean last) {
        return new byte[] {head[0], head[1], (byte) (last ? 1 : 0)};
    }
}
