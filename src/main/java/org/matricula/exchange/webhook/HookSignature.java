package org.matricula.exchange.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// 签名: HMAC-SHA-256 over the time and the body, so that neither is changed and an old delivery is
/// not played again: `t=<seconds>,v1=<hex>` over `<seconds>.<body>`.
record HookSignature(String secret) {

    static final String HEADER = "X-Matricula-Signature";

    private static final String ALGORITHM = "HmacSHA256";

    String of(long seconds, String body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            var sum = mac.doFinal((seconds + "." + body).getBytes(StandardCharsets.UTF_8));
            return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(sum);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
