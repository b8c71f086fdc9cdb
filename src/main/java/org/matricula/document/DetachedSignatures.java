package org.matricula.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 离散签名: an institution's signature that lies beside what it signs (CMS, RFC 5652), with its
/// certificates, so that it is checked without our database. 电子签名法 第十三条、第十四条.
@Service
public class DetachedSignatures {

    /// Who signed.
    ///
    /// @param name as the certificate has it
    /// @param fingerprints SHA-256 of the signer's certificate and of those above it, as the page
    ///   of public keys lists them
    public record Signer(String name, List<String> fingerprints) {}

    private final SigningKeys keys;

    DetachedSignatures(SigningKeys keys) {
        this.keys = keys;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public byte[] sign(UUID institution, byte[] content) {
        try {
            return Signatures.cms(keys.of(institution), new ByteArrayInputStream(content));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /// @return empty if the signature is not one over this content
    public static Optional<Signer> verified(byte[] content, byte[] signature) {
        try {
            var signed = new CMSSignedData(new CMSProcessableByteArray(content), signature);
            var signers = signed.getSignerInfos().getSigners();
            for (SignerInformation it : signers) {
                @SuppressWarnings("unchecked")
                var own = signed.getCertificates().getMatches(it.getSID());
                if (own.isEmpty()) {
                    return Optional.empty();
                }
                var holder = (X509CertificateHolder) own.iterator().next();
                var verifier =
                        new JcaSimpleSignerInfoVerifierBuilder()
                                .setProvider(SigningProfile.PROVIDER)
                                .build(holder);
                if (!it.verify(verifier)) {
                    return Optional.empty();
                }
                return Optional.of(signer(holder, signed.getCertificates().getMatches(null)));
            }
            return Optional.empty();
        } catch (CMSException
                | OperatorCreationException
                | GeneralSecurityException
                | IOException
                | RuntimeException wrong) {
            // whatever a reader of certificates makes of broken bytes
            return Optional.empty();
        }
    }

    /// A certificate above counts only where it has really issued the one below.
    private static Signer signer(X509CertificateHolder own, Iterable<X509CertificateHolder> present)
            throws IOException, GeneralSecurityException {
        var certificate = SigningKey.certificate(own.getEncoded());
        var fingerprints = new ArrayList<String>();
        fingerprints.add(SigningKey.fingerprint(own.getEncoded()));
        for (var it : present) {
            if (!it.equals(own) && issued(certificate, it)) {
                fingerprints.add(SigningKey.fingerprint(it.getEncoded()));
            }
        }
        return new Signer(
                certificate.getSubjectX500Principal().getName(), List.copyOf(fingerprints));
    }

    private static boolean issued(X509Certificate certificate, X509CertificateHolder by)
            throws IOException {
        try {
            certificate.verify(
                    SigningKey.certificate(by.getEncoded()).getPublicKey(),
                    SigningProfile.PROVIDER);
            return true;
        } catch (GeneralSecurityException no) {
            return false;
        }
    }
}
