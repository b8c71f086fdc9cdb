package org.matricula.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/// 数字签名: what we sign is read here by hand and checked by the JDK alone, which made none of it.
@ProgramTest
class SignaturesTest {

    @Autowired Signatures signatures;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;

    UUID school;
    UUID other;

    @BeforeEach
    void two_schools() {
        var units = new TestUnits(sql, transaction);
        school = units.school("college").id();
        other = units.school("college").id();
    }

    @Test
    void a_signed_paper_is_whole_and_one_changed_byte_is_found() throws Exception {
        var signed = signed(school);
        assertThat(verified(signed)).isTrue();
        for (var at : List.of(200, signed.length / 4, signed.length / 2)) {
            var forged = signed.clone();
            forged[at] ^= 1;
            assertThat(verified(forged)).as("byte " + at).isFalse();
        }
        var file = Files.createTempFile("matricula", ".pdf");
        Files.write(file, signed);
        assertThat(pdfsig(file)).isIn("", "Signature is Valid.");
    }

    @Test
    void it_stays_an_archive_file_that_can_be_read_aloud() throws Exception {
        var printed = new Printed(signed(school), 2, List.of());
        assertThat(PaperPrinterTest.faults(printed, PDFAFlavour.PDFA_2_A)).isEmpty();
        assertThat(PaperPrinterTest.faults(printed, PDFAFlavour.PDFUA_1)).isEmpty();
    }

    @Test
    void each_school_has_one_key_of_its_own_that_lies_sealed() throws Exception {
        assertThat(certificate(signed(school))).isEqualTo(certificate(signed(school)));
        assertThat(certificate(signed(school))).isNotEqualTo(certificate(signed(other)));
        byte[] sealed =
                Acting.call(
                        Actor.system("test"),
                        () ->
                                transaction.execute(it ->
                                        sql.sql(
                                                        "select sealed from document.signing_key"
                                                                + " where institution_id = ?")
                                                .param(school)
                                                .query(byte[].class)
                                                .single()));
        var mark =
                new byte[] {
                    0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x01
                };
        assertThat(HexFormat.of().formatHex(sealed)).doesNotContain(HexFormat.of().formatHex(mark));
    }

    byte[] signed(UUID by) {
        var printed =
                PaperPrinterTest.PRINTER.print(
                        PaperSamples.transcript("document.transcript.title"), Locale.CHINA);
        return Acting.call(
                Actor.system("test"),
                () -> transaction.execute(it -> signatures.sign(by, printed.pdf())));
    }

    /// By `pdfsig` where the machine has it; empty where not.
    static String pdfsig(java.nio.file.Path file) throws Exception {
        try {
            var run =
                    new ProcessBuilder("pdfsig", "-nocert", file.toString())
                            .redirectErrorStream(true)
                            .start();
            run.waitFor(20, TimeUnit.SECONDS);
            return new String(run.getInputStream().readAllBytes(), "UTF-8")
                    .lines()
                    .filter(it -> it.contains("Signature Validation:"))
                    .map(it -> it.substring(it.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("no signature found");
        } catch (java.io.IOException absent) {
            return "";
        }
    }

    static boolean verified(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            var it = document.getLastSignatureDictionary();
            var range = it.getByteRange();
            if (range[0] != 0 || range[2] + range[3] != pdf.length) {
                return false;
            }
            var cms = new Der(it.getContents(pdf)).into(0).list().get(1).into(0);
            var signer = cms.list().getLast().into(0).list();
            var attributes = signer.stream().filter(e -> e.tag() == 0xa0).findFirst().orElseThrow();
            var digest = MessageDigest.getInstance("SHA-256").digest(it.getSignedContent(pdf));
            var claimed =
                    attributes.list().stream()
                            .map(Der::list)
                            .filter(a -> a.getFirst().hex().equals("2a864886f70d010904"))
                            .findFirst()
                            .orElseThrow()
                            .get(1)
                            .list()
                            .getFirst();
            if (!MessageDigest.isEqual(digest, claimed.value())) {
                return false;
            }
            var over = attributes.whole().clone();
            over[0] = 0x31;
            var verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(read(pdf));
            verifier.update(over);
            return verifier.verify(signer.getLast().value());
        } catch (Exception broken) {
            return false;
        }
    }

    static java.security.cert.Certificate read(byte[] pdf) throws Exception {
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(certificate(pdf)));
    }

    /// The one that issues no others: the school's root stands beside it.
    static byte[] certificate(byte[] pdf) throws Exception {
        try (var document = Loader.loadPDF(pdf)) {
            var contents = document.getLastSignatureDictionary().getContents(pdf);
            for (var it :
                    new Der(contents)
                            .into(0).list().get(1).into(0).list().stream()
                                    .filter(e -> e.tag() == 0xa0)
                                    .findFirst()
                                    .orElseThrow()
                                    .list()) {
                var read =
                        (X509Certificate)
                                CertificateFactory.getInstance("X.509")
                                        .generateCertificate(new ByteArrayInputStream(it.whole()));
                if (read.getBasicConstraints() < 0) {
                    return it.whole();
                }
            }
            throw new IllegalStateException("no certificate of a signer");
        }
    }

    /// One element of DER, read by hand.
    record Der(byte[] whole) {

        int tag() {
            return whole[0] & 0xff;
        }

        byte[] value() {
            var head = head(ByteBuffer.wrap(whole));
            return java.util.Arrays.copyOfRange(whole, head[0], head[0] + head[1]);
        }

        String hex() {
            return HexFormat.of().formatHex(value());
        }

        List<Der> list() {
            var all = new ArrayList<Der>();
            var in = ByteBuffer.wrap(value());
            while (in.hasRemaining()) {
                var head = head(in.slice());
                var one = new byte[head[0] + head[1]];
                in.get(one);
                all.add(new Der(one));
            }
            return all;
        }

        /// The element itself where it stands under an explicit tag or a sequence's first place.
        Der into(int ignored) {
            return tag() == 0xa0 || tag() == 0x31 ? list().getFirst() : this;
        }

        static int[] head(ByteBuffer at) {
            at.get();
            var length = at.get() & 0xff;
            if (length > 127) {
                var bytes = length & 0x7f;
                length = 0;
                for (var i = 0; i < bytes; i++) {
                    length = length << 8 | at.get() & 0xff;
                }
            }
            return new int[] {at.position(), length};
        }
    }
}
