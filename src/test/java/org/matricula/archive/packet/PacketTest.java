package org.matricula.archive.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import gov.loc.repository.bagit.reader.BagReader;
import gov.loc.repository.bagit.verify.BagVerifier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.matricula.ProgramTest;
import org.matricula.document.DetachedSignatures;
import org.matricula.job.TestJobs;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Command;
import org.matricula.kernel.Refused;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.Intake;
import org.matricula.registry.TestStudents;
import org.matricula.registry.WebSteps;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// The package of a class is taken away, and checked again with nothing but itself.
@ProgramTest
class PacketTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;
    @Autowired TestJobs jobs;
    @Autowired ReadPackets readPackets;
    @Autowired ForgetPackets forget;
    @Autowired AskForPacket askForPacket;
    @Autowired Clock clock;
    @Autowired PacketHealth health;
    @Autowired StoredPackets stored;
    @Autowired org.matricula.archive.fixity.TestNights night;
    @TempDir Path folder;

    @Value("${matricula.data-dir}")
    Path data;

    WebSteps web;
    TestUnits.School school;
    Actor keeper;
    UUID scanned;

    @BeforeEach
    void a_filed_class_with_a_scan() throws Exception {
        web = new WebSteps(mvc, sql);
        var today = LocalDate.now(clock);
        school = new TestUnits(sql, transaction).school("college");
        keeper = web.staff("archive-keeper", school.id());
        var students = new TestStudents(intake, transaction, sql);
        var file =
                post("/archives/file")
                        .param("unit", school.firstClass().toString())
                        .param("place", "一库")
                        .param("why", "待补");
        for (var name : List.of("欧阳明", "司马亮")) {
            var newcomer = TestStudents.newcomer(name, school.firstClass(), today.minusDays(30));
            file.param("student", students.enrolled(newcomer, school.id()).toString());
        }
        assertThat(web.ask(keeper, file).getStatus()).isEqualTo(302);
        scanned = volumes().getFirst();
        assertThat(
                        web.ask(
                                        keeper,
                                        multipart("/archives/" + scanned + "/scans")
                                                .file(
                                                        new MockMultipartFile(
                                                                "file",
                                                                "体检表.pdf",
                                                                "application/pdf",
                                                                pdf()))
                                                .param("kind", "health")
                                                .param("pages", "2"))
                                .getStatus())
                .isEqualTo(302);
        assertThat(page("/archives/" + scanned)).contains("体检表.pdf", "数字化副本");
    }

    @Test
    void a_package_in_the_store_is_looked_into_every_night() throws Exception {
        made(school.firstClass());
        var id = waited().id();
        var packet = data.resolve("archive-packages").resolve(id + ".zip");
        assertThat(state(id)).isEqualTo("whole");
        var before = Files.readAllBytes(packet);
        Files.write(packet, flipped(before));
        assertThat(state(id)).isEqualTo("altered");
        Files.delete(packet);
        assertThat(state(id)).isEqualTo("missing");
        night.night();
        assertThat(page("/archives/fixity")).containsOnlyOnce("电子档案包</th>").contains("丢失");
        Files.write(packet, before);
        night.night();
        assertThat(page("/archives/fixity")).contains("已恢复");
        Acting.as(
                Actor.system("test"),
                () ->
                        transaction.executeWithoutResult(
                                it -> stored.discarded(List.of(id), clock.instant())));
        Files.delete(packet);
        assertThat(looked()).noneMatch(it -> it.file().equals(id));
    }

    private String state(UUID packet) {
        return looked().stream()
                .filter(it -> it.file().equals(packet))
                .findFirst()
                .orElseThrow()
                .state();
    }

    /// Page by page, as the night does.
    private List<org.matricula.attachment.FileHealth.Checked> looked() {
        return Acting.call(
                Actor.system("test"),
                () -> {
                    var all = new ArrayList<org.matricula.attachment.FileHealth.Checked>();
                    for (var some = health.next(null, 1); !some.isEmpty(); ) {
                        all.addAll(some);
                        some = health.next(some.getLast().file(), 1);
                    }
                    return all;
                });
    }

    @Test
    void the_package_of_a_class_is_verified_after_one_byte_is_changed_and_names_the_file()
            throws Exception {
        var packet = made(school.firstClass());
        assertThat(checked(packet))
                .startsWith(Command.DONE + " ")
                .contains("signed by", "whole 5 files");
        foreign(packet);

        var names = new ArrayList<String>();
        try (var zip = new ZipFile(packet.toFile())) {
            zip.stream().map(ZipEntry::getName).forEach(names::add);
        }
        assertThat(names).anyMatch(it -> it.endsWith("体检表.pdf"));
        for (var name : names) {
            var path = name.substring(name.indexOf('/') + 1);
            var changed =
                    rewritten(
                            packet, (entry, bytes) -> entry.equals(name) ? flipped(bytes) : bytes);
            assertThat(checked(changed))
                    .as(path)
                    .startsWith(Command.FAILED + " ")
                    .contains(
                            path.equals(Bag.SIGNATURE)
                                    ? "unsigned " + Bag.SIGNED
                                    : path.equals(Bag.SIGNED)
                                            ? "unsigned " + path
                                            : "damaged " + path);
            if (path.startsWith("data/")) {
                var without =
                        rewritten(packet, (entry, bytes) -> entry.equals(name) ? null : bytes);
                assertThat(checked(without))
                        .startsWith(Command.FAILED + " ")
                        .contains("missing " + path);
            }
        }
        var more =
                rewritten(
                        packet,
                        (entry, bytes) -> bytes,
                        names.getFirst().replace("bagit.txt", "data/塞入.pdf"));
        assertThat(checked(more)).startsWith(Command.FAILED + " ").contains("extra data/塞入.pdf");
    }

    @Test
    void every_byte_of_the_file_itself_is_watched() throws Exception {
        var packet = made(school.firstClass());
        var bytes = Files.readAllBytes(packet);
        for (var at = 0; at < bytes.length / 2; at += 997) {
            var copy = bytes.clone();
            copy[at] ^= 0x20;
            var changed = Files.write(folder.resolve("flipped.zip"), copy);
            var told = checked(changed);
            // a byte of a header that no reader needs, such as a time, is nobody's content
            if (told.startsWith(Command.DONE + " ")) {
                assertThat(contents(changed)).as("byte " + at).isEqualTo(contents(packet));
            }
        }
    }

    @Test
    void a_broken_signature_is_told_and_never_believed() throws Exception {
        var packet = made(school.firstClass());
        byte[] signed;
        byte[] signature;
        try (var zip = new ZipFile(packet.toFile())) {
            var root = zip.stream().findFirst().orElseThrow().getName().split("/")[0] + "/";
            signed = zip.getInputStream(zip.getEntry(root + Bag.SIGNED)).readAllBytes();
            signature = zip.getInputStream(zip.getEntry(root + Bag.SIGNATURE)).readAllBytes();
        }
        assertThat(DetachedSignatures.verified(signed, signature)).isPresent();
        assertThat(DetachedSignatures.verified(flipped(signed), signature)).isEmpty();
        for (var at = 0; at < signature.length; at += 13) {
            var broken = signature.clone();
            broken[at] ^= 1;
            assertThatCode(() -> DetachedSignatures.verified(signed, broken))
                    .as("byte " + at)
                    .doesNotThrowAnyException();
            assertThat(DetachedSignatures.verified(flipped(signed), broken)).isEmpty();
        }
    }

    @Test
    void whoever_forges_all_manifests_has_not_the_schools_key() throws Exception {
        var packet = made(school.firstClass());
        var out = new ByteArrayOutputStream();
        var key = "0".repeat(64);
        assertThat(
                        new VerifyArchive(new PrintStream(out, true, StandardCharsets.UTF_8))
                                .run(List.of("--key", key, packet.toString())))
                .isEqualTo(Command.FAILED);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("not signed by " + key);
        var own =
                out.toString(StandardCharsets.UTF_8)
                        .lines()
                        .filter(it -> it.startsWith("certificate "))
                        .map(it -> it.substring("certificate ".length()))
                        .toList();
        assertThat(own).as("the key and the root above it").hasSize(2);
        var published = web.ask(keeper, get("/verify/keys")).getContentAsString();
        for (var it : own) {
            assertThat(published).contains(it);
            assertThat(new VerifyArchive().run(List.of("--key", it, packet.toString())))
                    .isEqualTo(Command.DONE);
        }
        assertThat(new VerifyArchive().run(List.of())).isEqualTo(Command.WRONG_USAGE);
        assertThat(new VerifyArchive().run(List.of(folder.resolve("none.zip").toString())))
                .isEqualTo(Command.FAILED);
    }

    @Test
    void one_volume_is_packed_alone_and_what_is_damaged_in_the_store_is_named() throws Exception {
        var wrong =
                web.ask(
                        keeper,
                        post("/archives/packages").param("volume", "无此卷").param("reason", "移交"));
        assertThat(wrong.getContentAsString()).contains("没有这个档号或学号");
        assertThat(
                        web.ask(
                                        keeper,
                                        post("/archives/packages")
                                                .param("unit", school.secondClass().toString())
                                                .param("reason", "移交"))
                                .getContentAsString())
                .contains("还没有归档");
        loseTheScan();
        assertThat(
                        web.ask(
                                        keeper,
                                        post("/archives/packages")
                                                .param("volume", number(scanned))
                                                .param("reason", "移交"))
                                .getStatus())
                .isEqualTo(302);
        var it = waited();
        assertThat(it.volumes()).isEqualTo(1);
        assertThat(it.missing()).singleElement().asString().contains("体检表", "missing");
        assertThat(page("/archives/packages")).contains(it.number(), "缺损 1 件");
        assertThat(checked(data.resolve("archive-packages").resolve(it.id() + ".zip")))
                .as("no damage, and yet not all of it")
                .startsWith(Command.FAILED + " ")
                .contains("gap " + number(scanned) + " 体检表.pdf missing in ", "made with a gap ")
                .doesNotContain("not whole");
        var elsewhere =
                web.staff("archive-keeper", new TestUnits(sql, transaction).school("college").id());
        assertThat(web.ask(elsewhere, get("/archives/packages/" + it.id() + "/file")).getStatus())
                .isEqualTo(404);
    }

    @Test
    void a_package_is_let_go_after_its_time_with_what_a_broken_one_left() throws Exception {
        made(school.firstClass());
        var old = waited();
        made(school.firstClass());
        var fresh = waited();
        var packages = data.resolve("archive-packages");
        var left = Files.writeString(packages.resolve(UUID.randomUUID() + ".part"), "x");
        var running = Files.writeString(packages.resolve(UUID.randomUUID() + ".part"), "x");
        for (var it : List.of(file(old), file(fresh), left)) {
            Files.setLastModifiedTime(it, FileTime.from(clock.instant().minus(Duration.ofDays(2))));
        }
        Acting.as(
                Actor.system("test"),
                () ->
                        transaction.executeWithoutResult(it ->
                                sql.sql(
                                                "update archive.packet set ended_at = ended_at - interval '91 days'"
                                                        + " where id = ?")
                                        .param(old.id())
                                        .update()));

        assertThat(Acting.call(Actor.system("test"), () -> forget.tidy()))
                .isGreaterThanOrEqualTo(2);

        assertThat(file(old)).doesNotExist();
        assertThat(left).doesNotExist();
        assertThat(file(fresh)).exists();
        assertThat(running).exists();
        assertThat(page("/archives/packages"))
                .contains("已过期", fresh.id() + "/file")
                .doesNotContain(old.id() + "/file");
        assertThat(web.ask(keeper, get("/archives/packages/" + old.id() + "/file")).getStatus())
                .isEqualTo(404);
        Files.delete(running);
    }

    @Test
    void a_number_that_two_schools_gave_is_nobodys() throws Exception {
        var number = number(scanned);
        a_filed_class_with_a_scan();
        assertThat(number(scanned)).as("each school numbers its own").isEqualTo(number);
        var above =
                new Actor(
                        keeper.account(),
                        keeper.name(),
                        keeper.role(),
                        null,
                        org.matricula.kernel.Scope.ALL,
                        "test");
        assertThatThrownBy(() ->
                        Acting.call(
                                above,
                                () ->
                                        transaction.execute(
                                                it -> askForPacket.ask(null, number, "移交"))))
                .isInstanceOfSatisfying(
                        Refused.class,
                        it ->
                                assertThat(it.refusals().getFirst().code())
                                        .isEqualTo("packet.several"));
    }

    private Path file(Packet it) {
        return data.resolve("archive-packages").resolve(it.id() + ".zip");
    }

    private Path made(UUID unit) throws Exception {
        assertThat(
                        web.ask(
                                        keeper,
                                        post("/api/v1/archive-packages")
                                                .contentType("application/json")
                                                .content(
                                                        "{\"unit\": \"%s\", \"reason\": \"移交\"}"
                                                                .formatted(unit)))
                                .getStatus())
                .isEqualTo(201);
        var it = waited();
        assertThat(it.state()).isEqualTo("made");
        var answer = web.ask(keeper, get("/archives/packages/" + it.id() + "/file"));
        return Files.write(folder.resolve(it.number() + ".zip"), answer.getContentAsByteArray());
    }

    private Packet waited() {
        jobs.ended(MakePackets.NAME);
        return Acting.call(keeper, () -> readPackets.page(null, 1)).items().getFirst();
    }

    private static String checked(Path packet) {
        var out = new ByteArrayOutputStream();
        var status =
                new VerifyArchive(new PrintStream(out, true, StandardCharsets.UTF_8))
                        .run(List.of(packet.toString()));
        return status + " " + out.toString(StandardCharsets.UTF_8);
    }

    /// By the Library of Congress's own reader.
    private void foreign(Path packet) throws Exception {
        var root = folder.resolve("unpacked");
        try (var zip = new ZipFile(packet.toFile())) {
            for (var it : zip.stream().toList()) {
                var to = root.resolve(it.getName());
                Files.createDirectories(to.getParent());
                Files.copy(zip.getInputStream(it), to);
            }
        }
        Path top;
        try (var all = Files.list(root)) {
            top = all.findFirst().orElseThrow();
        }
        try (var verifier = new BagVerifier()) {
            var bag = new BagReader().read(top);
            assertThatCode(
                            () -> {
                                verifier.isValid(bag, false);
                                BagVerifier.quicklyVerify(bag);
                            })
                    .doesNotThrowAnyException();
        }
    }

    private Path rewritten(
            Path packet, BiFunction<String, byte[], byte @Nullable []> change, String... added)
            throws IOException {
        var to = folder.resolve("changed.zip");
        try (var zip = new ZipFile(packet.toFile());
                var out = new ZipOutputStream(Files.newOutputStream(to))) {
            for (var it : zip.stream().toList()) {
                var bytes = change.apply(it.getName(), zip.getInputStream(it).readAllBytes());
                if (bytes != null) {
                    out.putNextEntry(new ZipEntry(it.getName()));
                    out.write(bytes);
                }
            }
            for (var it : added) {
                out.putNextEntry(new ZipEntry(it));
            }
        }
        return to;
    }

    private static List<String> contents(Path packet) throws IOException {
        var all = new ArrayList<String>();
        try (var zip = new ZipFile(packet.toFile())) {
            for (var it : zip.stream().toList()) {
                all.add(it.getName() + Arrays.hashCode(zip.getInputStream(it).readAllBytes()));
            }
        }
        return all;
    }

    private static byte[] flipped(byte[] bytes) {
        var copy = bytes.clone();
        copy[copy.length / 2] ^= 1;
        return copy;
    }

    private void loseTheScan() throws IOException {
        var hex =
                Acting.call(
                        keeper,
                        () ->
                                transaction.execute(it ->
                                        sql.sql(
                                                        """
                                                        select encode(f.digest, 'hex') from attachment.file f
                                                         where f.id = (select file_id from archive.scan where volume_id = ?)
                                                        """)
                                                .param(scanned)
                                                .query(String.class)
                                                .single()));
        Files.delete(
                data.resolve("files")
                        .resolve(hex.substring(0, 2))
                        .resolve(hex.substring(2, 4))
                        .resolve(hex));
    }

    private List<UUID> volumes() {
        return Acting.call(
                keeper,
                () ->
                        transaction.execute(it ->
                                sql.sql(
                                                "select id from archive.volume where institution_id = ? order by number")
                                        .param(school.id())
                                        .query(UUID.class)
                                        .list()));
    }

    private String number(UUID volume) {
        return Acting.call(
                keeper,
                () ->
                        transaction.execute(it ->
                                sql.sql("select number from archive.volume where id = ?")
                                        .param(volume)
                                        .query(String.class)
                                        .single()));
    }

    private String page(String path) throws Exception {
        return web.ask(keeper, get(path)).getContentAsString();
    }

    private static byte[] pdf() throws IOException {
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }
}
