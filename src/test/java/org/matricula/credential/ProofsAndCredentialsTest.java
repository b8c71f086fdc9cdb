package org.matricula.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.document.Documents;
import org.matricula.graduation.Outcome;
import org.matricula.graduation.RecordConclusions;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.organisation.Units;
import org.matricula.registry.Intake;
import org.matricula.registry.TestStudents;
import org.matricula.registry.WebSteps;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// 在读证明 and 学业数字证书: who gets them, for how long, and what a stranger can check of them.
@ProgramTest
class ProofsAndCredentialsTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;
    @Autowired Documents documents;
    @Autowired RecordConclusions recordConclusions;
    @Autowired Units units;
    @Autowired JsonMapper json;
    @Autowired Clock clock;

    WebSteps web;
    TestUnits.School school;
    LocalDate today;
    Actor registrar;
    Actor self;
    UUID one;
    UUID person;

    @BeforeEach
    void a_student() {
        web = new WebSteps(mvc, sql);
        today = LocalDate.now(clock);
        school = new TestUnits(sql, transaction).school("college");
        registrar = web.staff("registrar", school.id());
        one =
                new TestStudents(intake, transaction, sql)
                        .enrolled(school.id(), school.firstClass(), today.minusDays(1200));
        person = person(one);
        self = web.themselves("student", person);
    }

    /// 课程开放(单科): on the roll, and bound to no programme; the proof may not read otherwise.
    @Test
    void the_proof_of_who_studies_single_courses_says_so() throws Exception {
        assertThat(take("zh", "单位报销").getStatus()).isEqualTo(302);
        assertThat(text(proof())).doesNotContain("单科");
        system(() ->
                transaction.execute(it ->
                        sql.sql("update registry.enrolment set student_type = '4' where id = ?")
                                .param(one)
                                .update()));
        assertThat(take("zh", "单位报销").getStatus()).isEqualTo(302);
        assertThat(text(proof())).contains("在读证明", "该生为“课程开放(单科)”学员，按门修读课程，不随专业培养方案");
    }

    @Test
    void a_student_takes_a_proof_that_is_signed_counted_and_ends() throws Exception {
        policy("proof.own-a-year", "2");
        policy("proof.valid-days", "30");
        assertThat(take("zh", "").getStatus()).isEqualTo(400);
        assertThat(take("zh", "办理公交卡").getStatus()).isEqualTo(302);
        var first = proof();
        assertThat(text(first)).contains("在读证明", "林一诺", "办理公交卡", "学籍状态为“在读”", "有效期至");
        var verified =
                web.ask(
                                registrar,
                                get("/verify/" + code(first)).header("Accept", "application/json"))
                        .getContentAsString(StandardCharsets.UTF_8);
        assertThat(verified)
                .contains("\"genuine\"", today.plusDays(29).toString(), "certificateSha256")
                .doesNotContain("林一诺", "公交卡");

        // English wants the school's English name, and says which is missing
        var refused = take("en", "visa");
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString(StandardCharsets.UTF_8))
                .contains(units.get(school.id()).name());
        system(() ->
                transaction.execute(it ->
                        sql.sql(
                                        """
                                        insert into credential.translation (subject_id, institution_id, english, typist, typed_at)
                                        values (:id, :id, 'Linjiang College', 'test', now())
                                        """)
                                .param("id", school.id())
                                .update()));
        assertThat(take("en", "visa").getStatus()).isEqualTo(302);
        assertThat(text(proof()))
                .contains("This is to certify", "Lin Yinuo", "Linjiang College", "visa");

        // the third of the year is for the office, where the count goes on
        var third = take("zh", "第三次");
        assertThat(third.getStatus()).isEqualTo(422);
        assertThat(third.getContentAsString(StandardCharsets.UTF_8)).contains("已达 2 次");
        var number =
                told("select student_number from registry.student where enrolment_id = ?", one);
        var office =
                web.ask(
                        registrar,
                        post("/api/v1/proofs")
                                .contentType("application/json")
                                .content(
                                        "{\"number\":\"%s\",\"purpose\":\"贷款\"}"
                                                .formatted(number)));
        assertThat(office.getStatus()).isEqualTo(201);
        assertThat(told("select max(seq)::text from credential.proof where enrolment_id = ?", one))
                .isEqualTo("3");
        assertThat(web.ask(registrar, get("/proofs")).getContentAsString(StandardCharsets.UTF_8))
                .contains("办理公交卡", "第 3 次");
        assertThat(web.ask(self, get("/own-proofs")).getContentAsString(StandardCharsets.UTF_8))
                .contains("办理公交卡", "/verify/" + code(first));

        var id =
                told(
                        "select id::text from credential.proof where enrolment_id = ? and seq = 1",
                        one);
        assertThat(
                        web.ask(registrar, post("/proofs/" + id + "/void").param("reason", "姓名有误"))
                                .getStatus())
                .isEqualTo(302);
        assertThat(
                        web.ask(
                                        registrar,
                                        get("/verify/" + code(first))
                                                .header("Accept", "application/json"))
                                .getContentAsString(StandardCharsets.UTF_8))
                .contains("\"void\"");

        graduate();
        assertThat(take("zh", "已毕业").getContentAsString(StandardCharsets.UTF_8)).contains("学生不在籍");
        // nobody else's
        var other =
                new TestStudents(intake, transaction, sql)
                        .enrolled(school.id(), school.firstClass(), today.minusDays(20));
        assertThat(
                        web.ask(
                                        self,
                                        post("/own-proofs")
                                                .param("enrolment", other.toString())
                                                .param("purpose", "x"))
                                .getStatus())
                .isEqualTo(404);
    }

    @Test
    void a_graduate_has_a_credential_anybody_checks_before_and_after_it_is_revoked()
            throws Exception {
        var conclusion = graduate();
        var jwt = web.ask(self, get("/own-credentials/" + conclusion + "/credential.jwt"));
        assertThat(jwt.getStatus()).isEqualTo(200);
        assertThat(jwt.getContentType()).startsWith("application/vc+jwt");
        var credential = checked(jwt.getContentAsString());

        // what the data model of the W3C and Open Badges 3.0 ask for
        assertThat(credential.at("/@context/0").asString())
                .isEqualTo("https://www.w3.org/ns/credentials/v2");
        assertThat(credential.at("/@context/1").asString()).contains("/spec/ob/v3p0/");
        assertThat(credential.at("/type").toString())
                .contains("VerifiableCredential", "OpenBadgeCredential");
        assertThat(credential.at("/issuer/id").asString()).startsWith("did:web:");
        assertThat(credential.at("/issuer/type/0").asString()).isEqualTo("Profile");
        assertThat(credential.at("/validFrom").asString()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        assertThat(credential.at("/credentialSubject/type/0").asString())
                .isEqualTo("AchievementSubject");
        var achievement = credential.at("/credentialSubject/achievement");
        for (var name : List.of("id", "type", "name", "description", "criteria")) {
            assertThat(achievement.has(name)).as(name).isTrue();
        }
        assertThat(achievement.at("/achievementType").asString()).isEqualTo("Degree");
        assertThat(achievement.at("/name").asString()).isEqualTo("毕业并授予工学学士");
        assertThat(credential.toString()).contains("林一诺", "Lin Yinuo").doesNotContain("1390000");
        assertThat(revoked(credential)).isFalse();

        assertThat(broken(credential)).as("by the schema, by a validator not ours").isEmpty();
        for (var name :
                List.of("id", "issuer", "validFrom", "name", "credentialSubject", "@context")) {
            var without = (ObjectNode) credential.deepCopy();
            without.remove(name);
            assertThat(broken(without)).as("without " + name).isNotEmpty();
        }
        var undone = (ObjectNode) credential.deepCopy();
        ((ObjectNode) undone.at("/credentialSubject/achievement")).put("achievementType", "毕业");
        assertThat(broken(undone)).anyMatch(it -> it.contains("achievementType"));

        // again: the same place in the list; one changed letter is found by the foreign library
        var again =
                checked(
                        web.ask(self, get("/api/v1/own-credentials/" + conclusion))
                                .getContentAsString());
        assertThat(again.at("/credentialStatus/id"))
                .isEqualTo(credential.at("/credentialStatus/id"));
        var parts = jwt.getContentAsString().split("\\.");
        var forged =
                parts[0]
                        + "."
                        + Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(
                                        new String(
                                                        Base64.getUrlDecoder().decode(parts[1]),
                                                        StandardCharsets.UTF_8)
                                                .replace("工学学士", "医学学士")
                                                .getBytes(StandardCharsets.UTF_8))
                        + "."
                        + parts[2];
        assertThat(whole(forged)).isFalse();
        assertThat(
                        web.ask(self, get("/own-credentials"))
                                .getContentAsString(StandardCharsets.UTF_8))
                .contains("毕业并授予工学学士", "下载数字证书");
        var stranger =
                web.themselves(
                        "student",
                        person(
                                new TestStudents(intake, transaction, sql)
                                        .enrolled(
                                                school.id(),
                                                school.firstClass(),
                                                today.minusDays(20))));
        assertThat(
                        web.ask(stranger, get("/own-credentials/" + conclusion + "/credential.jwt"))
                                .getStatus())
                .isEqualTo(404);

        system(() ->
                transaction.execute(it -> {
                    recordConclusions.reverse(
                            conclusion, "结论有误", "test", units.get(school.id()).pos());
                    return 1;
                }));
        assertThat(whole(jwt.getContentAsString())).isTrue();
        assertThat(revoked(credential)).isTrue();
        assertThat(
                        web.ask(self, get("/own-credentials/" + conclusion + "/credential.jwt"))
                                .getStatus())
                .isEqualTo(404);
    }

    /// JSON does not know SM2: what was given before must still tell that it was revoked.
    @Test
    void a_school_that_takes_the_national_algorithms_still_answers_for_its_credentials()
            throws Exception {
        var conclusion = graduate();
        var address = "/own-credentials/" + conclusion + "/credential.jwt";
        var before = checked(web.ask(self, get(address)).getContentAsString());
        system(() ->
                transaction.execute(it -> {
                    sql.sql(
                                    """
                                    insert into policy.version (policy_key, unit_id, value, from_on, reason, recorder)
                                    values ('document.signing-algorithm', ?, 'sm2', date '2020-01-01', '密评要求', '测试')
                                    """)
                            .param(school.id())
                            .update();
                    return sql.sql(
                                    "update document.signing_key set ended_at = now() where institution_id = ?")
                            .param(school.id())
                            .update();
                }));
        assertThat(revoked(before)).isFalse();
        var again = web.ask(self, get(address)).getContentAsString();
        assertThat(JWSObject.parse(again).getHeader().getAlgorithm().getName()).isEqualTo("ES256");
        assertThat(checked(again).at("/credentialStatus"))
                .isEqualTo(before.at("/credentialStatus"));
        system(() ->
                transaction.execute(it -> {
                    recordConclusions.reverse(
                            conclusion, "结论有误", "test", units.get(school.id()).pos());
                    return 1;
                }));
        assertThat(revoked(before)).isTrue();
    }

    /// After leaving: one's own papers, and what is asked for of an ended study. Nothing that only
    /// belongs to somebody who studies here is offered, and nobody else's file opens.
    @Test
    void one_address_does_not_ask_for_status_lists_without_end() throws Exception {
        var answers = new java.util.TreeSet<Integer>();
        for (var i = 0; i < 2000 && !answers.contains(429); i++) {
            answers.add(
                    mvc.perform(
                                    get("/verify/schools/99999/status/0")
                                            .with(it -> {
                                                it.setRemoteAddr("192.0.2.77");
                                                return it;
                                            }))
                            .andReturn()
                            .getResponse()
                            .getStatus());
        }
        assertThat(answers).containsExactly(404, 429);
        assertThat(
                        mvc.perform(get("/verify/schools/99999/status/0"))
                                .andReturn()
                                .getResponse()
                                .getStatus())
                .as("another address")
                .isEqualTo(404);
    }

    @Test
    void a_graduate_keeps_their_own_papers_and_begins_nothing_of_a_student() throws Exception {
        assertThat(take("zh", "贷款").getStatus()).isEqualTo(302);
        var paper = code(proof());
        var before = web.ask(self, get("/apply")).getContentAsString(StandardCharsets.UTF_8);
        assertThat(before).contains("\"leave-of-absence\"");
        graduate();
        for (var page :
                List.of(
                        "/own-files",
                        "/own-grades",
                        "/own-transcripts",
                        "/own-proofs",
                        "/own-diplomas",
                        "/own-credentials",
                        "/own-clearance",
                        "/verify/" + paper)) {
            assertThat(web.ask(self, get(page)).getStatus()).as(page).isEqualTo(200);
        }
        assertThat(web.ask(self, get("/own-clearance")).getContentAsString(StandardCharsets.UTF_8))
                .contains("计财处");
        var refused = take("zh", "第二次");
        assertThat(refused.getStatus()).isEqualTo(422);
        var offers = web.ask(self, get("/apply")).getContentAsString(StandardCharsets.UTF_8);
        assertThat(offers)
                .contains("\"transcript-request\"", "\"diploma-proof\"", "\"correction\"")
                .doesNotContain(
                        "\"leave-of-absence\"",
                        "\"withdrawal\"",
                        "\"transfer-out\"",
                        "\"change-of-programme\"",
                        "\"course-exemption\"",
                        "\"exam-deferral\"",
                        "\"credit-recognition\"",
                        "\"card-replacement\"");
        for (var page :
                List.of(
                        "/students",
                        "/students/" + other(),
                        "/proofs",
                        "/transcripts",
                        "/diplomas",
                        "/diploma-blanks",
                        "/clearance",
                        "/clearance/destinations",
                        "/documents/templates")) {
            assertThat(web.ask(self, get(page)).getStatus()).as(page).isIn(403, 404);
        }
    }

    /// What the standards ask for and is not there.
    List<String> broken(JsonNode credential) throws Exception {
        try (var schema = getClass().getResourceAsStream("/credential/open-badge.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2019_09)
                    .getSchema(schema)
                    .validate(credential)
                    .stream()
                    .map(String::valueOf)
                    .toList();
        }
    }

    UUID other() {
        return new TestStudents(intake, transaction, sql)
                .enrolled(school.id(), school.firstClass(), today.minusDays(20));
    }

    /// By the library of Connect2id, with the key the school publishes under its DID, and once more
    /// by the JDK alone.
    JsonNode checked(String jwt) throws Exception {
        assertThat(whole(jwt)).isTrue();
        var it = JWSObject.parse(jwt);
        assertThat(it.getHeader().getType().getType()).isEqualTo("vc+jwt");
        var key = key(it.getHeader().getKeyID());
        var verifier =
                Signature.getInstance(
                        key instanceof RSAKey ? "SHA256withRSA" : "SHA256withECDSAinP1363Format");
        verifier.initVerify(
                key instanceof RSAKey rsa ? rsa.toPublicKey() : key.toECKey().toPublicKey());
        verifier.update(jwt.substring(0, jwt.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII));
        assertThat(
                        verifier.verify(
                                Base64.getUrlDecoder()
                                        .decode(jwt.substring(jwt.lastIndexOf('.') + 1))))
                .isTrue();
        return json.readTree(it.getPayload().toString());
    }

    boolean whole(String jwt) throws Exception {
        var it = JWSObject.parse(jwt);
        var key = key(it.getHeader().getKeyID());
        return it.verify(
                key instanceof RSAKey rsa
                        ? new RSASSAVerifier(rsa)
                        : new ECDSAVerifier(key.toECKey()));
    }

    JWK key(String kid) throws Exception {
        var did = kid.substring(0, kid.indexOf('#'));
        var path = did.substring(did.indexOf(":verify:")).replace(':', '/');
        var document = json.readTree(open(path + "/did.json"));
        for (var it : document.at("/verificationMethod")) {
            if (it.at("/id").asString().equals(kid)) {
                return JWK.parse(it.at("/publicKeyJwk").toString());
            }
        }
        throw new AssertionError("no key " + kid);
    }

    /// As the standard has a verifier do it: the list is fetched, checked, unpacked, and the bit
    /// read.
    boolean revoked(JsonNode credential) throws Exception {
        var entry = credential.at("/credentialStatus");
        assertThat(entry.at("/type").asString()).isEqualTo("BitstringStatusListEntry");
        var at = entry.at("/statusListCredential").asString();
        var list = checked(open(at.substring(at.indexOf("/verify/"))));
        assertThat(list.at("/id").asString()).isEqualTo(at);
        assertThat(list.at("/issuer")).isEqualTo(credential.at("/issuer/id"));
        var encoded = list.at("/credentialSubject/encodedList").asString();
        assertThat(encoded).startsWith("u");
        byte[] bits;
        try (var in =
                new GZIPInputStream(
                        new ByteArrayInputStream(
                                Base64.getUrlDecoder().decode(encoded.substring(1))))) {
            bits = in.readAllBytes();
        }
        assertThat(bits).hasSize(16 * 1024);
        var index = Integer.parseInt(entry.at("/statusListIndex").asString());
        return (bits[index / 8] >> 7 - index % 8 & 1) == 1;
    }

    UUID person(UUID enrolment) {
        return UUID.fromString(
                told("select person_id::text from registry.enrolment where id = ?", enrolment));
    }

    UUID graduate() {
        return system(() ->
                transaction.execute(it ->
                        recordConclusions
                                .record(
                                        school.id(),
                                        today,
                                        List.of(
                                                new RecordConclusions.Decided(
                                                        one, Outcome.GRADUATE, "工学学士")),
                                        "毕字〔2026〕1号",
                                        "test",
                                        units.get(school.id()).pos())
                                .getFirst()));
    }

    MockHttpServletResponse take(String language, String purpose) throws Exception {
        return web.ask(
                self,
                post("/own-proofs")
                        .param("enrolment", one.toString())
                        .param("language", language)
                        .param("purpose", purpose));
    }

    String open(String path) throws Exception {
        var answer = mvc.perform(get(path)).andReturn().getResponse();
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    UUID proof() {
        return UUID.fromString(
                told(
                        "select document_id::text from credential.proof where enrolment_id = ? order by seq desc limit 1",
                        one));
    }

    String code(UUID document) {
        return told("select code from document.document where id = ?", document);
    }

    String text(UUID document) throws Exception {
        var file = Acting.call(registrar, () -> documents.open(document)).bytes();
        try (var pdf = Loader.loadPDF(file)) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\R", "");
        }
    }

    void policy(String key, String value) {
        system(() ->
                transaction.execute(it ->
                        sql.sql(
                                        """
                                        insert into policy.version (policy_key, unit_id, value, from_on, reason, recorder)
                                        values (?, ?, ?, date '2020-01-01', '本校规定', '测试')
                                        """)
                                .params(key, school.id(), value)
                                .update()));
    }

    String told(String query, UUID id) {
        return system(() ->
                transaction.execute(it -> sql.sql(query).param(id).query(String.class).single()));
    }

    static <T> T system(java.util.function.Supplier<T> work) {
        return Acting.call(Actor.system("test"), work::get);
    }
}
