package org.matricula.document;

import java.security.SecureRandom;
import java.util.Locale;

/// 验证码: 80 random bits in Crockford's base 32, which has no letters that look like digits. Nobody
/// guesses one, and nobody can tell from one document's what another's is.
public final class VerificationCode {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 16;
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private VerificationCode() {}

    public static String fresh() {
        return RANDOM.ints(LENGTH, 0, ALPHABET.length())
                .map(ALPHABET::charAt)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /// As printed: in groups of four.
    static String printed(String code) {
        return String.join("-", code.split("(?<=\\G.{" + GROUP + "})"));
    }

    /// As somebody may have typed it: in small letters, with or without hyphens, O for 0, I or L
    /// for 1.
    public static String read(String typed) {
        return typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s\\-‐－]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }
}
