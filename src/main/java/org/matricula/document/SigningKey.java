package org.matricula.document;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// An institution's signing key with its certificate.
///
/// @param issuers the certificates above its own, the nearest first; none for a key that signed its
///   own
record SigningKey(
        SigningProfile profile,
        X509Certificate certificate,
        PrivateKey secret,
        List<X509Certificate> issuers) {

    private static final int YEARS = 10;
    private static final int AUTHORITY_YEARS = 40;

    /// 签名根证书, which signs itself and the certificates of keys.
    ///
    /// @param name the institution's, as it stands in the certificate
    static SigningKey authority(SigningProfile profile, String name, String code, Instant at) {
        try {
            var pair = profile.fresh(0);
            var who = named(name + " 电子文书签名根证书", name, code);
            return new SigningKey(
                    profile,
                    certified(
                            profile,
                            who,
                            who,
                            pair.getPublic(),
                            pair.getPublic(),
                            pair.getPrivate(),
                            at,
                            AUTHORITY_YEARS,
                            true),
                    pair.getPrivate(),
                    List.of());
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException fault) {
            throw new IllegalStateException("making a signing authority", fault);
        }
    }

    /// A key whose certificate this authority issues.
    ///
    /// @param as what it is made for
    SigningKey issue(SigningProfile as, KeyPair pair, String name, String code, Instant at) {
        try {
            return new SigningKey(
                    as,
                    certified(
                            profile,
                            X500Name.getInstance(
                                    certificate.getSubjectX500Principal().getEncoded()),
                            named(name, name, code),
                            pair.getPublic(),
                            certificate.getPublicKey(),
                            secret,
                            at,
                            YEARS,
                            false),
                    pair.getPrivate(),
                    List.of(certificate));
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException fault) {
            throw new IllegalStateException("making a signing key", fault);
        }
    }

    private static X500Name named(String common, String name, String code) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.O, name)
                .addRDN(BCStyle.ORGANIZATION_IDENTIFIER, code)
                .addRDN(BCStyle.CN, common)
                .build();
    }

    private static X509Certificate certified(
            SigningProfile profile,
            X500Name issuer,
            X500Name subject,
            PublicKey key,
            PublicKey issuerKey,
            PrivateKey secret,
            Instant at,
            int years,
            boolean authority)
            throws GeneralSecurityException, OperatorCreationException, CertIOException {
        var until = at.atOffset(ZoneOffset.UTC).plusYears(years).toInstant();
        var builder =
                new JcaX509v3CertificateBuilder(
                        issuer,
                        new BigInteger(128, new SecureRandom()).setBit(127).clearBit(0),
                        Date.from(at),
                        Date.from(until),
                        subject,
                        key);
        var ids = new JcaX509ExtensionUtils();
        builder.addExtension(
                Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(key));
        builder.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                ids.createAuthorityKeyIdentifier(issuerKey));
        builder.addExtension(
                Extension.basicConstraints,
                true,
                authority ? new BasicConstraints(0) : new BasicConstraints(false));
        builder.addExtension(
                Extension.keyUsage,
                true,
                authority
                        ? new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign)
                        : new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
        var signed =
                builder.build(
                        new JcaContentSignerBuilder(profile.signature())
                                .setProvider(SigningProfile.PROVIDER)
                                .build(secret));
        return new JcaX509CertificateConverter()
                .setProvider(SigningProfile.PROVIDER)
                .getCertificate(signed);
    }

    static SigningKey read(
            SigningProfile profile,
            byte[] certificate,
            byte[] secret,
            List<X509Certificate> issuers) {
        try {
            return new SigningKey(
                    profile,
                    certificate(certificate),
                    KeyFactory.getInstance(profile.keys(), SigningProfile.PROVIDER)
                            .generatePrivate(new PKCS8EncodedKeySpec(secret)),
                    issuers);
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("reading a signing key", fault);
        }
    }

    static X509Certificate certificate(byte[] encoded) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509", SigningProfile.PROVIDER)
                            .generateCertificate(new ByteArrayInputStream(encoded));
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("reading a certificate", fault);
        }
    }

    byte[] encoded() {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /// SHA-256 of a certificate, by which keys are told apart.
    static String fingerprint(byte[] certificate) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "SigningKey[" + certificate.getSerialNumber() + "]";
    }
}
