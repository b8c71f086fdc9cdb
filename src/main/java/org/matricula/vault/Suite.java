package org.matricula.vault;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Locale;

/// 密码套件: the algorithms a value is sealed and found by. Each sealed value names its own, so that
/// both stay readable beside each other.
sealed interface Suite permits InternationalSuite, NationalSuite {

    int NONCE = 12;
    int TAG = 16;

    /// The byte that names the suite in a sealed value.
    byte code();

    /// The word that names it in settings and key files.
    String word();

    /// Derives the key of one person's one column (HKDF-Expand, RFC 5869: the key is random
    /// already).
    byte[] subkey(byte[] key, byte[] info);

    byte[] encrypt(byte[] subkey, byte[] nonce, byte[] bound, byte[] plain)
            throws GeneralSecurityException;

    /// @param from where the encrypted part begins in `sealed`
    /// @throws GeneralSecurityException if a single bit is not as it was sealed
    byte[] decrypt(byte[] subkey, byte[] nonce, byte[] bound, byte[] sealed, int from)
            throws GeneralSecurityException;

    byte[] hmac(byte[] key, byte[] value);

    static Suite of(byte code) {
        return Arrays.stream(new Suite[] {new InternationalSuite(), new NationalSuite()})
                .filter(it -> it.code() == code)
                .findFirst()
                .orElseThrow(() -> new Unopened("suite " + code + " is unknown"));
    }

    static Suite of(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "international" -> new InternationalSuite();
            case "national" -> new NationalSuite();
            default ->
                    throw new IllegalArgumentException(
                            "suite must be international or national, not " + word);
        };
    }
}
