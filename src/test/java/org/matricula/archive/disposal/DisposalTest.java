package org.matricula.archive.disposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.document.TestProof;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
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

/// Papers that have run out, appraised by two, destroyed before two; what is held stays.
@ProgramTest
class DisposalTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;
    @Autowired DraftDisposal draftDisposal;
    @Autowired DecideDisposal decideDisposal;
    @Autowired DestroyPapers destroyPapers;
    @Autowired ReadDisposals readDisposals;
    @Autowired SetPeriods setPeriods;
    @Autowired ShortenPeriod shortenPeriod;
    @Autowired Clock clock;

    @Value("${matricula.data-dir}")
    Path data;

    WebSteps web;
    TestUnits.School school;
    Actor keeper;
    Actor head;
    Actor member;
    UUID old;
    UUID other;
    String digest;

    @BeforeEach
    void two_volumes_filed_forty_years_ago() throws Exception {
        web = new WebSteps(mvc, sql);
        school = new TestUnits(sql, transaction).school("college");
        keeper = web.staff("archive-keeper", school.id());
        head = web.staff("academic-office-head", school.id());
        member = web.staff("registrar", school.id());
        old = volume("A-1");
        other = volume("A-2");
        assertThat(
                        web.ask(
                                        keeper,
                                        multipart("/archives/" + old + "/scans")
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
        digest =
                asked(
                        "select encode(f.digest, 'hex') from archive.scan s join attachment.file f on f.id = s.file_id where s.volume_id = ?",
                        old);
    }

    @Test
    void what_has_run_out_is_destroyed_by_two_and_two_and_its_list_stays() throws Exception {
        var id = Acting.call(keeper, () -> draftDisposal.draft(null));
        var drawn = Acting.call(keeper, () -> readDisposals.open(id));
        assertThat(drawn.items())
                .extracting(
                        it -> it.volume() + " " + it.kind() + " " + it.pages() + " " + it.scans())
                .as("what is kept for ever, and what holds nothing, is not on it")
                .containsExactly("A-1 health 3 1", "A-2 health 3 0");
        refused("disposal.open", keeper, () -> draftDisposal.draft(null));
        assertThat(
                        TestProof.of(
                                mvc,
                                web.ask(keeper, get("/archives/disposals/" + id + "/list.pdf"))
                                        .getContentAsByteArray()))
                .as("a draft proves nothing")
                .isEqualTo("unknown ");
        refused("disposal.not-approved", head, () -> destroyPapers.watch(id, "shredded"));
        refused("disposal.drafter", keeper, () -> decide(id, true));
        refused(
                "disposal.opinion",
                member,
                () -> decideDisposal.decide(id, true, " ", List.of(), null));
        refused(
                "disposal.keep-why",
                member,
                () -> decideDisposal.decide(id, true, "同意", kept(other, 10), " "));
        refused(
                "disposal.keep-years",
                member,
                () -> decideDisposal.decide(id, true, "同意", kept(other, 101), "x"));
        assertThat(page(member, "/archives/disposals/" + id)).contains("keep-" + other + ":health");
        assertThat(
                        web.ask(
                                        member,
                                        post("/archives/disposals/" + id + "/decide")
                                                .param("approved", "true")
                                                .param("opinion", "同意")
                                                .param("keep-" + old + ":health", "")
                                                .param("keep-" + other + ":health", "3")
                                                .param("keepWhy", "本人在诉讼中"))
                                .getStatus())
                .isEqualTo(302);
        refused("disposal.second-member", member, () -> decide(id, true));
        var keeping = web.staff("archive-keeper", school.id());
        refused("disposal.head", keeping, () -> decide(id, true));
        assertThat(
                        web.ask(
                                        head,
                                        post("/archives/disposals/" + id + "/decide")
                                                .param("approved", "true")
                                                .param("opinion", "同意销毁"))
                                .getStatus())
                .isEqualTo(302);
        refused("disposal.decided", head, () -> decide(id, true));
        refused("disposal.method", head, () -> destroyPapers.watch(id, "x"));
        Acting.as(head, () -> destroyPapers.watch(id, "shredded"));
        refused("disposal.second-watcher", head, () -> destroyPapers.watch(id, "shredded"));
        assertThat(stored()).as("one pair of eyes destroys nothing").exists();
        refused("disposal.watched", head, () -> decideDisposal.abandon(id, "改主意"));
        var copies = List.of(packed("volume_id = v.id", old), packed("volume_id is null", old));
        var others = packed("volume_id = v.id", other);
        Acting.as(member, () -> destroyPapers.watch(id, ""));
        assertThat(stored()).doesNotExist();
        assertThat(copies)
                .as("nor in a package taken out before")
                .allSatisfy(it -> assertThat(it).doesNotExist());
        assertThat(others).exists();
        var packages = page(keeper, "/archives/packages");
        assertThat(packages).contains(link(others)).contains("内含已销毁的材料");
        assertThat(copies).allSatisfy(it -> assertThat(packages).doesNotContain(link(it)));
        assertThat(web.ask(keeper, get(link(copies.getFirst()))).getStatus()).isEqualTo(404);
        var gone = Acting.call(keeper, () -> readDisposals.open(id));
        assertThat(gone.disposal().state()).isEqualTo("destroyed");
        assertThat(gone.items().getFirst().destroyed()).contains("体检表.pdf", digest);
        assertThat(gone.items().getLast().destroyed()).isNull();
        assertThat(page(keeper, "/archives/" + old)).contains("已销毁", "体检表.pdf", digest);
        assertThat(state(other)).as("the committee kept it").isEqualTo("paper");
        assertThat(keptUntil(other)).isEqualTo(LocalDate.now(clock).plusYears(3).toString());
        assertThat(page(keeper, "/archives/disposals/" + id)).contains("继续保管", "3 年");
        refused("disposal.none", keeper, () -> draftDisposal.draft(null));
        for (var undo :
                List.of(
                        "delete from archive.disposal where id = ?",
                        "delete from archive.disposal_item where disposal_id = ?",
                        "update archive.disposal set state = 'refused' where id = ?")) {
            assertThatThrownBy(() -> changed(undo, id)).as(undo).isNotNull();
        }
        papers(id);
    }

    /// Who teaches the class reaches the student, and still opens no paper of the archive.
    @Test
    void a_scan_is_opened_by_those_who_keep_the_archive_alone() throws Exception {
        var file = asked("select file_id::text from archive.scan where volume_id = ?", old);
        for (var reader : List.of(keeper, head, member)) {
            assertThat(web.ask(reader, get("/files/" + file)).getStatus())
                    .as(reader.role())
                    .isEqualTo(200);
        }
        var person =
                UUID.fromString(
                        asked("select person_id::text from archive.volume where id = ?", old));
        for (var reader :
                List.of(
                        web.staff("class-teacher", school.firstClass()),
                        web.staff("counsellor", school.id()),
                        web.staff("teacher", school.id()),
                        web.staff("student-affairs", school.id()),
                        web.themselves("student", person))) {
            assertThat(web.ask(reader, get("/files/" + file)).getStatus())
                    .as(reader.role())
                    .isEqualTo(404);
        }
    }

    @Test
    void what_is_held_lent_or_changed_is_not_destroyed() throws Exception {
        assertThat(
                        web.ask(keeper, post("/archives/" + other + "/hold").param("reason", "诉讼"))
                                .getStatus())
                .isEqualTo(302);
        refused("disposal.held-already", keeper, () -> setPeriods.hold(other, "诉讼"));
        var id = Acting.call(keeper, () -> draftDisposal.draft(null));
        assertThat(Acting.call(keeper, () -> readDisposals.open(id)).items())
                .extracting(DisposalItem::volume)
                .containsExactly("A-1");
        Acting.as(member, () -> decide(id, true));
        Acting.as(head, () -> decide(id, true));
        Acting.as(keeper, () -> setPeriods.hold(old, "投诉"));
        refused("disposal.held", head, () -> destroyPapers.watch(id, "burnt"));
        refused("disposal.lift-listed", keeper, () -> setPeriods.lift(old, "已结案"));
        changed(
                "update archive.hold set lifted_at = now(), lifter = 'x', lift_reason = 'x' where volume_id = ?",
                old);
        Acting.as(head, () -> destroyPapers.watch(id, "burnt"));
        changed(
                """
                insert into archive.loan (institution_id, volume_id, enrolment_id, scope_pos, person_id, way, purpose, borrower,
                  state, asker, asked_at, decided_at, out_at)
                select institution_id, id, enrolment_id, scope_pos, person_id, 'on-site', 'x', 'x', 'out', 'x', now(), now(), now()
                  from archive.volume where id = ?
                """,
                old);
        refused("disposal.out", member, () -> destroyPapers.watch(id, ""));
        changed(
                "update archive.loan set state = 'returned', returned_at = now() where volume_id = ?",
                old);
        changed(
                "update archive.content set pages = 9 where kind = 'health' and volume_id = ?",
                old);
        refused("disposal.changed", member, () -> destroyPapers.watch(id, ""));
        assertThat(stored()).exists();
        assertThat(
                        web.ask(
                                        head,
                                        post("/archives/disposals/" + id + "/abandon")
                                                .param("reason", "材料有变动"))
                                .getStatus())
                .isEqualTo(302);
        refused("disposal.ended", head, () -> decideDisposal.abandon(id, "x"));
        Acting.as(keeper, () -> setPeriods.hold(old, "投诉"));
        Acting.as(keeper, () -> setPeriods.lift(old, "已结案"));
        refused("disposal.not-held", keeper, () -> setPeriods.lift(old, "已结案"));
        assertThat(Acting.call(keeper, () -> draftDisposal.draft(null))).isNotEqualTo(id);
    }

    @Test
    void what_is_kept_for_ever_or_has_left_comes_upon_no_list() {
        var id = Acting.call(keeper, () -> draftDisposal.draft(null));
        Acting.as(member, () -> decideDisposal.decide(id, true, "同意", kept(other, null), "有研究价值"));
        Acting.as(head, () -> decide(id, true));
        assertThat(keptUntil(other)).isEqualTo("infinity");
        departed(old);
        refused("disposal.departed", head, () -> destroyPapers.watch(id, "burnt"));
        Acting.as(head, () -> decideDisposal.abandon(id, "已移交"));
        refused("disposal.none", keeper, () -> draftDisposal.draft(null));
    }

    private static List<KeptItem> kept(UUID volume, @Nullable Integer years) {
        return List.of(new KeptItem(volume + ":health", years));
    }

    private String keptUntil(UUID volume) {
        return asked(
                "select kept_until::text from archive.content where kind = 'health' and volume_id = ?",
                volume);
    }

    private void departed(UUID volume) {
        changed(
                """
                with h as (
                  insert into archive.handover (institution_id, scope_pos, unit_id, number, route, body, state, files, pages,
                    giver, given_at, receiver, received_at)
                  select institution_id, scope_pos, unit_id, 'YJ-1', 'to-body', '某市档案馆', 'taken', 1, 1, '王', now(), '李', now()
                    from archive.volume where id = ? returning id, institution_id)
                insert into archive.handover_item (handover_id, enrolment_id, volume_id, scope_pos, person_id, name,
                  student_number, pages)
                select h.id, v.enrolment_id, v.id, v.scope_pos, v.person_id, 'x', 'x', 1
                  from h, archive.volume v where v.institution_id = h.institution_id and v.number = 'A-1'
                """,
                volume);
    }

    @Test
    void periods_are_the_schools_own_data() throws Exception {
        refused("disposal.basis", keeper, () -> setPeriods.set("health", 10, " "));
        refused("disposal.years", keeper, () -> setPeriods.set("health", 0, "x"));
        assertThat(
                        web.ask(
                                        keeper,
                                        post("/archives/periods")
                                                .param("kind", "health")
                                                .param("basis", "档审〔2026〕3 号"))
                                .getStatus())
                .isEqualTo(302);
        assertThat(page(keeper, "/archives/disposals")).contains("档审〔2026〕3 号", "缺省：过程材料30年");
        refused("disposal.none", keeper, () -> draftDisposal.draft(null));
        var elsewhere = new TestUnits(sql, transaction).school("college");
        assertThat(page(web.staff("archive-keeper", elsewhere.id()), "/archives/disposals"))
                .doesNotContain("档审〔2026〕3 号");
        refused(
                "disposal.future",
                keeper,
                () -> draftDisposal.draft(LocalDate.now(clock).plusDays(1)));
    }

    @Test
    void one_person_shortens_no_period() throws Exception {
        var shorten = post("/archives/periods").param("kind", "health").param("years", "10");
        var told = web.ask(keeper, shorten.param("basis", "档审〔2026〕4 号"));
        assertThat(told.getStatus()).isEqualTo(302);
        assertThat(years("health")).as("until another agrees").isEqualTo(30);
        assertThat(page(member, "/archives/disposals"))
                .contains("待审定的缩短", "30 年 → 10 年")
                .doesNotContain("同意缩短");
        refused("disposal.period-waits", keeper, () -> setPeriods.set("health", 5, "档审〔2026〕5 号"));
        var change =
                Acting.call(keeper, () -> shortenPeriod.proposed(setPeriods.school())).getFirst();
        var at = "/archives/periods/" + change.id();
        assertThat(web.ask(keeper, post(at).param("agreed", "true")).getStatus()).isEqualTo(403);
        var himself = as(keeper, "academic-office-head");
        refused("disposal.period-own", himself, () -> judge(change, true, null));
        refused("disposal.period-own", nobody(head), () -> judge(change, true, null));
        refused("disposal.reason", head, () -> judge(change, false, " "));
        assertThatThrownBy(() ->
                        changed(
                                "insert into archive.keeping_period (institution_id, kind, years, basis) values (?, 'health', 10, 'x')",
                                school.id()))
                .as("nor behind the program's back")
                .hasMessageContaining("shortened by two");
        assertThat(page(head, "/archives/disposals")).contains("同意缩短");
        assertThat(web.ask(head, post(at).param("agreed", "true")).getStatus()).isEqualTo(302);
        assertThat(years("health")).isEqualTo(10);
        assertThat(
                        asked(
                                "select count(*)::text from audit.entry where action in ('archive.propose-period', 'archive.keeping-period') and subject = 'unit:' || ?::text",
                                school.id()))
                .isEqualTo("2");

        assertThat(Acting.call(keeper, () -> setPeriods.set("health", 20, "延长"))).isTrue();
        assertThat(years("health")).isEqualTo(20);
        assertThat(Acting.call(keeper, () -> setPeriods.set("admission", 50, "改"))).isFalse();
        assertThat(years("admission")).as("for ever is longer than fifty years").isNull();
        var other =
                Acting.call(keeper, () -> shortenPeriod.proposed(setPeriods.school())).getFirst();
        Acting.as(head, () -> judge(other, false, "永久保管"));
        assertThat(years("admission")).isNull();
        assertThat(Acting.call(head, () -> shortenPeriod.proposed(setPeriods.school()))).isEmpty();
    }

    private void judge(PeriodChange it, boolean agreed, @Nullable String opinion) {
        shortenPeriod.judge(setPeriods.school(), it.id(), agreed, opinion);
    }

    private @Nullable Integer years(String kind) {
        return Acting.call(keeper, () -> setPeriods.all()).stream()
                .filter(it -> it.kind().equals(kind))
                .findFirst()
                .orElseThrow()
                .years();
    }

    private static Actor as(Actor who, String role) {
        return new Actor(who.account(), who.name(), role, who.unit(), who.scope(), "test");
    }

    private static Actor nobody(Actor who) {
        return new Actor(null, who.name(), who.role(), who.unit(), who.scope(), "test");
    }

    private void papers(UUID id) throws Exception {
        var pdf =
                web.ask(keeper, get("/archives/disposals/" + id + "/list.pdf"))
                        .getContentAsByteArray();
        assertThat(TestProof.of(mvc, pdf)).isEqualTo("genuine disposal-list");
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s", ""))
                    .contains("档案销毁清册", "A-1", "A-2", "继续保管3年：本人在诉讼中", "同意销毁");
        }
        var xlsx =
                web.ask(keeper, get("/archives/disposals/" + id + "/list.xlsx"))
                        .getContentAsByteArray();
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(xlsx))) {
            assertThat(book.getSheetAt(0).getRow(1).getCell(1).getStringCellValue())
                    .isEqualTo("A-1");
        }
        var elsewhere =
                web.staff("archive-keeper", new TestUnits(sql, transaction).school("college").id());
        assertThat(web.ask(elsewhere, get("/archives/disposals/" + id)).getStatus()).isEqualTo(404);
    }

    private void decide(UUID id, boolean approved) {
        decideDisposal.decide(id, approved, "同意", List.of(), null);
    }

    private void refused(String code, Actor actor, Runnable act) {
        assertThatThrownBy(() -> Acting.as(actor, act))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(code);
    }

    private UUID volume(String number) {
        var student =
                new TestStudents(intake, transaction, sql)
                        .enrolled(
                                TestStudents.newcomer(
                                        "欧阳明",
                                        school.firstClass(),
                                        LocalDate.now(clock).minusDays(30)),
                                school.id());
        changed(
                """
                with v as (
                  insert into archive.volume (institution_id, enrolment_id, scope_pos, person_id, unit_id, number, place, facts,
                    digest, filed_on, filer, filed_at)
                  select institution_id, enrolment_id, scope_pos, person_id, unit_id, '%1$s', '一库',
                         '{"name": "欧阳明", "studentNumber": "%1$s"}', 'x', '1985-07-01', '王', '1985-07-01'
                    from registry.student where enrolment_id = ? returning id, scope_pos, person_id)
                insert into archive.content (volume_id, kind, scope_pos, person_id, state, items, pages)
                select v.id, c.kind, v.scope_pos, v.person_id, c.state, 0, c.pages
                  from v, (values ('admission', 'paper', 4), ('health', 'paper', 3), ('results', 'paper', 1),
                                  ('honours', 'none', null)) c (kind, state, pages)
                """
                        .formatted(number),
                student);
        return UUID.fromString(
                asked("select id::text from archive.volume where enrolment_id = ?", student));
    }

    /// A package with the papers of a volume, by itself or with its class.
    private Path packed(String of, UUID volume) {
        var id =
                Acting.call(
                        Actor.system("test"),
                        () ->
                                transaction.execute(_ ->
                                        sql.sql(
                                                        """
                                                        insert into archive.packet (institution_id, scope_pos, unit_id, volume_id, number, name,
                                                          reason, asker, asked_at, state, ended_at, volumes, files, size, digest)
                                                        select v.institution_id, v.scope_pos, u.id, %s, gen_random_uuid()::text, 'x', 'x', 'x',
                                                               now(), 'made', now(), 1, 1, 1, '\\x00'
                                                          from archive.volume v join organisation.unit u on u.pos = v.scope_pos
                                                         where v.id = ? returning id
                                                        """
                                                                .formatted(
                                                                        of.endsWith("v.id")
                                                                                ? "v.id"
                                                                                : "null::uuid"))
                                                .param(volume)
                                                .query(UUID.class)
                                                .single()));
        try {
            var file = data.resolve("archive-packages").resolve(id + ".zip");
            Files.createDirectories(file.getParent());
            return Files.writeString(file, "x");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String link(Path packet) {
        return "/archives/packages/%s/file"
                .formatted(packet.getFileName().toString().replace(".zip", ""));
    }

    private Path stored() {
        return data.resolve("files")
                .resolve(digest.substring(0, 2))
                .resolve(digest.substring(2, 4))
                .resolve(digest);
    }

    private String state(UUID volume) {
        return asked(
                "select state from archive.content where kind = 'health' and volume_id = ?",
                volume);
    }

    private String asked(String question, UUID id) {
        return Acting.call(
                Actor.system("test"),
                () ->
                        transaction.execute(
                                it -> sql.sql(question).param(id).query(String.class).single()));
    }

    private void changed(String update, UUID id) {
        Acting.as(
                Actor.system("test"),
                () -> transaction.executeWithoutResult(it -> sql.sql(update).param(id).update()));
    }

    private String page(Actor actor, String path) throws Exception {
        return web.ask(actor, get(path)).getContentAsString();
    }

    private static byte[] pdf() throws Exception {
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }
}
