package org.matricula.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.matricula.ProgramTest;
import org.matricula.attachment.Files;
import org.matricula.attachment.OfdPackage;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Scope;
import org.matricula.organisation.TestUnits;
import org.matricula.organisation.Units;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The OFD beside a PDF, from a service that answers well, badly, late or not at all.
@ProgramTest
class OfdTest {

    record Asked(String type, @Nullable String token, byte[] body) {}

    interface Answering {
        void answer(HttpExchange exchange) throws IOException;
    }

    @Autowired Documents documents;
    @Autowired UnitPapers unitPapers;
    @Autowired OfdRows rows;
    @Autowired Files files;
    @Autowired Ledger ledger;
    @Autowired Verification verification;
    @Autowired Units units;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Clock clock;

    HttpServer server;
    final LinkedBlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
    volatile Answering answering;
    Issued paper;

    @BeforeEach
    void aServiceAndAPaper() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext(
                "/convert",
                it -> {
                    asked.add(
                            new Asked(
                                    it.getRequestHeaders().getFirst("Content-Type"),
                                    it.getRequestHeaders().getFirst("Authorization"),
                                    it.getRequestBody().readAllBytes()));
                    answering.answer(it);
                    it.close();
                });
        server.start();
        var school = new TestUnits(sql, transaction).school("college").id();
        var unit = units.get(school);
        paper =
                system(() ->
                        transaction.execute(_ ->
                                documents.issue(
                                        new NewDocument(
                                                DocumentKind.LEAVE_NOTICE,
                                                school,
                                                unit.pos(),
                                                UUID.randomUUID(),
                                                UUID.randomUUID(),
                                                "林一诺",
                                                null),
                                        DocumentsTest::notice)));
    }

    @AfterEach
    void closed() {
        server.stop(0);
    }

    @Test
    void the_services_ofd_is_kept_beside_the_pdf_once_and_proves_itself() throws Exception {
        answering = it -> reply(it, 200, ofd(printed()));
        var copies = copies(settings());
        assertThat(copies.formats()).containsExactly("ofd");
        var first = as("registrar", () -> copies.open(paper.id()));
        assertThat(first.file().name()).endsWith(".ofd");
        assertThat(first.bytes()).isEqualTo(ofd(printed()));

        var pdf = as("registrar", () -> documents.open(paper.id())).bytes();
        var told = asked.poll(1, TimeUnit.SECONDS);
        assertThat(told.type()).isEqualTo("application/pdf");
        assertThat(told.token()).isEqualTo("Bearer secret");
        assertThat(told.body()).isEqualTo(pdf);

        assertThat(as("registrar", () -> copies.open(paper.id())).bytes()).isEqualTo(first.bytes());
        assertThat(asked).as("asked once").isEmpty();
        // kept is kept: it is there without the service as well
        assertThat(as("registrar", () -> copies(off()).open(paper.id())).bytes())
                .isEqualTo(first.bytes());

        var acts = acts();
        assertThat(acts).hasSize(1);
        assertThat(acts.getFirst())
                .contains(
                        paper.number(),
                        hex(pdf),
                        hex(first.bytes()),
                        "127.0.0.1:" + server.getAddress().getPort());

        var found = verification.of(first.bytes());
        assertThat(found.state()).isEqualTo("genuine");
        assertThat(found.document().number()).isEqualTo(paper.number());
        var torn = first.bytes();
        torn[40] ^= 1;
        assertThat(verification.of(torn).state()).isEqualTo("unknown");
        system(() -> {
            transaction.executeWithoutResult(
                    _ -> documents.revoked(documents.get(paper.id()), "出具有误"));
            return null;
        });
        assertThat(verification.of(first.bytes()).state()).isEqualTo("void");

        assertThatThrownBy(() ->
                        system(() ->
                                transaction.execute(_ ->
                                        sql.sql(
                                                        "update document.document set ofd_digest = '\\x00' where id = :id")
                                                .param("id", paper.id())
                                                .update())))
                .hasMessageContaining("made once");
    }

    @Test
    void chunks_are_read_too() {
        answering =
                it -> {
                    it.sendResponseHeaders(200, 0);
                    it.getResponseBody().write(ofd(printed()));
                };
        var copies = copies(settings());
        assertThat(as("registrar", () -> copies.open(paper.id())).file().mediaType())
                .isEqualTo(OfdPackage.TYPE);
    }

    @Test
    void what_is_no_ofd_of_this_paper_is_refused_and_not_kept() throws Exception {
        var right = ofd(printed());
        var cases =
                Map.of(
                        "document.ofd-wrong",
                        List.of(
                                "rubbish".getBytes(UTF_8),
                                new byte[0],
                                zip(Map.of("Doc_0/OFD.xml", root())),
                                zip(Map.of("OFD.xml", "<OFD/>")),
                                zip(
                                        Map.of(
                                                "OFD.xml",
                                                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><x>&e;</x>")),
                                Arrays.copyOf(right, right.length - 30),
                                swelling()),
                        "document.ofd-other",
                        List.of(zip(Map.of("OFD.xml", root())), ofd(paper.number())));
        for (var it : cases.entrySet()) {
            for (var answer : it.getValue()) {
                answering = exchange -> reply(exchange, 200, answer);
                refused(settings(), it.getKey());
            }
        }
    }

    @Test
    @Timeout(60)
    void a_service_that_fails_is_too_long_or_too_late_leaves_the_pdf() throws Exception {
        answering = it -> reply(it, 500, ofd(printed()));
        refused(settings(), "document.ofd-away");
        answering =
                it -> {
                    it.getResponseHeaders().add("Location", "/convert");
                    reply(it, 302, new byte[0]);
                };
        refused(settings(), "document.ofd-away");
        answering = it -> reply(it, 200, new byte[200_001]);
        refused(settings(), "document.ofd-away");
        answering =
                it -> {
                    it.sendResponseHeaders(200, 0);
                    it.getResponseBody().write(new byte[200_001]);
                };
        refused(settings(), "document.ofd-away");
        answering =
                it -> {
                    it.sendResponseHeaders(200, 1000);
                    it.getResponseBody().write(new byte[10]);
                    throw new IOException("broken off");
                };
        refused(settings(), "document.ofd-away");
        answering = it -> pause(4_000);
        refused(settings(), "document.ofd-away");
        // one that drips is late as well
        answering =
                it -> {
                    it.sendResponseHeaders(200, 0);
                    for (var n = 0; n < 40; n++) {
                        it.getResponseBody().write('P');
                        it.getResponseBody().flush();
                        pause(200);
                    }
                };
        var since = System.nanoTime();
        refused(settings(), "document.ofd-away");
        assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(6));
        server.stop(0);
        refused(settings(), "document.ofd-away");
    }

    @Test
    void an_address_that_nothing_may_be_sent_to_is_not_asked() {
        answering = it -> reply(it, 200, ofd(printed()));
        for (var it :
                List.of(
                        new OfdSettings(here(), "", false, Duration.ofSeconds(2), 200_000, 4),
                        at("https://127.0.0.1:" + server.getAddress().getPort(), false),
                        at("http://169.254.169.254/convert", true),
                        at("http://name:word@127.0.0.1/convert", true),
                        at("file:///etc/passwd", true))) {
            refused(it, "document.ofd-away");
        }
        assertThat(asked).isEmpty();
    }

    @Test
    @Timeout(60)
    void no_more_readers_wait_than_there_are_turns_and_two_at_once_keep_one() throws Exception {
        var bytes = ofd(printed());
        var go = new CountDownLatch(1);
        answering =
                it -> {
                    try {
                        go.await(20, TimeUnit.SECONDS);
                    } catch (InterruptedException stopped) {
                        throw new IOException(stopped);
                    }
                    reply(it, 200, bytes);
                };
        var copies = copies(new OfdSettings(here(), "", true, Duration.ofSeconds(20), 200_000, 2));
        try (var pool = Executors.newFixedThreadPool(2)) {
            var both =
                    List.of(
                            pool.submit(() -> as("registrar", () -> copies.open(paper.id()))),
                            pool.submit(() -> as("registrar", () -> copies.open(paper.id()))));
            asked.poll(10, TimeUnit.SECONDS);
            asked.poll(10, TimeUnit.SECONDS);
            assertThatThrownBy(() -> as("registrar", () -> copies.open(paper.id())))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            it ->
                                    assertThat(it.refusals().getFirst().code())
                                            .isEqualTo("document.ofd-busy"));
            go.countDown();
            assertThat(both.get(0).get().file().id()).isEqualTo(both.get(1).get().file().id());
        }
        assertThat(acts()).hasSize(1);
    }

    @Test
    void who_may_not_read_the_paper_gets_no_ofd_of_it() {
        answering = it -> reply(it, 200, ofd(printed()));
        var copies = copies(settings());
        assertThatThrownBy(() -> as("teacher", () -> copies.open(paper.id())))
                .isInstanceOf(Refused.class);
        var elsewhere = units.get(new TestUnits(sql, transaction).school("college").id());
        var other =
                new Actor(
                        null,
                        "乙",
                        "registrar",
                        elsewhere.id(),
                        new Scope(elsewhere.pos(), elsewhere.pos(), List.of()),
                        "127.0.0.1");
        assertThatThrownBy(() -> Acting.call(other, () -> copies.open(paper.id())))
                .isInstanceOf(Absent.class);
        as("registrar", () -> copies.open(paper.id()));
        assertThatThrownBy(() -> as("teacher", () -> copies.open(paper.id())))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> Acting.call(other, () -> copies.open(paper.id())))
                .isInstanceOf(Absent.class);
    }

    @Test
    void without_a_service_nothing_is_offered_and_nothing_found() throws Exception {
        var copies = copies(off());
        assertThat(copies.formats()).isEmpty();
        assertThatThrownBy(() -> as("registrar", () -> copies.open(paper.id())))
                .isInstanceOf(Absent.class);
    }

    void refused(OfdSettings settings, String code) {
        assertThatThrownBy(() -> as("registrar", () -> copies(settings).open(paper.id())))
                .isInstanceOfSatisfying(
                        Refused.class,
                        it -> assertThat(it.refusals().getFirst().code()).isEqualTo(code));
        assertThat(acts()).isEmpty();
        Boolean none =
                system(() ->
                        transaction.execute(
                                _ -> rows.file(OfdRows.Of.DOCUMENT, paper.id()).isEmpty()));
        assertThat(none).isTrue();
        assertThat(as("registrar", () -> documents.open(paper.id())).file().size()).isPositive();
    }

    /// 单位文书 as well: the same service, kept once, proving itself.
    @Test
    void a_paper_about_a_unit_has_its_ofd_too() throws Exception {
        var school = new TestUnits(sql, transaction).school("college").id();
        var pos = units.get(school).pos();
        var it =
                as(
                        "registrar",
                        () ->
                                unitPapers.issued(
                                        new NewUnitPaper(
                                                DocumentKind.HANDOVER_LIST,
                                                school,
                                                pos,
                                                "archive-handover:" + UUID.randomUUID(),
                                                "档案移交清单"),
                                        "<h1>清单</h1>"));
        answering = one -> reply(one, 200, ofd(VerificationCode.printed(paper.code())));
        assertThatThrownBy(() -> as("registrar", () -> copies(settings()).openUnitPaper(it.id())))
                .isInstanceOfSatisfying(
                        Refused.class,
                        no ->
                                assertThat(no.refusals().getFirst().code())
                                        .isEqualTo("document.ofd-other"));
        assertThatThrownBy(() -> as("registrar", () -> copies(off()).openUnitPaper(it.id())))
                .isInstanceOf(Absent.class);
        answering = one -> reply(one, 200, ofd(VerificationCode.printed(it.code())));
        var first = as("registrar", () -> copies(settings()).openUnitPaper(it.id())).bytes();
        assertThat(as("registrar", () -> copies(off()).openUnitPaper(it.id())).bytes())
                .isEqualTo(first);
        var found = verification.of(first);
        assertThat(found.state()).isEqualTo("genuine");
        assertThat(found.document().number()).isEqualTo(it.number());
        assertThatThrownBy(() ->
                        system(() ->
                                transaction.execute(_ ->
                                        sql.sql(
                                                        "update document.unit_paper set ofd_by = 'x' where id = ?")
                                                .param(it.id())
                                                .update())))
                .hasMessageContaining("made once");
    }

    List<String> acts() {
        return system(() ->
                transaction.execute(_ ->
                        sql.sql(
                                        "select after::text from audit.entry where action = 'document.ofd-kept' and subject = :subject")
                                .param("subject", Documents.subject(paper.id()))
                                .query(String.class)
                                .list()));
    }

    OfdCopies copies(OfdSettings settings) {
        return new OfdCopies(
                new OfdService(settings),
                documents,
                unitPapers,
                rows,
                files,
                ledger,
                transaction,
                clock);
    }

    OfdSettings settings() {
        return new OfdSettings(here(), "secret", true, Duration.ofSeconds(2), 200_000, 4);
    }

    static OfdSettings off() {
        return at("", false);
    }

    static OfdSettings at(String address, boolean inside) {
        return new OfdSettings(address, "", inside, Duration.ofSeconds(2), 200_000, 4);
    }

    String printed() {
        return VerificationCode.printed(paper.code());
    }

    String here() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/convert";
    }

    static void reply(HttpExchange it, int status, byte[] body) throws IOException {
        it.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        it.getResponseBody().write(body);
    }

    static void pause(long millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }

    static String root() {
        return "<ofd:OFD xmlns:ofd=\"http://www.ofdspec.org/2016\" Version=\"1.1\" DocType=\"OFD\"/>";
    }

    /// The letters apart, as converters set them.
    static byte[] ofd(String words) throws IOException {
        var page = new StringBuilder("<ofd:Page xmlns:ofd=\"http://www.ofdspec.org/2016\">");
        words.codePoints()
                .forEach(it ->
                        page.append("<ofd:TextCode X=\"0\" Y=\"1\">")
                                .appendCodePoint(it)
                                .append(" </ofd:TextCode>"));
        return zip(
                Map.of(
                        "OFD.xml",
                        root(),
                        "Doc_0/Pages/Page_0/Content.xml",
                        page.append("</ofd:Page>").toString()));
    }

    static byte[] zip(Map<String, String> parts) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var it : new TreeMap<>(parts).entrySet()) {
                var entry = new ZipEntry(it.getKey());
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(it.getValue().getBytes(UTF_8));
            }
        }
        return out.toByteArray();
    }

    static byte[] swelling() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("OFD.xml"));
            zip.write(root().getBytes(UTF_8));
            zip.putNextEntry(new ZipEntry("Res/picture.bin"));
            var part = new byte[1024 * 1024];
            for (var n = 0; n < 70; n++) {
                zip.write(part);
            }
        }
        return out.toByteArray();
    }

    static String hex(byte[] bytes) throws Exception {
        return java.util.HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    <T> T as(String role, Callable<T> what) {
        var actor = new Actor(null, "甲", role, null, Scope.ALL, "127.0.0.1");
        return Acting.call(actor, () -> call(what));
    }

    <T> T system(Callable<T> what) {
        return Acting.call(Actor.system("test"), () -> call(what));
    }

    static <T> T call(Callable<T> what) {
        try {
            return what.call();
        } catch (RuntimeException told) {
            throw told;
        } catch (Exception other) {
            throw new IllegalStateException(other);
        }
    }
}
