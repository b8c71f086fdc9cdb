package org.matricula.document;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;

/// The last signature in a PDF file and what it covers (ISO 32000-1 12.8.1). The bytes are scanned,
/// not parsed: a stranger's file is never opened.
///
/// @param open where the signature's own bytes begin, which it doesn't cover
/// @param close where they end
/// @param end number of bytes from the file's beginning as which it was signed
/// @param claimed digest of the signed bytes as the signature has it
record SignedRange(int open, int close, int end, byte[] claimed, SignerInformation signer) {

    private static final byte[] MARK = "/ByteRange".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_MARKS = 3;
    private static final int MOST_HEX = 64 * 1024;
    private static final Pattern RANGE =
            Pattern.compile("\\s*\\[\\s*0\\s+(\\d{1,9})\\s+(\\d{1,9})\\s+(\\d{1,9})\\s*\\]");

    /// Only the last few marks are tried: a stranger's file may be made of nothing else.
    ///
    /// @return empty where there is none that can be read
    static Optional<SignedRange> last(byte[] pdf) {
        var tried = 0;
        for (var at = pdf.length - MARK.length; at >= 0 && tried < MOST_MARKS; at--) {
            if (Arrays.equals(pdf, at, at + MARK.length, MARK, 0, MARK.length)) {
                tried++;
                var found = at(pdf, at + MARK.length);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /// Whether the key of this certificate has signed what is claimed.
    boolean by(SigningProfile profile, X509Certificate certificate) {
        try {
            var verifier = Signature.getInstance(profile.signature(), SigningProfile.PROVIDER);
            verifier.initVerify(certificate.getPublicKey());
            verifier.update(signer.getEncodedSignedAttributes());
            return verifier.verify(signer.getSignature());
        } catch (GeneralSecurityException | java.io.IOException no) {
            return false;
        }
    }

    /// Whether the file is as it was signed, to its last byte.
    boolean covers(byte[] pdf) {
        try {
            var digest =
                    MessageDigest.getInstance(
                            signer.getDigestAlgorithmID().getAlgorithm().getId(),
                            SigningProfile.PROVIDER);
            digest.update(pdf, 0, open);
            digest.update(pdf, close, end - close);
            return end == pdf.length && MessageDigest.isEqual(digest.digest(), claimed);
        } catch (GeneralSecurityException unknown) {
            return false;
        }
    }

    /// Whether it says to be signed by the key of this certificate.
    boolean names(X509Certificate certificate) {
        return certificate.getSerialNumber().equals(signer.getSID().getSerialNumber());
    }

    private static Optional<SignedRange> at(byte[] pdf, int from) {
        var window =
                new String(pdf, from, Math.min(80, pdf.length - from), StandardCharsets.ISO_8859_1);
        var numbers = RANGE.matcher(window);
        if (!numbers.lookingAt()) {
            return Optional.empty();
        }
        var open = Integer.parseInt(numbers.group(1));
        var close = Integer.parseInt(numbers.group(2));
        var end = (long) close + Integer.parseInt(numbers.group(3));
        if (open >= close - 2
                || close - open > MOST_HEX
                || end > pdf.length
                || pdf[open] != '<'
                || pdf[close - 1] != '>') {
            return Optional.empty();
        }
        try {
            var hex = new String(pdf, open + 1, close - open - 2, StandardCharsets.ISO_8859_1);
            var cms = new CMSSignedData(der(HexFormat.of().parseHex(hex)));
            var signer = cms.getSignerInfos().getSigners().iterator().next();
            var claimed = signer.getSignedAttributes().get(CMSAttributes.messageDigest);
            var digest =
                    ASN1OctetString.getInstance(claimed.getAttrValues().getObjectAt(0)).getOctets();
            return Optional.of(new SignedRange(open, close, (int) end, digest, signer));
        } catch (CMSException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    /// Without the zeros that fill its room.
    private static byte[] der(byte[] filled) {
        var head = filled[1] & 0xff;
        if (head < 0x80) {
            return Arrays.copyOf(filled, 2 + head);
        }
        var length = 0;
        for (var i = 0; i < (head & 0x7f); i++) {
            length = length << 8 | filled[2 + i] & 0xff;
        }
        return Arrays.copyOf(filled, Math.min(filled.length, 2 + (head & 0x7f) + length));
    }
}
