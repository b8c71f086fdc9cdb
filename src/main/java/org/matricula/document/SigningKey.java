package org.matricula.document;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// An institution's signing key with its certificate, which the institution itself has signed.
record SigningKey(X509Certificate certificate, PrivateKey secret) {

    static final String ALGORITHM = "SHA256withECDSA";
    private static final int YEARS = 10;

    /// @param name the institution's, as it stands in the certificate
    static SigningKey make(String name, String code, Instant at) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            var who =
                    new X500NameBuilder(BCStyle.INSTANCE)
                            .addRDN(BCStyle.O, name)
                            .addRDN(BCStyle.ORGANIZATION_IDENTIFIER, code)
                            .addRDN(BCStyle.CN, name)
                            .build();
            var until = at.atOffset(ZoneOffset.UTC).plusYears(YEARS).toInstant();
            var builder =
                    new JcaX509v3CertificateBuilder(
                            who,
                            new BigInteger(128, new SecureRandom()).setBit(127),
                            Date.from(at),
                            Date.from(until),
                            who,
                            pair.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
            var signed =
                    builder.build(new JcaContentSignerBuilder(ALGORITHM).build(pair.getPrivate()));
            return new SigningKey(
                    new JcaX509CertificateConverter().getCertificate(signed), pair.getPrivate());
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException fault) {
            throw new IllegalStateException("making a signing key", fault);
        }
    }

    static SigningKey read(byte[] certificate, byte[] secret) {
        try {
            return new SigningKey(
                    (X509Certificate)
                            CertificateFactory.getInstance("X.509")
                                    .generateCertificate(new ByteArrayInputStream(certificate)),
                    KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(secret)));
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("reading a signing key", fault);
        }
    }

    byte[] encoded() {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException fault) {
            throw new IllegalStateException(fault);
        }
    }

    @Override
    public String toString() {
        return "SigningKey[" + certificate.getSerialNumber() + "]";
    }
}
