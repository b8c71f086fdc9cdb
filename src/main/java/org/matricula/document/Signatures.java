package org.matricula.document;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.CMSTypedData;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 数字签名: signs a PDF with the institution's key as PAdES-B-B (ETSI EN 319 142-1), so that anybody's
/// reader tells whether a byte was changed since. 电子签名法 第十三条、第十四条.
@Service
public class Signatures {

    /// Room for a signature whose length is not known before; ours take about 3,000 bytes.
    private static final int ROOM = 8_000;

    private final SigningKeys keys;
    private final Clock clock;

    Signatures(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /// @param pdf is left as it is; the signature is appended
    @Transactional(propagation = Propagation.MANDATORY)
    public byte[] sign(UUID institution, byte[] pdf) {
        var signed = new ByteArrayOutputStream(pdf.length + 4 * ROOM);
        try (var document = Loader.loadPDF(pdf)) {
            sign(institution, document, signed);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return signed.toByteArray();
    }

    /// The same of a file that may be large.
    @Transactional(propagation = Propagation.MANDATORY)
    public void sign(UUID institution, File pdf, OutputStream signed) {
        try (var document = Loader.loadPDF(pdf, IOUtils.createTempFileOnlyStreamCache())) {
            sign(institution, document, signed);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private void sign(UUID institution, PDDocument document, OutputStream signed)
            throws IOException {
        var key = keys.of(institution);
        try (var options = new SignatureOptions()) {
            options.setPreferredSignatureSize(room(key));
            document.addSignature(described(key), content -> cms(key, content), options);
            document.saveIncremental(signed);
        }
    }

    /// A signature by RSA always takes as much: it fills its room, for some readers take what is
    /// left of it for part of the signature. Others differ by some bytes.
    private static int room(SigningKey key) throws IOException {
        return key.profile() == SigningProfile.RSA
                ? cms(key, InputStream.nullInputStream()).length
                : ROOM;
    }

    private PDSignature described(SigningKey key) {
        var it = new PDSignature();
        it.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
        it.setSubFilter(PDSignature.SUBFILTER_ETSI_CADES_DETACHED);
        it.setName(key.certificate().getSubjectX500Principal().getName());
        Calendar now = new GregorianCalendar(TimeZone.getTimeZone(clock.getZone()));
        now.setTimeInMillis(clock.millis());
        it.setSignDate(now);
        return it;
    }

    static byte[] cms(SigningKey key, InputStream content) throws IOException {
        try {
            var signer =
                    new JcaSignerInfoGeneratorBuilder(
                                    new JcaDigestCalculatorProviderBuilder().build())
                            .setSignedAttributeGenerator(new Attributes(key))
                            .build(
                                    new JcaContentSignerBuilder(key.profile().signature())
                                            .setProvider(SigningProfile.PROVIDER)
                                            .build(key.secret()),
                                    key.certificate());
            var generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(signer);
            var chain = new ArrayList<X509Certificate>();
            chain.add(key.certificate());
            chain.addAll(key.issuers());
            generator.addCertificates(new JcaCertStore(chain));
            return generator.generate(new Streamed(content), false).getEncoded(ASN1Encoding.DER);
        } catch (GeneralSecurityException | OperatorCreationException | CMSException fault) {
            throw new IOException(fault);
        }
    }

    /// Read once while it is signed, so that a whole batch needs no room in memory.
    private record Streamed(InputStream content) implements CMSTypedData {

        @Override
        public ASN1ObjectIdentifier getContentType() {
            return PKCSObjectIdentifiers.data;
        }

        @Override
        public void write(OutputStream out) throws IOException {
            content.transferTo(out);
        }

        @Override
        public Object getContent() {
            return content;
        }
    }

    /// Names the certificate within what is signed, and no time: PAdES has that in the file itself.
    private static final class Attributes extends DefaultSignedAttributeTableGenerator {

        Attributes(SigningKey key) throws GeneralSecurityException {
            super(new AttributeTable(named(key)));
        }

        private static ASN1EncodableVector named(SigningKey key) throws GeneralSecurityException {
            var digest = MessageDigest.getInstance("SHA-256").digest(key.encoded());
            var id = new SigningCertificateV2(new ESSCertIDv2[] {new ESSCertIDv2(digest)});
            var all = new ASN1EncodableVector();
            all.add(
                    new Attribute(
                            PKCSObjectIdentifiers.id_aa_signingCertificateV2, new DERSet(id)));
            return all;
        }

        @Override
        @SuppressWarnings({"rawtypes", "unchecked"})
        public AttributeTable getAttributes(Map parameters) {
            return super.getAttributes(parameters).remove(CMSAttributes.signingTime);
        }
    }
}
