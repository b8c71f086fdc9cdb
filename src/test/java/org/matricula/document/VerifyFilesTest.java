package org.matricula.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.pades.validation.PDFDocumentAnalyzer;
import eu.europa.esig.dss.spi.signature.AdvancedSignature;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refused;
import org.matricula.kernel.TurnedClock;
import org.matricula.organisation.TestUnits;
import org.matricula.organisation.Units;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/// 文件核验: a file tells whether it is as it was issued, by its bytes alone. The signatures are read
/// by the European Commission's library and by poppler, neither of which is ours.
@ProgramTest
class VerifyFilesTest {

    @Autowired Documents documents;
    @Autowired ChangeKeys changeKeys;
    @Autowired Units units;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired MockMvc web;

    UUID school;
    int address;

    @BeforeEach
    void a_school() {
        school = new TestUnits(sql, transaction).school("college").id();
    }

    @Test
    void a_letter_is_signed_and_a_foreign_validator_finds_the_signature_whole() throws Exception {
        var file = file(issued(null));
        var signature = foreign(file);
        assertThat(signature.getSignatureCryptographicVerification().isSignatureValid()).isTrue();
        assertThat(signature.getDataFoundUpToLevel()).isEqualTo(SignatureLevel.PAdES_BASELINE_B);
        assertThat(
                        signature
                                .getSigningCertificateToken()
                                .getCertificate()
                                .getPublicKey()
                                .getAlgorithm())
                .isEqualTo("RSA");
        // the chain: the root the school keeps for good has issued the key's certificate
        var chain = signature.getCertificates();
        assertThat(chain).hasSize(2);
        var root = chain.stream().filter(it -> it.isSelfSigned()).findFirst().orElseThrow();
        signature
                .getSigningCertificateToken()
                .getCertificate()
                .verify(root.getCertificate().getPublicKey());
        var altered = file.clone();
        altered[file.length / 2] ^= 1;
        assertThat(foreign(altered).getSignatureCryptographicVerification().isSignatureValid())
                .isFalse();
        var path = Files.createTempFile("matricula", ".pdf");
        Files.write(path, file);
        assertThat(SignaturesTest.pdfsig(path)).isIn("", "Signature is Valid.");

        var printed = new Printed(file, 1, java.util.List.of());
        assertThat(PaperPrinterTest.faults(printed, PDFAFlavour.PDFA_2_A)).isEmpty();
        assertThat(PaperPrinterTest.faults(printed, PDFAFlavour.PDFUA_1)).isEmpty();
        try (var pdf = Loader.loadPDF(file)) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("休学通知书", "林一诺");
        }
    }

    @Test
    void a_dropped_file_is_genuine_changed_added_to_ended_over_or_unknown() throws Exception {
        var it = issued(null);
        var file = file(it);
        assertThat(told(file))
                .contains("\"genuine\"", it.number(), "林**", "\"appended\":false")
                .doesNotContain("林一诺");
        // each byte of what was signed counts, also one of the picture of the page
        for (var at : new int[] {12, 300, file.length / 3, file.length / 2}) {
            var altered = file.clone();
            altered[at] ^= 1;
            assertThat(told(altered)).as("byte " + at).contains("\"changed\"", it.number());
        }
        var added = new ByteArrayOutputStream();
        added.write(file);
        added.write("\n% and the marks are all 100\n%%EOF\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(told(added.toByteArray())).contains("\"changed\"", "\"appended\":true");
        assertThat(page(added.toByteArray())).contains("签名之后有添加");

        assertThat(told("没有签名的文件".getBytes(StandardCharsets.UTF_8))).contains("\"unknown\"");
        // somebody else's signature, however whole, is none of ours
        var foreign = file.clone();
        var range = SignedRange.last(file).orElseThrow();
        assertThat(range.end()).isEqualTo(file.length);
        var sign = indexOf(foreign, "/Contents <");
        for (var at = sign + 200; at < sign + 3000; at++) {
            foreign[at] = '0';
        }
        assertThat(told(foreign)).contains("\"unknown\"").doesNotContain(it.number());

        // 作废: the file is as it was, and says that it no longer stands
        system(() ->
                transaction.execute(status -> {
                    documents.revoked(documents.get(it.id()), "开具有误");
                    return 1;
                }));
        assertThat(told(file)).contains("\"void\"", "endedOn").doesNotContain("开具有误");
        assertThat(page(file)).contains("已作废");

        var short_ = issued(LocalDate.of(2020, 1, 31));
        assertThat(told(file(short_))).contains("\"expired\"", "2020-01-31");
        assertThat(page(null)).contains("没有选择文件");
    }

    @Test
    void a_file_of_nothing_but_marks_is_not_tried_mark_by_mark() {
        var hex = "0".repeat(60_000);
        var mark = "/ByteRange [0 0 60002 1]";
        var hostile = ("<" + hex + ">" + mark.repeat(100_000)).getBytes(StandardCharsets.US_ASCII);
        // mark by mark it would not end today
        assertTimeoutPreemptively(
                Duration.ofMinutes(1), () -> assertThat(SignedRange.last(hostile)).isEmpty());
    }

    @Test
    void what_an_old_key_signed_stays_good_and_the_keys_are_open_to_all() throws Exception {
        var before = file(issued(null));
        rotate("每年更换");
        var after = file(issued(null));
        assertThat(SignaturesTest.certificate(before))
                .isNotEqualTo(SignaturesTest.certificate(after));
        assertThat(told(before)).contains("\"genuine\"");
        assertThat(told(after)).contains("\"genuine\"");
        var altered = before.clone();
        altered[300] ^= 1;
        assertThat(told(altered)).contains("\"changed\"");

        var keys = json("/verify/keys");
        var old = SigningKey.fingerprint(SignaturesTest.certificate(before));
        var current = SigningKey.fingerprint(SignaturesTest.certificate(after));
        assertThat(keys).contains(old, current, "\"old\"", "\"current\"");
        var chain =
                CertificateFactory.getInstance("X.509")
                        .generateCertificates(
                                new ByteArrayInputStream(
                                        json("/verify/keys/" + old)
                                                .getBytes(StandardCharsets.US_ASCII)))
                        .toArray(X509Certificate[]::new);
        chain[0].verify(chain[1].getPublicKey());
        var code = units.get(school).code();
        assertThat(json("/verify/schools/" + code + "/did.json"))
                .as("as credentials given before name it")
                .contains("did:web:", ":schools:" + code + "#", old.substring(0, 16));
        assertThat(json("/verify/schools/" + school + "/did.json"))
                .contains("did:web:", old.substring(0, 16), current.substring(0, 16));

        UUID key =
                system(() ->
                        transaction.execute(status ->
                                sql.sql(
                                                "select id from document.signing_key where institution_id = ? and ended_at is not null")
                                        .param(school)
                                        .query(UUID.class)
                                        .single()));
        administrator(() -> changeKeys.revoke(key, "密钥可能外泄"));
        assertThat(json("/verify/keys")).contains("\"revoked\"").doesNotContain("外泄");
        assertThat(json("/verify/schools/" + code + "/did.json"))
                .doesNotContain(old.substring(0, 16))
                .contains(current.substring(0, 16));
        // the register knows every file it signed, whoever has the key now
        assertThat(told(before)).contains("\"genuine\"");
        var again =
                catchThrowableOfType(
                        Refused.class, () -> administrator(() -> changeKeys.revoke(key, "再次")));
        assertThat(again.refusals().getFirst().code()).isEqualTo("document.key-revoked");
    }

    @Test
    void two_schools_of_one_code_prove_nothing_for_each_other() throws Exception {
        file(issued(null));
        var first = school;
        var code = units.get(first).code();
        school = new TestUnits(sql, transaction).school("college").id();
        system(() ->
                transaction.execute(it ->
                        sql.sql(
                                        "update organisation.unit set code = ?, kind = 'branch' where id = ?")
                                .param(code)
                                .param(school)
                                .update()));
        var other = SigningKey.fingerprint(SignaturesTest.certificate(file(issued(null))));
        assertThat(json("/verify/schools/" + school + "/did.json"))
                .contains(other.substring(0, 16));
        assertThat(json("/verify/schools/" + first + "/did.json"))
                .contains("did:web:")
                .doesNotContain(other.substring(0, 16));
        assertThat(json("/verify/schools/" + code + "/did.json"))
                .as("by code, that which signed first")
                .contains("did:web:")
                .doesNotContain(other.substring(0, 16));
    }

    @Test
    void a_key_is_changed_a_year_before_its_certificate_ends() throws Exception {
        var before = file(issued(null));
        assertThat(system(() -> later(8 * 365))).as("not yet").isZero();
        assertThat(SignaturesTest.certificate(file(issued(null))))
                .isEqualTo(SignaturesTest.certificate(before));
        assertThat(system(() -> later(9 * 365 + 10))).isPositive();
        assertThat(SignaturesTest.certificate(file(issued(null))))
                .isNotEqualTo(SignaturesTest.certificate(before));
        assertThat(told(before)).contains("\"genuine\"");
    }

    private int later(int days) {
        return TurnedClock.back(Duration.ofDays(-days), () -> changeKeys.renew(school));
    }

    @Test
    void a_school_may_sign_by_the_national_algorithms() throws Exception {
        system(() ->
                transaction.execute(it ->
                        sql.sql(
                                        """
                                        insert into policy.version (policy_key, unit_id, value, from_on, reason, recorder)
                                        values ('document.signing-algorithm', ?, 'sm2', date '2020-01-01', '密评要求', '测试')
                                        """)
                                .param(school)
                                .update()));
        var it = issued(null);
        var file = file(it);
        assertThat(told(file)).contains("\"genuine\"");
        var altered = file.clone();
        altered[300] ^= 1;
        assertThat(told(altered)).contains("\"changed\"", it.number());
        var range = SignedRange.last(file).orElseThrow();
        assertThat(range.signer().getEncryptionAlgOID()).isEqualTo("1.2.156.10197.1.501");
        assertThat(range.by(SigningProfile.SM2, certificate())).isTrue();
    }

    @Test
    void whoever_tries_codes_or_files_learns_nothing_and_is_stopped() throws Exception {
        var real = issued(null);
        var answers = new java.util.TreeMap<Integer, Integer>();
        for (var i = 0; i < 400; i++) {
            var guess =
                    i % 2 == 0
                            ? VerificationCode.fresh()
                            : real.code().substring(0, 15)
                                    + "0123456789ABCDEFGHJKMNPQRSTVWXYZ".charAt(i / 2 % 32);
            if (guess.equals(real.code())) {
                continue;
            }
            var answer = from("203.0.113.77", guess);
            answers.merge(answer.getStatus(), 1, Integer::sum);
            assertThat(answer.getContentAsString()).doesNotContain(real.number());
        }
        // a minute may turn in between
        assertThat(answers.get(404)).isBetween(1, 60);
        assertThat(answers.get(429)).isGreaterThan(300);
        assertThat(answers).containsOnlyKeys(404, 429);

        var files = new java.util.TreeMap<Integer, Integer>();
        for (var i = 0; i < 40; i++) {
            files.merge(
                    send(("%PDF-" + i).getBytes(), "203.0.113.78", "application/json").getStatus(),
                    1,
                    Integer::sum);
        }
        assertThat(files.get(200)).isBetween(1, 20);
        assertThat(files.get(429)).isGreaterThanOrEqualTo(20);
        assertThat(send(new byte[11 << 20], "203.0.113.79", "application/json").getStatus())
                .isEqualTo(400);
    }

    void rotate(String reason) {
        administrator(() -> changeKeys.rotate(school, reason));
    }

    void administrator(Runnable work) {
        Acting.as(
                new Actor(
                        null,
                        "管理员",
                        "administrator",
                        school,
                        org.matricula.kernel.Scope.ALL,
                        "127.0.0.1"),
                work);
    }

    X509Certificate certificate() {
        return system(() ->
                transaction.execute(it ->
                        SigningKey.certificate(
                                sql.sql(
                                                "select certificate from document.signing_key where institution_id = ?")
                                        .param(school)
                                        .query(byte[].class)
                                        .single())));
    }

    static int indexOf(byte[] in, String what) {
        return new String(in, StandardCharsets.ISO_8859_1).lastIndexOf(what);
    }

    static AdvancedSignature foreign(byte[] pdf) {
        var analyzer = new PDFDocumentAnalyzer(new InMemoryDocument(pdf));
        analyzer.setCertificateVerifier(new CommonCertificateVerifier());
        var signatures = analyzer.getSignatures();
        assertThat(signatures).hasSize(1);
        signatures.getFirst().checkSignatureIntegrity();
        return signatures.getFirst();
    }

    Issued issued(LocalDate until) {
        return system(() ->
                transaction.execute(status -> {
                    var it =
                            documents.issue(
                                    new NewDocument(
                                            DocumentKind.LEAVE_NOTICE,
                                            school,
                                            units.get(school).pos(),
                                            UUID.randomUUID(),
                                            UUID.randomUUID(),
                                            "林一诺",
                                            null),
                                    Locale.SIMPLIFIED_CHINESE,
                                    until,
                                    DocumentsTest::notice);
                    documents.press(it.id());
                    return it;
                }));
    }

    byte[] file(Issued it) throws Exception {
        return Acting.call(
                        new Actor(
                                null,
                                "学籍科",
                                "registrar",
                                school,
                                org.matricula.kernel.Scope.ALL,
                                "127.0.0.1"),
                        () -> documents.open(it.id()))
                .bytes();
    }

    String told(byte[] file) throws Exception {
        var answer = send(file, next(), "application/json");
        assertThat(answer.getStatus()).isEqualTo(200);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    String page(byte[] file) throws Exception {
        return send(file, next(), "text/html").getContentAsString(StandardCharsets.UTF_8);
    }

    String next() {
        return "198.18." + System.nanoTime() % 200 + "." + address++ % 250;
    }

    MockHttpServletResponse send(byte[] file, String from, String accept) throws Exception {
        var at = accept.equals("text/html") ? "/verify/file" : "/api/v1/file-verifications";
        var request = multipart(at);
        if (file != null) {
            request.file(new MockMultipartFile("file", "a.pdf", "application/pdf", file));
        }
        return web.perform(
                        request.accept(accept)
                                .with(
                                        org.springframework.security.test.web.servlet.request
                                                .SecurityMockMvcRequestPostProcessors.csrf())
                                .with(it -> {
                                    it.setRemoteAddr(from);
                                    return it;
                                }))
                .andReturn()
                .getResponse();
    }

    MockHttpServletResponse from(String from, String code) throws Exception {
        return web.perform(
                        get("/verify/" + code)
                                .accept("application/json")
                                .with(it -> {
                                    it.setRemoteAddr(from);
                                    return it;
                                }))
                .andReturn()
                .getResponse();
    }

    String json(String at) throws Exception {
        var answer =
                web.perform(get(at).header("Accept", "application/json, */*;q=0.5"))
                        .andReturn()
                        .getResponse();
        assertThat(answer.getStatus()).isEqualTo(200);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    static <T> T system(Supplier<T> work) {
        return Acting.call(Actor.system("test"), work::get);
    }
}
