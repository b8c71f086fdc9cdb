package org.matricula.exchange.elmo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.xml.XMLConstants;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.keyinfo.X509Data;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.coursework.TestGrades;
import org.matricula.document.BenchTranscripts;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Scope;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.Intake;
import org.matricula.registry.TestStudents;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.w3c.dom.Document;

@ProgramTest
class ElmoTest {

    @Autowired ApplicationContext context;
    @Autowired WriteElmo write;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;

    TestUnits.School school;
    TestGrades grades;
    Actor registrar;
    UUID enrolment;

    @BeforeEach
    void a_student_with_an_issued_transcript() {
        school = new TestUnits(sql, transaction).school("college");
        var entry = LocalDate.of(2025, 9, 1);
        enrolment =
                new TestStudents(context.getBean(Intake.class), transaction, sql)
                        .enrolled(
                                TestStudents.newcomer("欧阳雪", school.firstClass(), entry),
                                school.id());
        grades =
                TestGrades.in(
                        sql,
                        transaction,
                        school.id(),
                        school.grade(),
                        school.firstClass(),
                        entry,
                        LocalDate.of(2026, 1, 20));
        var maths = grades.task("GJ101", "高等数学 <上册> & 习题");
        grades.grade(maths, enrolment, "first", 41);
        grades.grade(maths, enrolment, "make-up", 66);
        var scope =
                sql.sql("select pos as lo, pos_end as hi from organisation.unit where id = ?")
                        .param(school.id())
                        .query((row, n) ->
                                new Scope(row.getLong("lo"), row.getLong("hi"), List.of()))
                        .single();
        registrar = new Actor(null, "学籍员", "registrar", school.id(), scope, "test");
        BenchTranscripts.of(context, school.id(), enrolment).whole();
    }

    private UUID document() {
        return UUID.fromString(
                grades.told(
                        "select id::text from document.document where enrolment_id = ?",
                        enrolment));
    }

    private byte[] written() {
        return Acting.call(registrar, () -> write.of(document()));
    }

    private static Document read(byte[] xml) throws Exception {
        var factory = DocumentBuilderFactory.newNSInstance();
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    @Test
    void a_full_minute_has_its_seconds_too() {
        assertThat(WriteElmo.time(OffsetDateTime.parse("2026-11-28T12:36:00.5+08:00")))
                .isEqualTo("2026-11-28T12:36:00+08:00");
    }

    @Test
    void it_is_as_the_format_has_it_and_says_what_the_paper_says() throws Exception {
        var xml = written();
        var elmo = read(xml);
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(new StreamSource(new StringReader(ElmoTables.SCHEMA)))
                .newValidator()
                .validate(new DOMSource(elmo));
        assertThat(texts(elmo, "familyName")).containsExactly("欧阳");
        assertThat(texts(elmo, "givenNames")).containsExactly("雪");
        assertThat(texts(elmo, "resultLabel")).containsExactly("41", "66 (补考)");
        assertThat(texts(elmo, "status")).containsExactly("in-progress", "failed", "passed");
        assertThat(texts(elmo, "title")).contains("高等数学 <上册> & 习题", "软件技术");
        assertThat(texts(elmo, "value")).containsExactly("4.0", "4.0");
        assertThat(texts(elmo, "description"))
                .contains("百分制 0–100 分，60 分及以上及格；五级制为优秀、良好、中等、及格、不及格（后两级印作合格、不合格）；两级制为合格、不合格");
        var pdf = texts(elmo, "content").getFirst();
        assertThat(
                        new String(
                                Base64.getDecoder().decode(pdf.substring(pdf.indexOf(',') + 1)),
                                StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-");
        assertThat(new String(xml, StandardCharsets.UTF_8))
                .as("no number of identity, no telephone")
                .doesNotContain("nationalIdentifier", "1390000");
        var kept = System.getProperty("matricula.elmo");
        if (kept != null) {
            Files.write(Path.of(kept), xml);
        }
    }

    @Test
    void the_schools_signature_covers_every_word() throws Exception {
        assertThat(valid(read(written()))).isTrue();
        var tampered =
                new String(written(), StandardCharsets.UTF_8)
                        .replace("<resultLabel>41<", "<resultLabel>91<");
        assertThat(valid(read(tampered.getBytes(StandardCharsets.UTF_8)))).isFalse();
    }

    /// As any reader does it, by the JDK alone.
    private static boolean valid(Document elmo) throws Exception {
        var signature = elmo.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature").item(0);
        var xml = XMLSignatureFactory.getInstance("DOM");
        var unmarshalled =
                xml.unmarshalXMLSignature(
                        new DOMValidateContext(
                                new javax.xml.crypto.KeySelector() {
                                    @Override
                                    public javax.xml.crypto.KeySelectorResult select(
                                            javax.xml.crypto.dsig.keyinfo.KeyInfo info,
                                            Purpose purpose,
                                            javax.xml.crypto.AlgorithmMethod method,
                                            javax.xml.crypto.XMLCryptoContext context) {
                                        var data = (X509Data) info.getContent().getFirst();
                                        return ((X509Certificate) data.getContent().getFirst())
                                                ::getPublicKey;
                                    }
                                },
                                signature));
        return unmarshalled.validate(
                new DOMValidateContext(
                        ((X509Certificate)
                                        ((X509Data)
                                                        unmarshalled
                                                                .getKeyInfo()
                                                                .getContent()
                                                                .getFirst())
                                                .getContent()
                                                .getFirst())
                                .getPublicKey(),
                        signature));
    }

    private static List<String> texts(Document elmo, String name) {
        var found = elmo.getElementsByTagNameNS(ElmoDocument.NAMESPACE, name);
        return java.util.stream.IntStream.range(0, found.getLength())
                .mapToObj(it -> found.item(it).getTextContent())
                .toList();
    }

    @Test
    void a_transcript_of_another_school_or_one_that_no_longer_stands_gives_none() {
        var other = new TestUnits(sql, transaction).school("college");
        var scope =
                sql.sql("select pos as lo, pos_end as hi from organisation.unit where id = ?")
                        .param(other.id())
                        .query((row, n) ->
                                new Scope(row.getLong("lo"), row.getLong("hi"), List.of()))
                        .single();
        var document = document();
        assertThatThrownBy(() ->
                        Acting.call(
                                new Actor(null, "x", "registrar", other.id(), scope, "test"),
                                () -> write.of(document)))
                .isInstanceOf(Absent.class);
        Acting.as(
                Actor.system("test"),
                () ->
                        transaction.executeWithoutResult(it ->
                                context.getBean(org.matricula.document.Documents.class)
                                        .revoked(
                                                context.getBean(
                                                                org.matricula.document.Documents
                                                                        .class)
                                                        .get(document),
                                                "登记错误")));
        assertThatThrownBy(this::written)
                .isInstanceOf(Refused.class)
                .hasMessageContaining("elmo-ended");
    }
}
