package org.matricula.vault;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/// 国密: SM4-GCM, HKDF and HMAC over SM3 (GB/T 32907, GB/T 32905), as GB/T 39786 asks of level 3.
record NationalSuite() implements Suite {

    private static final int KEY = 16;

    @Override
    public byte code() {
        return 2;
    }

    @Override
    public String word() {
        return "national";
    }

    @Override
    public byte[] subkey(byte[] key, byte[] info) {
        var generator = new HKDFBytesGenerator(new SM3Digest());
        generator.init(HKDFParameters.skipExtractParameters(key, info));
        var subkey = new byte[KEY];
        generator.generateBytes(subkey, 0, KEY);
        return subkey;
    }

    @Override
    public byte[] encrypt(byte[] subkey, byte[] nonce, byte[] bound, byte[] plain)
            throws GeneralSecurityException {
        return run(true, subkey, nonce, bound, plain, 0);
    }

    @Override
    public byte[] decrypt(byte[] subkey, byte[] nonce, byte[] bound, byte[] sealed, int from)
            throws GeneralSecurityException {
        return run(false, subkey, nonce, bound, sealed, from);
    }

    private static byte[] run(
            boolean encrypt, byte[] subkey, byte[] nonce, byte[] bound, byte[] in, int from)
            throws GeneralSecurityException {
        var cipher = GCMBlockCipher.newInstance(new SM4Engine());
        cipher.init(
                encrypt,
                new AEADParameters(new KeyParameter(subkey), TAG * Byte.SIZE, nonce, bound));
        var out = new byte[cipher.getOutputSize(in.length - from)];
        try {
            var written = cipher.processBytes(in, from, in.length - from, out, 0);
            written += cipher.doFinal(out, written);
            return Arrays.copyOf(out, written);
        } catch (InvalidCipherTextException e) {
            throw new AEADBadTagException(e.getMessage());
        }
    }

    @Override
    public byte[] hmac(byte[] key, byte[] value) {
        var mac = new HMac(new SM3Digest());
        mac.init(new KeyParameter(key));
        mac.update(value, 0, value.length);
        var digest = new byte[mac.getMacSize()];
        mac.doFinal(digest, 0);
        return digest;
    }
}
