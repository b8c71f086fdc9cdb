package org.matricula.vault;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES-256-GCM, HKDF-SHA256, HMAC-SHA256: the JDK's own.
record InternationalSuite() implements Suite {

    private static final int KEY = 32;

    @Override
    public byte code() {
        return 1;
    }

    @Override
    public String word() {
        return "international";
    }

    @Override
    public byte[] subkey(byte[] key, byte[] info) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(
                            HKDFParameterSpec.expandOnly(
                                    new SecretKeySpec(key, "HKDF"), info, KEY));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] encrypt(byte[] subkey, byte[] nonce, byte[] bound, byte[] plain)
            throws GeneralSecurityException {
        return cipher(Cipher.ENCRYPT_MODE, subkey, nonce, bound).doFinal(plain);
    }

    @Override
    public byte[] decrypt(byte[] subkey, byte[] nonce, byte[] bound, byte[] sealed, int from)
            throws GeneralSecurityException {
        return cipher(Cipher.DECRYPT_MODE, subkey, nonce, bound)
                .doFinal(sealed, from, sealed.length - from);
    }

    private static Cipher cipher(int mode, byte[] subkey, byte[] nonce, byte[] bound)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                mode,
                new SecretKeySpec(subkey, "AES"),
                new GCMParameterSpec(TAG * Byte.SIZE, nonce));
        cipher.updateAAD(bound);
        return cipher;
    }

    @Override
    public byte[] hmac(byte[] key, byte[] value) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(value);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
