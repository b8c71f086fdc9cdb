package org.matricula.audit;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Private values as commitments: SHA-256(salt ‖ value). The salt is derived from a random nonce in
/// the database and a key outside of it, or an ID number could be guessed by trying them all.
@Component
class Commitments {

    static final String MARK = "commitment";

    private static final int NONCE_BYTES = 16;

    /// What is kept aside for one commitment.
    record Salt(byte[] commitment, byte[] nonce) {}

    private final LedgerKey key;
    private final SecureRandom random = new SecureRandom();

    Commitments(LedgerKey key) {
        this.key = key;
    }

    /// @param salts receives what is to be kept for each private value
    @Nullable String json(@Nullable Map<String, ?> values, List<Salt> salts) {
        return values == null ? null : Canonical.json(values, it -> committed(it, salts));
    }

    private Object committed(Ledger.Private hidden, List<Salt> salts) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var commitment = commitment(nonce, String.valueOf(hidden.value()));
        salts.add(new Salt(commitment, nonce));
        return Map.of(MARK, HexFormat.of().formatHex(commitment));
    }

    byte[] commitment(byte[] nonce, String value) {
        return LedgerVerifier.sha256(key.salt(nonce), value.getBytes(StandardCharsets.UTF_8));
    }
}
