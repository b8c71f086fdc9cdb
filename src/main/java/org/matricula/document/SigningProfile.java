package org.matricula.document;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/// 签名算法: what a school signs by. RSA is what every reader knows; SM2 with SM3 is the national one
/// (GB/T 32918, GB/T 32905), which readers from abroad do not.
enum SigningProfile {
    RSA("rsa", "RSA", "SHA256withRSA"),
    ECDSA("ecdsa", "EC", "SHA256withECDSA"),
    SM2("sm2", "EC", "SM3withSM2");

    static final Provider PROVIDER = new BouncyCastleProvider();

    /// As `document.signing-algorithm` has them.
    static final String SHAPE = "rsa|ecdsa|sm2";

    private final String code;
    private final String keys;
    private final String signature;

    SigningProfile(String code, String keys, String signature) {
        this.code = code;
        this.keys = keys;
        this.signature = signature;
    }

    String code() {
        return code;
    }

    /// The algorithm of its keys, as the JCA names it.
    String keys() {
        return keys;
    }

    String signature() {
        return signature;
    }

    /// What the root above its keys is made for: an elliptic one is made in no time, and every
    /// reader knows it.
    SigningProfile authority() {
        return this == SM2 ? SM2 : ECDSA;
    }

    /// @param rsaBits of a key for RSA
    KeyPair fresh(int rsaBits) throws GeneralSecurityException {
        // the JDK finds primes several times faster
        var generator =
                this == RSA
                        ? KeyPairGenerator.getInstance(keys)
                        : KeyPairGenerator.getInstance(keys, PROVIDER);
        generator.initialize(
                switch (this) {
                    case RSA -> new RSAKeyGenParameterSpec(rsaBits, RSAKeyGenParameterSpec.F4);
                    case ECDSA -> new ECGenParameterSpec("secp256r1");
                    case SM2 -> new ECGenParameterSpec("sm2p256v1");
                });
        return generator.generateKeyPair();
    }

    static SigningProfile of(String code) {
        return Arrays.stream(values())
                .filter(it -> it.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no signing profile " + code));
    }
}
