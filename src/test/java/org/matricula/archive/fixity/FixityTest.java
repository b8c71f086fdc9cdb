package org.matricula.archive.fixity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.archive.KeptFiles;
import org.matricula.archive.packet.PacketHealth;
import org.matricula.attachment.FileHealth;
import org.matricula.attachment.NewFile;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.WebSteps;
import org.matricula.report.ReportSteps;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// A byte that changed is found in the night and named, and taken off the list when it is back.
@ProgramTest
class FixityTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired org.matricula.attachment.Files files;
    @Autowired CheckHoldings checkHoldings;
    @Autowired FileHealth health;
    @Autowired PacketHealth packets;
    @Autowired TellOfDamage tell;
    @Autowired FixityRows rows;
    @Autowired DamageRows damages;
    @Autowired Ledger ledger;
    @Autowired Clock clock;

    @Value("${matricula.data-dir}")
    Path data;

    @Test
    void a_damaged_file_is_named_and_a_restored_one_is_taken_off() throws Exception {
        var web = new WebSteps(mvc, sql);
        var school = new TestUnits(sql, transaction).school("college");
        var keeper = web.staff("archive-keeper", school.id());
        var stored = store(keeper);
        var path = path(stored);
        checkHoldings.round();
        assertThat(page(web, keeper)).contains("一致").doesNotContain("证明.pdf");
        var before = Files.readAllBytes(path);
        var after = before.clone();
        after[before.length / 2] ^= 1;
        Files.write(path, after, StandardOpenOption.TRUNCATE_EXISTING);
        checkHoldings.round();
        checkHoldings.round();
        assertThat(page(web, keeper)).containsOnlyOnce("证明.pdf").contains("内容改变");
        Files.delete(path);
        checkHoldings.round();
        assertThat(page(web, keeper)).contains("证明.pdf", "丢失");
        var elsewhere =
                web.staff("archive-keeper", new TestUnits(sql, transaction).school("college").id());
        assertThat(page(web, elsewhere)).doesNotContain("证明.pdf");
        Files.write(path, before);
        checkHoldings.round();
        assertThat(page(web, keeper)).contains("证明.pdf", "已恢复");
    }

    @Test
    void a_damage_ends_when_its_file_is_discarded_by_decision() throws Exception {
        var web = new WebSteps(mvc, sql);
        var school = new TestUnits(sql, transaction).school("college");
        var keeper = web.staff("archive-keeper", school.id());
        var stored = store(keeper);
        Files.delete(path(stored));
        checkHoldings.round();
        assertThat(page(web, keeper)).contains("证明.pdf", "1 件与存入时不一致");
        Acting.as(
                keeper,
                () ->
                        transaction.executeWithoutResult(
                                it -> files.discard(stored, "XH-2026-0007")));
        checkHoldings.round();
        assertThat(page(web, keeper))
                .contains("证明.pdf", "已按 XH-2026-0007 销毁", "与存入时一致")
                .doesNotContain("件与存入时不一致", "已恢复");
    }

    @Test
    void the_files_of_saved_reports_are_looked_into_and_the_keeper_is_told_once() throws Exception {
        var web = new WebSteps(mvc, sql);
        var school = new TestUnits(sql, transaction).school("college");
        var keeper = ReportSteps.employed(web, sql, "archive-keeper", school.id());
        var elsewhere =
                ReportSteps.employed(
                        web,
                        sql,
                        "archive-keeper",
                        new TestUnits(sql, transaction).school("college").id());
        ReportSteps.behindTheBack(
                """
                with s as (
                  insert into report.saved (owner_id, owner, role, unit_id, scope_pos, name, kind, rhythm, made_at)
                  select '%1$s', '王', 'registrar', u.id, u.pos, '每日名册', 'roster', 'none', now()
                    from organisation.unit u where u.id = '%2$s' returning id, scope_pos, owner_id)
                insert into report.delivery (saved_id, scope_pos, owner_id, as_of, lines, content, digest, made_at)
                select s.id, s.scope_pos, s.owner_id, date '2026-11-01', 1, '\\x504b0304', sha256('\\x504b0304'), now() from s
                """
                        .formatted(keeper.account(), school.id()));
        checkHoldings.round();
        assertThat(page(web, keeper)).doesNotContain("每日名册");
        assertThat(told(keeper)).isZero();
        ReportSteps.behindTheBack(
                "update report.delivery set content = '\\x504b0305' where owner_id = '%s'"
                        .formatted(keeper.account()));
        checkHoldings.round();
        checkHoldings.round();
        assertThat(page(web, keeper)).containsOnlyOnce("每日名册 2026-11-01").contains("内容改变");
        assertThat(told(keeper)).as("once, not each night").isEqualTo(1);
        assertThat(told(elsewhere)).as("nobody of another school").isZero();
        ReportSteps.behindTheBack(
                "delete from report.delivery where owner_id = '%s'".formatted(keeper.account()));
        checkHoldings.round();
        assertThat(page(web, keeper)).contains("所属记录已不再保存").doesNotContain("件与存入时不一致");
    }

    @Test
    void a_damaged_layout_is_told_to_the_administrators_for_it_is_no_schools() throws Exception {
        var web = new WebSteps(mvc, sql);
        var administrator =
                ReportSteps.employed(
                        web,
                        sql,
                        "administrator",
                        new TestUnits(sql, transaction).school("college").id());
        var code = "测" + UUID.randomUUID().toString().substring(0, 8);
        ReportSteps.behindTheBack(
                """
                insert into report.layout (code, title, from_year, source, definition, file_name, file, digest, author, laid_at)
                values ('%s', '表', 2020, '测试', '{}', '表.xlsx', '\\x01', sha256('\\x02'), '王', now())
                """
                        .formatted(code));
        try {
            checkHoldings.round();
            checkHoldings.round();
            assertThat(told(administrator)).as("once, not each night").isEqualTo(1);
        } finally {
            ReportSteps.behindTheBack("delete from report.layout where code = '" + code + "'");
            checkHoldings.round();
        }
    }

    @Test
    void a_round_that_was_stopped_counts_nothing_twice() throws Exception {
        var first = new Kept();
        var second = new KeptLater();
        checking(first, second).round();
        var whole = counted();
        second.stopsAfter = second.files.getFirst();
        var stopped = checking(first, second);
        assertThatThrownBy(stopped::round).hasMessage("pulled");
        second.stopsAfter = null;
        checking(first, second).round();
        assertThat(counted()).isEqualTo(whole);
        assertThat(first.asked)
                .as("nothing that was looked through is looked through again")
                .isEqualTo(6);
    }

    /// Files of a module that lie nowhere, one a batch.
    static class Kept implements KeptFiles {

        final List<UUID> files = List.of(new UUID(7, 1), new UUID(7, 2));
        @Nullable UUID stopsAfter;
        int asked;

        @Override
        public List<FileHealth.Checked> next(@Nullable UUID after, int most) {
            asked++;
            if (after != null && after.equals(stopsAfter)) {
                throw new IllegalStateException("pulled");
            }
            return files.stream()
                    .filter(it -> after == null || it.compareTo(after) > 0)
                    .limit(1)
                    .map(it -> new FileHealth.Checked(it, 0, null, "kept", "册", "whole"))
                    .toList();
        }
    }

    static class KeptLater extends Kept {}

    private CheckHoldings checking(KeptFiles... others) {
        return new CheckHoldings(
                health, packets, List.of(others), tell, rows, damages, transaction, ledger, clock);
    }

    private String counted() {
        return Acting.call(
                        Actor.system("test"),
                        () -> transaction.execute(it -> rows.rounds(1).getFirst()))
                .toString();
    }

    @Test
    void every_damage_is_listed_page_by_page_and_in_the_workbook() throws Exception {
        var web = new WebSteps(mvc, sql);
        var school = new TestUnits(sql, transaction).school("college");
        var keeper = web.staff("archive-keeper", school.id());
        var elsewhere = new TestUnits(sql, transaction).school("college");
        var many = ReadFixity.MOST + 3;
        for (var unit : List.of(school.id(), elsewhere.id())) {
            ReportSteps.behindTheBack(
                    """
                    insert into archive.damage (scope_pos, what, subject_id, name, state, found_at, mended_at)
                    select u.pos, 'volume', gen_random_uuid(), '卷' || n, 'altered', now(), case when n %% 5 = 0 then now() end
                      from organisation.unit u, generate_series(1, %d) n where u.id = '%s'
                    """
                            .formatted(many, unit));
        }
        var named = new TreeSet<String>();
        var path = "/archives/fixity";
        while (path != null) {
            var page = web.ask(keeper, get(path)).getContentAsString();
            assertThat(page).contains(many - many / 5 + " 件与存入时不一致");
            for (var it = Pattern.compile("卷\\d+").matcher(page); it.find(); ) {
                assertThat(named.add(it.group())).as(it.group()).isTrue();
            }
            var next = Pattern.compile("/archives/fixity\\?after=[^\"]+").matcher(page);
            path = next.find() ? next.group() : null;
        }
        assertThat(named).hasSize(many);
        var file = web.ask(keeper, get("/archives/fixity.xlsx")).getContentAsByteArray();
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            var sheet = book.getSheetAt(0);
            var found = new TreeSet<String>();
            for (var row : sheet) {
                var cell = row.getCell(1);
                if (cell != null && cell.toString().startsWith("卷")) {
                    found.add(cell.toString());
                }
            }
            assertThat(found).isEqualTo(named);
        }
        ReportSteps.behindTheBack("delete from archive.damage where name ~ '^卷[0-9]+$'");
    }

    private long told(Actor whose) {
        return Acting.call(
                whose,
                () ->
                        transaction.execute(it ->
                                sql.sql(
                                                "select count(*) from notice.notice where key = 'notice.fixity.damaged'")
                                        .query(Long.class)
                                        .single()));
    }

    private UUID store(Actor keeper) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var pdf = new PDDocument()) {
            pdf.addPage(new PDPage());
            pdf.getDocumentInformation().setTitle(UUID.randomUUID().toString());
            pdf.save(bytes);
        }
        return Acting.call(
                        keeper,
                        () ->
                                transaction.execute(it ->
                                        files.store(
                                                NewFile.of(
                                                        keeper.scope().lo(),
                                                        null,
                                                        "evidence",
                                                        "证明.pdf",
                                                        bytes.toByteArray()))))
                .id();
    }

    private Path path(UUID file) {
        var hex =
                Acting.call(
                        Actor.system("test"),
                        () ->
                                transaction.execute(it ->
                                        HexFormat.of()
                                                .formatHex(
                                                        sql.sql(
                                                                        "select digest from attachment.file where id = ?")
                                                                .param(file)
                                                                .query(byte[].class)
                                                                .single())));
        return data.resolve("files")
                .resolve(hex.substring(0, 2))
                .resolve(hex.substring(2, 4))
                .resolve(hex);
    }

    private static String page(WebSteps web, Actor who) throws Exception {
        return web.ask(who, get("/archives/fixity")).getContentAsString();
    }
}
