package org.matricula.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Seals private values with a key from outside the database and opens them again; finds a value by
/// a keyed digest. A stolen copy of the database gives neither (个人信息保护法 第51条).
///
/// A sealed value is laid out as version(1) suite(1) key id(2) nonce(12) ciphertext tag(16), and is
/// bound to its table, its column and its person's salt: moved to another row, it does not open.
/// When a person's salt is destroyed, so are their values.
@Service
public class Vault {

    private static final byte VERSION = 1;
    private static final int HEAD = 4;
    private static final int SALT = 16;
    private static final int DIGEST = 16;

    private final Keys keys;

    Vault(Keys keys) {
        this.keys = keys;
    }

    public byte[] newSalt() {
        return keys.randomBytes(SALT);
    }

    public byte @Nullable [] seal(Field field, @Nullable String value, byte[] salt) {
        if (value == null) {
            return null;
        }
        var suite = keys.suite();
        var ring = keys.ring();
        var head = head(suite, ring.newest());
        var nonce = keys.randomBytes(Suite.NONCE);
        var bound = bound(head, field, salt);
        try {
            var subkey = suite.subkey(ring.sealing().lastEntry().getValue(), bound);
            var cipher = suite.encrypt(subkey, nonce, bound, value.getBytes(UTF_8));
            return ByteBuffer.allocate(HEAD + Suite.NONCE + cipher.length)
                    .put(head)
                    .put(nonce)
                    .put(cipher)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing " + field, e);
        }
    }

    /// @throws Unopened if the value was changed, belongs to another row, or its key is missing
    public @Nullable String open(Field field, byte @Nullable [] sealed, byte[] salt) {
        if (sealed == null) {
            return null;
        }
        if (sealed.length < HEAD + Suite.NONCE + Suite.TAG || sealed[0] != VERSION) {
            throw new Unopened("not a sealed value in " + field);
        }
        var suite = Suite.of(sealed[1]);
        var head = Arrays.copyOf(sealed, HEAD);
        var nonce = Arrays.copyOfRange(sealed, HEAD, HEAD + Suite.NONCE);
        var bound = bound(head, field, salt);
        try {
            var subkey = suite.subkey(key(keyId(sealed)), bound);
            return new String(
                    suite.decrypt(subkey, nonce, bound, sealed, HEAD + Suite.NONCE), UTF_8);
        } catch (GeneralSecurityException e) {
            throw new Unopened("a value of " + field + " does not open", e);
        }
    }

    /// A keyed digest by which a value is found without standing anywhere in clear.
    ///
    /// @param purpose keeps digests of different columns from being compared
    /// @return 16 bytes, the same for the same value as long as the index key lives
    public byte @Nullable [] digest(String purpose, @Nullable String value) {
        if (value == null) {
            return null;
        }
        var ring = keys.ring();
        var whole = ring.indexSuite().hmac(ring.index(), (purpose + '\0' + value).getBytes(UTF_8));
        return Arrays.copyOf(whole, DIGEST);
    }

    /// What values sealed from now on begin with.
    byte[] head() {
        return head(keys.suite(), keys.ring().newest());
    }

    private static byte[] head(Suite suite, int key) {
        return ByteBuffer.allocate(HEAD)
                .put(VERSION)
                .put(suite.code())
                .putShort((short) key)
                .array();
    }

    private static int keyId(byte[] sealed) {
        return Short.toUnsignedInt(ByteBuffer.wrap(sealed).getShort(2));
    }

    private byte[] key(int id) {
        var known = keys.ring().key(id);
        var key = known != null ? known : keys.reread().key(id);
        if (key == null) {
            throw new Unopened("the key " + id + " is missing from the key file", true);
        }
        return key;
    }

    private static byte[] bound(byte[] head, Field field, byte[] salt) {
        var place = (field.table() + '|' + field.column() + '|').getBytes(UTF_8);
        return ByteBuffer.allocate(HEAD + place.length + salt.length)
                .put(head)
                .put(place)
                .put(salt)
                .array();
    }
}
