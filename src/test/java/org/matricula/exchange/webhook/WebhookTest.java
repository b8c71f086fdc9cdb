package org.matricula.exchange.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.matricula.ProgramTest;
import org.matricula.identity.entry.TestAccounts;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Scope;
import org.matricula.organisation.TestUnits;
import org.matricula.outward.JudgedPost;
import org.matricula.outward.PublicAddress;
import org.matricula.registry.Intake;
import org.matricula.registry.TestStudents;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ProgramTest
class WebhookTest {

    record Told(String path, String body, String signature, String delivery) {}

    @Autowired ApplicationContext context;
    @Autowired KeepHooks keep;
    @Autowired HookRound round;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;

    final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
    volatile int answer = 204;
    HttpServer receiver;
    TestUnits.School school;
    TestUnits.School other;

    @BeforeEach
    void a_school_and_a_system_that_listens() throws IOException {
        var units = new TestUnits(sql, transaction);
        school = units.school("college");
        other = units.school("college");
        receiver = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        receiver.createContext("/", this::take);
        receiver.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        told.add(
                new Told(
                        exchange.getRequestURI().getPath(),
                        new String(
                                exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                        headers.getFirst(HookSignature.HEADER),
                        headers.getFirst("X-Matricula-Delivery")));
        exchange.getResponseHeaders().set("Location", "/elsewhere");
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
    }

    @AfterEach
    void it_listens_no_more() {
        receiver.stop(0);
    }

    @Test
    void a_change_of_standing_is_told_signed_and_by_identifiers_alone() throws Exception {
        var made = open(school.id(), Set.of("standing"));
        var enrolment = enrolled(school);
        enrolled(other);
        var it = next();
        assertThat(it.body())
                .contains(
                        "\"type\":\"standing.changed\"",
                        "\"enrolment\":\"" + enrolment + "\"",
                        "\"school\":\"" + school.id() + "\"")
                .doesNotContain("林一诺", "2010-03-01", "1390000");
        var seconds = it.signature().substring(2, it.signature().indexOf(','));
        assertThat(it.signature())
                .isEqualTo(new HookSignature(made.secret()).of(Long.parseLong(seconds), it.body()));
        assertThat(Math.abs(Instant.now().getEpochSecond() - Long.parseLong(seconds)))
                .isLessThan(300);
        round.run();
        assertThat(told).as("once, and not of the other school").isEmpty();
        awaitState(made.id(), "sent");
    }

    @Test
    void what_did_not_happen_is_not_told() {
        var made = open(school.id(), Set.of("standing"));
        assertThatThrownBy(() ->
                        Acting.as(
                                Actor.system("test"),
                                () ->
                                        transaction.executeWithoutResult(status -> {
                                            enrolled(school);
                                            throw new IllegalStateException(
                                                    "the case fails at its last line");
                                        })))
                .hasMessageContaining("last line");
        assertThat(count("hook_id = ?", made.id())).isZero();
    }

    @Test
    void what_is_not_taken_is_tried_later_each_time_given_up_and_sent_again_by_hand()
            throws Exception {
        answer = 503;
        var made = open(school.id(), Set.of("standing"));
        enrolled(school);
        next();
        awaitTries(made.id(), 1);
        for (var tries = 2; tries <= HookRound.TRIES; tries++) {
            assertThat(later(made.id())).as("put off after " + (tries - 1)).isPositive();
            due(made.id());
            next();
            awaitTries(made.id(), tries);
        }
        assertThat(state(made.id())).isEqualTo("dead");
        var letter =
                Acting.call(administrator(), keep::dead).stream()
                        .filter(it -> it.tries() == HookRound.TRIES)
                        .findFirst()
                        .orElseThrow();
        assertThat(letter.answer()).isEqualTo("503");
        answer = 200;
        Acting.as(administrator(), () -> keep.resend(letter.id()));
        assertThat(next().delivery()).isEqualTo(letter.id().toString());
        awaitState(made.id(), "sent");
        assertThatThrownBy(() -> Acting.as(administrator(), () -> keep.resend(letter.id())))
                .isInstanceOf(Refused.class);
    }

    /// A body that never ends is of no interest to whoever only told something.
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_receiver_whose_answer_drips_on_holds_nothing_up() {
        var enough = new CountDownLatch(1);
        receiver.createContext("/drip", exchange -> drip(exchange, enough));
        try {
            var address = address().replace("/hook", "/drip");
            var made = make(school.id(), address, true);
            Acting.as(administrator(), () -> keep.confirm(made.id()));
            enrolled(school);
            while (!state(made.id()).equals("sent")) {
                round.run();
            }
            assertThat(enough.getCount()).as("while its answer still goes on").isOne();
        } finally {
            enough.countDown();
        }
    }

    private static void drip(HttpExchange exchange, CountDownLatch enough) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write('.');
        exchange.getResponseBody().flush();
        try {
            enough.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void the_keys_in_an_address_are_not_written_into_the_ledger() {
        var made = make(school.id(), "https://8.8.8.8/hook?key=s3cr3t", false);
        Acting.as(administrator(), () -> keep.confirm(made.id()));
        var written =
                Acting.call(
                        Actor.system("test"),
                        () ->
                                transaction.execute(status ->
                                        sql.sql(
                                                        "select after->>'address' from audit.entry where subject = ?")
                                                .param("hook:" + made.id())
                                                .query(String.class)
                                                .list()));
        assertThat(written).hasSize(2).containsOnly("https://8.8.8.8/hook");
    }

    @Test
    void a_redirection_is_not_followed() throws Exception {
        answer = 302;
        open(school.id(), Set.of("standing"));
        enrolled(school);
        assertThat(next().path()).isEqualTo("/hook");
        assertThat(told.poll(300, TimeUnit.MILLISECONDS)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://localhost:8080/",
                "https://[::1]/",
                "https://10.1.2.3/",
                "https://172.16.0.1/",
                "https://192.168.1.1/",
                "https://100.64.0.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://[fe80::1]/",
                "https://[fd00::1]/",
                "https://[::ffff:10.0.0.1]/",
                "https://[64:ff9b::a00:1]/",
                "https://[2002:a00:1::]/",
                "https://0.0.0.0/",
                "https://0x7f000001/",
                "https://2130706433/",
                "https://224.0.0.1/",
                "https://255.255.255.255/"
            })
    void no_inner_address_is_taken_for_a_public_one(String address) {
        assertThatThrownBy(() -> make(school.id(), address, false))
                .isInstanceOf(Refused.class)
                .hasMessageMatching(".*exchange\\.hook-(inner|unknown|address).*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://8.8.8.8/",
                "ftp://8.8.8.8/",
                "file:///etc/passwd",
                "https://someone:secret@8.8.8.8/",
                "https:/8.8.8.8",
                "nonsense"
            })
    void an_address_that_is_no_public_https_is_refused(String address) {
        assertThatThrownBy(() -> make(school.id(), address, false)).isInstanceOf(Refused.class);
    }

    @Test
    void the_metadata_of_the_host_are_out_of_reach_even_inside_and_a_public_one_is_taken() {
        for (var metadata :
                List.of(
                        "http://169.254.169.254/",
                        "http://100.100.100.200/latest/meta-data",
                        "http://[fd00:ec2::254]/",
                        "http://[64:ff9b::a9fe:a9fe]/",
                        "http://[64:ff9b::6464:64c8]/latest/meta-data",
                        "http://[2002:a9fe:a9fe::1]/",
                        "http://[2002:6464:64c8::]/",
                        "http://[2001:0:a9fe:a9fe::1]/",
                        "http://[2001:0:808:808:0:0:5601:5601]/",
                        "http://[fd00::5efe:a9fe:a9fe]/",
                        "http://[::a9fe:a9fe]/",
                        "http://[::ffff:a9fe:a9fe]/")) {
            assertThatThrownBy(() -> make(school.id(), metadata, true))
                    .as(metadata)
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("hook-inner");
        }
        assertThat(make(school.id(), "https://8.8.8.8/hook", false).secret()).hasSize(43);
    }

    @Test
    void what_was_judged_is_connected_to_and_its_name_is_not_looked_up_again() throws Exception {
        var name = "http://hook.invalid:" + receiver.getAddress().getPort() + "/hook?a=b";
        var judged =
                new PublicAddress.Judged(
                        URI.create(name), List.of(InetAddress.ofLiteral("127.0.0.1")));
        var post =
                new JudgedPost(
                        (SSLSocketFactory) SSLSocketFactory.getDefault(), Duration.ofSeconds(5));
        assertThat(post.send(judged, Map.of("X-Matricula-Delivery", "7"), "{}")).isEqualTo(204);
        assertThat(told.take())
                .extracting(Told::path, Told::body, Told::delivery)
                .containsExactly("/hook", "{}", "7");
    }

    @Test
    void a_certificate_is_held_against_the_name_and_not_against_the_address() throws Exception {
        var keys = KeyPairGenerator.getInstance("EC").generateKeyPair();
        var owner = new X500Name("CN=hook.invalid");
        var now = System.currentTimeMillis();
        var made =
                new JcaX509v3CertificateBuilder(
                        owner,
                        BigInteger.ONE,
                        new Date(now - 60_000),
                        new Date(now + 3_600_000),
                        owner,
                        keys.getPublic());
        made.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.dNSName, "hook.invalid")));
        var certificate =
                new JcaX509CertificateConverter()
                        .getCertificate(
                                made.build(
                                        new JcaContentSignerBuilder("SHA256withECDSA")
                                                .build(keys.getPrivate())));
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("hook", keys.getPrivate(), new char[0], new Certificate[] {certificate});
        var own = KeyManagerFactory.getInstance("PKIX");
        own.init(store, new char[0]);
        var context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), anchors(certificate), null);
        var secure = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(context));
        secure.createContext("/", this::take);
        secure.start();
        try {
            var post = new JudgedPost(context.getSocketFactory(), Duration.ofSeconds(5));
            var here = List.of(InetAddress.ofLiteral("127.0.0.1"));
            var port = secure.getAddress().getPort();
            var right =
                    new PublicAddress.Judged(
                            URI.create("https://hook.invalid:" + port + "/hook"), here);
            assertThat(post.send(right, Map.of(), "{}")).isEqualTo(204);
            var wrong =
                    new PublicAddress.Judged(
                            URI.create("https://other.invalid:" + port + "/hook"), here);
            assertThatThrownBy(() -> post.send(wrong, Map.of(), "{}"))
                    .isInstanceOf(SSLHandshakeException.class);
            assertThat(told).hasSize(1);
        } finally {
            secure.stop(0);
        }
    }

    private static TrustManager[] anchors(X509Certificate certificate) throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("hook", certificate);
        var trusted = TrustManagerFactory.getInstance("PKIX");
        trusted.init(store);
        return trusted.getTrustManagers();
    }

    @Test
    void nothing_is_sent_before_a_second_person_has_confirmed_and_after_the_end() {
        var made = make(school.id(), address(), true);
        enrolled(school);
        assertThat(count("hook_id = ?", made.id())).isZero();
        Acting.as(administrator(), () -> keep.confirm(made.id()));
        Acting.as(administrator(), () -> keep.end(made.id()));
        enrolled(school);
        assertThat(count("hook_id = ?", made.id())).isZero();
        assertThatThrownBy(() -> Acting.as(within(other), () -> keep.end(made.id())))
                .isInstanceOf(org.matricula.kernel.Absent.class);
    }

    @Test
    void nobody_confirms_their_own() {
        var one = administrator();
        var made =
                Acting.call(
                        one,
                        () -> keep.make("图书馆", school.id(), address(), true, Set.of("standing")));
        assertThatThrownBy(() -> Acting.as(one, () -> keep.confirm(made.id())))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("client-own");
    }

    private KeepHooks.Made open(UUID of, Set<String> kinds) {
        var made = Acting.call(administrator(), () -> keep.make("图书馆", of, address(), true, kinds));
        Acting.as(administrator(), () -> keep.confirm(made.id()));
        return made;
    }

    private KeepHooks.Made make(UUID of, String address, boolean inside) {
        return Acting.call(
                administrator(), () -> keep.make("图书馆", of, address, inside, Set.of("standing")));
    }

    private String address() {
        return "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook";
    }

    private Actor administrator() {
        return new Actor(
                TestAccounts.of(context).holding("administrator", school.id()).id(),
                "管理员",
                "administrator",
                null,
                Scope.ALL,
                "test");
    }

    private Actor within(TestUnits.School it) {
        var scope =
                sql.sql("select pos as lo, pos_end as hi from organisation.unit where id = ?")
                        .param(it.id())
                        .query((row, n) ->
                                new Scope(row.getLong("lo"), row.getLong("hi"), List.of()))
                        .single();
        return new Actor(UUID.randomUUID(), "某人", "administrator", it.id(), scope, "test");
    }

    private UUID enrolled(TestUnits.School in) {
        return new TestStudents(context.getBean(Intake.class), transaction, sql)
                .enrolled(in.id(), in.firstClass(), LocalDate.of(2025, 9, 1));
    }

    /// The program's own round may be the faster one.
    private Told next() throws InterruptedException {
        for (var tries = 0; tries < 100; tries++) {
            round.run();
            @Nullable Told it = told.poll(200, TimeUnit.MILLISECONDS);
            if (it != null) {
                return it;
            }
        }
        throw new AssertionError("nothing was told");
    }

    private void due(UUID hook) {
        sql.sql("update exchange.delivery set due_at = now() where hook_id = ?")
                .param(hook)
                .update();
    }

    private long later(UUID hook) {
        return sql.sql(
                        "select extract(epoch from due_at - now())::bigint from exchange.delivery where hook_id = ?")
                .param(hook)
                .query(Long.class)
                .single();
    }

    private void awaitTries(UUID hook, int tries) {
        while (count("hook_id = ? and tries = " + tries + " and answer is not null", hook) == 0) {
            Thread.onSpinWait();
        }
        while (tries == HookRound.TRIES && !state(hook).equals("dead")) {
            Thread.onSpinWait();
        }
    }

    private void awaitState(UUID hook, String state) {
        while (!state(hook).equals(state)) {
            Thread.onSpinWait();
        }
    }

    private String state(UUID hook) {
        return sql.sql("select state from exchange.delivery where hook_id = ?")
                .param(hook)
                .query(String.class)
                .single();
    }

    private long count(String where, UUID hook) {
        return sql.sql("select count(*) from exchange.delivery where " + where)
                .param(hook)
                .query(Long.class)
                .single();
    }
}
