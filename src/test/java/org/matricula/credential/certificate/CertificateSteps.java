package org.matricula.credential.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.matricula.attachment.NewFile;
import org.matricula.change.TestCases;
import org.matricula.coursework.TestGrades;
import org.matricula.credential.stock.BlankDesk;
import org.matricula.credential.stock.Blanks;
import org.matricula.credential.stock.UseBlanks;
import org.matricula.document.Documents;
import org.matricula.document.KeptForDecades;
import org.matricula.graduation.Conclusion;
import org.matricula.graduation.Conclusions;
import org.matricula.graduation.Outcome;
import org.matricula.graduation.RecordConclusions;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.TestStudents;
import org.matricula.registry.WebSteps;
import org.matricula.workflow.TestPeople;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// What tests of certificates have in common: a school with its code, and the steps from a student
/// to a certificate in their hands.
abstract class CertificateSteps {

    static final String STROKES = "M10 10 L20 20 L30 10 L40 20";

    @Autowired MockMvc mvc;
    @Autowired TestCases cases;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired RecordConclusions recordConclusions;
    @Autowired Conclusions conclusions;
    @Autowired DrawUpCertificates drawUp;
    @Autowired PrintCertificates print;
    @Autowired PrintRuns runs;
    @Autowired EditionsOfClass editionsOfClass;
    @Autowired DiplomaRows rows;
    @Autowired HandOverCertificate handOver;
    @Autowired WithdrawCertificates withdraw;
    @Autowired ReceiveOriginal receiveOriginal;
    @Autowired Handings handings;
    @Autowired CertificateEditions editions;
    @Autowired EnglishAnnex annexes;
    @Autowired ExchangeCertificates exchange;
    @Autowired Diplomas certificates;
    @Autowired org.matricula.credential.CertificateFacts facts;
    @Autowired Documents documents;
    @Autowired BlankDesk desk;
    @Autowired org.matricula.credential.stock.DestroyBlanks destroyBlanks;
    @Autowired SealCertificates seals;
    @Autowired org.matricula.graduation.degree.GrantDegrees grantDegrees;
    @Autowired org.matricula.credential.national.NationalDesk nationalDesk;
    @Autowired UseBlanks useBlanks;
    @Autowired Blanks blanks;
    @Autowired org.matricula.attachment.Files files;

    WebSteps web;
    TestUnits.School school;
    TestGrades grades;
    LocalDate today;
    Actor registrar;
    Actor department;
    String decision;
    private boolean taught;
    String code;

    @BeforeEach
    void a_school_with_its_code() {
        a_school_with_its_code(null);
    }

    /// @param shared the code of another school, or null for one of its own
    void a_school_with_its_code(String shared) {
        taught = false;
        web = new WebSteps(mvc, sql);
        today = cases.today();
        school = cases.units().school("college");
        registrar = cases.people().holding("学籍科", "registrar", school.id());
        department = cases.people().holding("院系", "department-registrar", school.grade());
        decision = "毕决〔2026〕" + school.id().toString().substring(30);
        code = shared == null ? freeCode() : shared;
        set("certificate.school-code", code);
        set("certificate.principal", "方启明");
        grades =
                TestGrades.in(
                        sql,
                        transaction,
                        school.id(),
                        school.grade(),
                        school.firstClass(),
                        today.minusDays(200),
                        today.plusDays(60));
    }

    /// 学校国标代码 that no school of another test has: those of one code share their numbers.
    String freeCode() {
        while (true) {
            var it = "%05d".formatted(ThreadLocalRandom.current().nextInt(10_000, 100_000));
            if (told(
                            "select count(*)::text from policy.version where policy_key = 'certificate.school-code' and value = ?",
                            it)
                    .equals("0")) {
                return it;
            }
        }
    }

    static Map<String, Object> lost() {
        return Map.of(
                "ground", "diploma-lost",
                "explanation", "搬家时遗失",
                "paper", "浙江日报",
                "paperLevel", "province-paper",
                "noticeOn", "2026-01-05",
                "page", "第8版",
                "phone", "13900001111",
                "address", "杭州市西湖区",
                "collect", "collect-self");
    }

    static HandOverCertificate.Taken taken(
            String way, String taker, String signature, String carrier, String tracking) {
        return new HandOverCertificate.Taken(way, taker, null, signature, null, carrier, tracking);
    }

    static BlankDesk.Receipt receipt(String form, long first, long last) {
        return new BlankDesk.Receipt(null, form, "P", 5, first, last, 1, "春季");
    }

    List<Actor> offices(String... roles) {
        return List.of(roles).stream()
                .map(it ->
                        it.equals("department-registrar")
                                ? department
                                : it.equals("registrar")
                                        ? registrar
                                        : cases.people().holding(it, it, school.id()))
                .toList();
    }

    UUID student() {
        var it = TestStudents.newcomer("林一诺", school.firstClass(), today.minusDays(900));
        var id =
                cases.students()
                        .enrolled(TestStudents.documented(it, "1", idNumber()), school.id());
        sql("update registry.enrolment set level = '4', study_form = '1' where id = ?", id);
        return id;
    }

    private static int serial = (int) (System.nanoTime() % 900);

    static String idNumber() {
        serial = (serial + 2) % 1000;
        var body =
                "33010620%02d%02d%02d%03d"
                        .formatted(
                                (int) (Math.random() * 10),
                                1 + (int) (Math.random() * 12),
                                1 + (int) (Math.random() * 28),
                                serial / 2 * 2 % 1000);
        var weights = new int[] {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        var sum = 0;
        for (var i = 0; i < 17; i++) {
            sum += (body.charAt(i) - '0') * weights[i];
        }
        return body + "10X98765432".charAt(sum % 11);
    }

    /// Decided today, under the test's decision.
    void concluded(Map<UUID, Outcome> outcomes, String degree) {
        as(() ->
                transaction.execute(status ->
                        recordConclusions.record(
                                school.id(),
                                today,
                                outcomes.entrySet().stream()
                                        .map(it ->
                                                new RecordConclusions.Decided(
                                                        it.getKey(), it.getValue(), degree))
                                        .toList(),
                                decision,
                                "test",
                                web.scope(school.id()).lo())));
        if (grades.institution().equals(school.id()) && !taught) {
            grades.task("GJ100", "入学教育");
            taught = true;
        }
    }

    List<Certificate> drawn() {
        var ids = as(() -> drawUp.ofDecision(school.id(), decision));
        return as(() -> certificates.all(ids));
    }

    void handed(UUID enrolment) {
        handed(enrolment, "study");
    }

    void handed(UUID enrolment, String slot) {
        handed(enrolment, slot, slot.equals("degree") ? slot : "diploma");
    }

    void handed(UUID enrolment, String slot, String form) {
        photo(enrolment);
        as(() -> desk.receive(receipt(form, 1, 3)));
        as(() -> desk.hand(null, form, 3, "打印室"));
        as(() -> print.print(school.firstClass(), form, "一号机", ""));
        as(() ->
                handOver.hand(of(enrolment, slot).id(), taken("self", "林一诺", STROKES, null, null)));
    }

    /// One in its owner's hands: by two persons, upon a decision.
    void voided(UUID certificate) {
        try {
            var second = cases.people().holding("第二人", "academic-office-head", school.id());
            assertThat(propose(registrar, certificate).getStatus()).isEqualTo(302);
            var voiding =
                    told(
                            "select id::text from credential.voiding where certificate_id = ? and confirmed_at is null",
                            certificate);
            assertThat(confirm(second, certificate, voiding).getStatus()).isEqualTo(302);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    MockHttpServletResponse propose(Actor by, UUID certificate) throws Exception {
        return web.ask(
                by,
                multipart("/diplomas/" + certificate + "/voiding")
                        .file(new MockMultipartFile("file", "决定.png", "image/png", scan()))
                        .param("documentNo", "教撤〔2026〕3号")
                        .param("on", today.toString())
                        .param("reason", "审核造假")
                        .param("surrendered", "true"));
    }

    MockHttpServletResponse confirm(Actor by, UUID certificate, String voiding) throws Exception {
        return web.ask(
                by,
                post("/diplomas/" + certificate + "/voiding/confirmation")
                        .param("voiding", voiding));
    }

    void photo(UUID enrolment) {
        var person = person(enrolment);
        var file =
                as(() ->
                        files.store(
                                NewFile.of(
                                        web.scope(school.firstClass()).lo(),
                                        person,
                                        "evidence",
                                        "photo.png",
                                        scan())));
        sql("update registry.person set photo_id = ? where id = ?", file.id(), person);
        sql(
                "update registry.enrolment set graduation_photo_id = ? where id = ?",
                file.id(),
                enrolment);
    }

    static byte[] scan() {
        try {
            return TestPeople.scan().readAllBytes();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    byte[] open(UUID document) {
        try {
            return documents.open(document).bytes();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    Conclusion conclusion(UUID enrolment) {
        return as(() -> conclusions.of(enrolment)).orElseThrow();
    }

    Certificate of(UUID enrolment, String slot) {
        return as(() -> certificates.standing(enrolment, slot)).orElseThrow();
    }

    UUID person(UUID enrolment) {
        return UUID.fromString(
                told("select person_id::text from registry.enrolment where id = ?", enrolment));
    }

    <T> T as(java.util.function.Supplier<T> work) {
        return Acting.call(registrar, work::get);
    }

    void as(Runnable work) {
        Acting.as(registrar, work);
    }

    List<String> codes(Runnable work) {
        return TestCases.refusals(() -> Acting.as(registrar, work));
    }

    void set(String policy, String value) {
        sql(
                "insert into policy.version (policy_key, unit_id, value, from_on, reason, recorder) values (?, ?, ?, ?, 'x', 'x')",
                policy,
                school.id(),
                value,
                today);
    }

    int sql(String statement, Object... params) {
        return cases.people().system(() -> sql.sql(statement).params(List.of(params)).update());
    }

    String told(String question, Object... params) {
        return cases.people()
                .system(() ->
                        sql.sql(question).params(List.of(params)).query(String.class).single());
    }

    List<UUID> sqlIds(String question, Object... params) {
        return cases.people()
                .system(() -> sql.sql(question).params(List.of(params)).query(UUID.class).list());
    }

    static String words(byte[] pdf) throws Exception {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        }
    }

    /// Kept to be looked at.
    static void keep(String name, byte[] pdf) throws Exception {
        var at = Path.of("target/certificates");
        Files.createDirectories(at);
        Files.write(at.resolve(name + ".pdf"), pdf);
        KeptForDecades.is(name, pdf);
    }

    /// Two at the same time; whether each went through.
    List<Boolean> both(Runnable what) throws Exception {
        try (var pool = Executors.newFixedThreadPool(2)) {
            java.util.concurrent.Callable<Boolean> one =
                    () -> {
                        try {
                            what.run();
                            return true;
                        } catch (org.matricula.kernel.Refused | org.matricula.kernel.Absent late) {
                            return false;
                        }
                    };
            var tries = List.of(pool.submit(one), pool.submit(one));
            return List.of(tries.get(0).get(), tries.get(1).get());
        }
    }

    int credential(Actor self, UUID conclusion) throws Exception {
        return web.ask(self, get("/api/v1/own-credentials/" + conclusion)).getStatus();
    }

    /// How many were given and how many of them revoked.
    String badges(UUID conclusion) {
        return told(
                "select count(*) || '/' || count(revoked_at) from credential.badge where conclusion_id = ?",
                conclusion);
    }
}
