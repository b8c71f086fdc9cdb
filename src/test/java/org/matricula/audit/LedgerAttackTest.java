package org.matricula.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.matricula.ProgramTest;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Command;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.json.JsonMapper;

/// What somebody who holds the whole database can do to the ledger, and whether the check sees it.
/// Each attack is rolled back once it was looked at.
@ProgramTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerAttackTest {

    interface Attack {
        void on(JdbcClient sql) throws Exception;
    }

    record Seen(int status, String said) {}

    static final long VICTIM = 17;

    @Autowired Ledger ledger;
    @Autowired LedgerRounds rounds;
    @Autowired LedgerKey key;
    @Autowired LedgerCopy copy;
    @Autowired JsonMapper json;
    @TempDir static Path folder;
    Path nothing;

    @BeforeAll
    void fill() throws IOException {
        nothing = Files.createDirectories(folder.resolve("nothing"));
        for (var round = 0; round < 3; round++) {
            for (var i = 0; i < 120; i++) {
                var act = Act.of("test.attack", "test:" + UUID.randomUUID()).to(Map.of("班级", i));
                Acting.as(Actor.system("test"), () -> ledger.note(act));
            }
            rounds.close();
        }
    }

    @Test
    void an_untouched_ledger_is_intact() throws Exception {
        assertThat(after(sql -> {}).said()).startsWith("intact");
    }

    @Test
    void an_edited_entry_is_named() throws Exception {
        named(VICTIM, edit("update audit.entry set actor = '别人' where id = " + VICTIM_ID));
    }

    @Test
    void a_private_commitment_exchanged_is_named() throws Exception {
        named(
                VICTIM,
                edit("update audit.entry set after = '{\"班级\": 99}' where id = " + VICTIM_ID));
    }

    @Test
    void a_deleted_entry_is_named() throws Exception {
        named(VICTIM, edit("delete from audit.entry where id = " + VICTIM_ID));
    }

    @Test
    void an_entry_deleted_with_its_leaf_and_the_others_moved_up_is_named() throws Exception {
        named(
                VICTIM,
                sql -> {
                    sql.sql("delete from audit.entry where id = " + VICTIM_ID).update();
                    sql.sql("delete from audit.leaf where seq = " + VICTIM).update();
                    sql.sql("update audit.leaf set seq = -seq where seq > " + VICTIM).update();
                    sql.sql("update audit.leaf set seq = -seq - 1 where seq < 0").update();
                });
    }

    @Test
    void an_inserted_entry_is_seen() throws Exception {
        named(
                VICTIM,
                sql -> {
                    insert(sql, "now()", "pg_current_xact_id()");
                    sql.sql("update audit.leaf set seq = -seq where seq >= " + VICTIM).update();
                    sql.sql("update audit.leaf set seq = -seq + 1 where seq < 0").update();
                    sql.sql(
                                    """
                                    insert into audit.leaf (seq, entry_id, hash, predecessor)
                                    select 17, e.id, l.hash, l.predecessor from audit.entry e, audit.leaf l
                                     where e.action = 'test.planted' and l.seq = 18
                                    """)
                            .update();
                });
    }

    @Test
    void an_entry_put_in_behind_the_order_is_seen() throws Exception {
        var seen = after(sql -> insert(sql, "now()", "'3'::xid8"));
        assertThat(seen.said()).contains("put in behind the order");
    }

    @Test
    void reordered_entries_are_seen() throws Exception {
        named(
                VICTIM,
                sql -> {
                    sql.sql("update audit.leaf set seq = -1 where seq = 17").update();
                    sql.sql("update audit.leaf set seq = 17 where seq = 18").update();
                    sql.sql("update audit.leaf set seq = 18 where seq = -1").update();
                });
    }

    @Test
    void a_backdated_entry_is_named_even_if_it_was_put_in_order_and_signed() throws Exception {
        var seen =
                after(sql -> {
                    insert(sql, "now() - interval '3 months'", "pg_current_xact_id()");
                    appendPlanted(sql);
                });
        assertThat(seen.said()).contains("but was added after");
    }

    @Test
    void a_rewritten_and_newly_signed_ledger_is_seen_by_the_key_alone() throws Exception {
        var seen = after(sql -> forge(sql, otherKey()), nothing);
        assertThat(seen.said()).contains("is not signed by " + key.name());
    }

    @Test
    void even_the_stolen_key_does_not_help_against_a_copy_elsewhere() throws Exception {
        assertThat(after(sql -> forge(sql, key), nothing).said())
                .as(
                        "without a copy a ledger rewritten with the true key is as good as the true one")
                .startsWith("intact");

        named(VICTIM, sql -> forge(sql, key));
    }

    @Test
    void a_cut_end_is_seen_only_against_a_copy_elsewhere() throws Exception {
        Attack cut =
                sql -> {
                    sql.sql("delete from audit.checkpoint where size > 200").update();
                    sql.sql(
                                    "delete from audit.entry e using audit.leaf l where l.entry_id = e.id and l.seq >= 200")
                            .update();
                    sql.sql("delete from audit.leaf where seq >= 200").update();
                };
        assertThat(after(cut, nothing).said()).startsWith("intact");
        assertThat(after(cut).said())
                .contains("first at entry 200")
                .contains("its end was cut off");
    }

    @Test
    void swapped_checkpoints_are_seen() throws Exception {
        var seen =
                after(
                        edit(
                                """
                                update audit.checkpoint c set note = o.note, size = o.size
                                  from audit.checkpoint o where (c.seq, o.seq) in ((0, 1), (1, 0))
                                """),
                        nothing);
        assertThat(seen.said()).contains("does not follow the one before");
    }

    @Test
    void a_removed_checkpoint_is_seen() throws Exception {
        var seen = after(edit("delete from audit.checkpoint where seq = 1"), nothing);
        assertThat(seen.said()).contains("does not follow the one before");
    }

    @Test
    void a_checkpoint_signed_with_another_key_is_seen() throws Exception {
        var seen =
                after(
                        sql -> {
                            var note =
                                    sql.sql("select note from audit.checkpoint where seq = 1")
                                            .query(String.class)
                                            .single();
                            var other = otherKey();
                            var text =
                                    note.substring(0, note.indexOf("\n\n") + 1)
                                            .replace(key.name(), other.name());
                            sql.sql("update audit.checkpoint set note = :note where seq = 1")
                                    .param("note", other.sign(text))
                                    .update();
                        },
                        nothing);
        assertThat(seen.said()).contains("is not signed by");
    }

    @Test
    void a_flipped_bit_of_a_stored_hash_is_named() throws Exception {
        named(
                VICTIM,
                edit(
                        "update audit.leaf set hash = set_bit(hash, 5, 1 - get_bit(hash, 5)) where seq = "
                                + VICTIM));
    }

    @Test
    void a_flipped_bit_of_a_tile_is_named() throws Exception {
        var other = copied();
        var tile = other.resolve("tile/0/000");
        var bytes = Files.readAllBytes(tile);
        bytes[(int) VICTIM * 32] ^= 1;
        Files.write(tile, bytes);
        assertThat(after(sql -> {}, other).said()).contains("first at entry " + VICTIM);
    }

    @Test
    void the_tiles_hold_the_tree_that_is_signed() throws Exception {
        var level1 = widest(copy.folder().resolve("tile/1/000.p"));
        var tree = new LedgerVerifier.Tree();
        var tile = Files.readAllBytes(copy.folder().resolve("tile/0/000"));
        for (var i = 0; i < tile.length; i += 32) {
            tree.add(Arrays.copyOfRange(tile, i, i + 32));
        }
        assertThat(Arrays.copyOf(Files.readAllBytes(level1), 32)).isEqualTo(tree.root());
    }

    /// The newest of a tile's partial versions: how wide it is depends on what ran before.
    private static java.nio.file.Path widest(java.nio.file.Path versions) throws Exception {
        try (var all = Files.list(versions)) {
            return all.max(
                            java.util.Comparator.comparingInt(
                                    it -> Integer.parseInt(it.getFileName().toString())))
                    .orElseThrow();
        }
    }

    @Test
    void a_second_verifier_agrees_on_good_and_on_tampered_exports() throws Exception {
        var good = export();
        var tampered = new ArrayList<List<String>>();
        tampered.add(good);
        tampered.add(
                changed(
                        good,
                        it -> it.set(20, it.get(20).replace("\"actor\":\"", "\"actor\":\"x"))));
        tampered.add(changed(good, it -> it.remove(20)));
        tampered.add(changed(good, it -> it.add(20, it.get(20))));
        tampered.add(changed(good, it -> Collections.swap(it, 20, 21)));
        tampered.add(changed(good, it -> it.removeIf(line -> line.startsWith("{\"checkpoint"))));
        tampered.add(changed(good, it -> it.subList(200, it.size()).clear()));
        tampered.add(changed(good, it -> it.set(30, it.get(30).substring(1))));
        tampered.add(
                changed(
                        good,
                        it -> {
                            var at = checkpoint(it);
                            it.set(at, it.get(at).replaceFirst("at 2", "at 1"));
                        }));
        var broken = 0;
        for (var lines : tampered) {
            var file = Files.write(folder.resolve("export.jsonl"), lines);
            var first = ours(file);
            var second = python(file);
            assertThat(second.said()).as(first.said()).containsPattern(firstWord(first));
            broken += second.status();
        }
        // the whole one, and the one cut short, which nobody can tell without a copy
        assertThat(broken).isEqualTo(tampered.size() - 2);
    }

    @Test
    void the_verifier_is_one_file_that_runs_by_itself() throws Exception {
        var file = Files.write(folder.resolve("alone.jsonl"), export());
        var trusted = Files.writeString(folder.resolve("trusted.pub"), key.verifierKey());
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var seen =
                run(
                        java,
                        "src/main/java/org/matricula/audit/LedgerVerifier.java",
                        file.toString(),
                        trusted.toString(),
                        copy.folder().toString());
        assertThat(seen.said()).startsWith("intact");
        assertThat(seen.status()).isZero();
    }

    static final String VICTIM_ID = "(select entry_id from audit.leaf where seq = " + VICTIM + ")";

    private void named(long entry, Attack attack) throws Exception {
        var seen = after(attack);
        assertThat(seen.status()).isEqualTo(Command.FAILED);
        assertThat(seen.said()).contains("first at entry " + entry + "\n");
    }

    private Seen after(Attack attack) throws Exception {
        return after(attack, copied());
    }

    private Seen after(Attack attack, Path outside) throws Exception {
        try (var connection = Superuser.connect()) {
            connection.setAutoCommit(false);
            // what the program writes meanwhile is none of the attack's doing
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            var sql = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            sql.sql("set local session_replication_role = replica").update();
            attack.on(sql);
            var said = new ByteArrayOutputStream();
            var status =
                    new VerifyLedger(
                                    new LedgerLines(sql, json),
                                    key,
                                    copy,
                                    new PrintStream(said, true, UTF_8))
                            .run(List.of("--copy", outside.toString()));
            connection.rollback();
            return new Seen(status, said.toString(UTF_8));
        }
    }

    /// The folder as it is now; other tests go on writing to the true one.
    private Path copied() throws IOException {
        rounds.close();
        var other = Files.createTempDirectory(folder, "copy");
        org.springframework.util.FileSystemUtils.copyRecursively(copy.folder(), other);
        return other;
    }

    private static Attack edit(String statement) {
        return sql -> assertThat(sql.sql(statement).update()).isPositive();
    }

    private static void insert(JdbcClient sql, String at, String xid) {
        sql.sql(
                        "insert into audit.entry (at, xid, actor, role, origin, action) values (%s, %s, 'x', 'x', 'x', 'test.planted')"
                                .formatted(at, xid))
                .update();
    }

    /// As the sequencer and the true key would have done it.
    private void appendPlanted(JdbcClient sql) {
        sql.sql(
                        """
                        insert into audit.leaf (seq, entry_id, hash, predecessor)
                        select l.seq + 1, e.id, l.hash, l.hash from audit.entry e, audit.leaf l
                         where e.action = 'test.planted' and l.seq = (select max(seq) from audit.leaf)
                        """)
                .update();
        chain(sql, key);
    }

    private LedgerKey otherKey() {
        return new LedgerKey(new LedgerSettings(folder.resolve("other"), null));
    }

    private void forge(JdbcClient sql, LedgerKey with) {
        sql.sql("update audit.entry set actor = '别人' where id = " + VICTIM_ID).update();
        chain(sql, with);
    }

    /// Writes the whole chain and all checkpoints anew, so that they fit the entries as they are.
    private void chain(JdbcClient sql, LedgerKey with) {
        var forged = new LedgerVerifier.Tree();
        var last = new byte[32];
        var previous = "-";
        var sizes =
                sql.sql("select size from audit.checkpoint order by seq").query(Long.class).list();
        var total = sql.sql("select count(*) from audit.leaf").query(Long.class).single();
        for (var seq = 0L; seq < total; seq++) {
            var row =
                    sql.sql(
                                    "select "
                                            + LedgerLines.COLUMNS
                                            + " from audit.leaf l join audit.entry e on e.id = l.entry_id where l.seq = "
                                            + seq)
                            .query(LedgerLines.Row.class)
                            .single();
            var hash = LedgerLines.hash(new LedgerLines(sql, json).line(row, seq, last));
            sql.sql("update audit.leaf set hash = :hash, predecessor = :last where seq = :seq")
                    .param("hash", hash)
                    .param("last", last)
                    .param("seq", seq)
                    .update();
            last = hash;
            forged.add(hash);
            var place = sizes.indexOf(seq + 1);
            if (place >= 0) {
                var at =
                        sql.sql("select at from audit.checkpoint where seq = " + place)
                                .query(java.time.OffsetDateTime.class)
                                .single()
                                .toInstant();
                var note =
                        with.sign(
                                "%s\n%d\n%s\nat %s\nprevious %s\n"
                                        .formatted(
                                                with.name(),
                                                seq + 1,
                                                java.util.Base64.getEncoder()
                                                        .encodeToString(forged.root()),
                                                at,
                                                previous));
                previous =
                        java.util.Base64.getEncoder()
                                .encodeToString(LedgerVerifier.sha256(note.getBytes(UTF_8)));
                sql.sql("update audit.checkpoint set note = :note where seq = " + place)
                        .param("note", note)
                        .update();
            }
        }
    }

    private List<String> export() throws Exception {
        var file = folder.resolve("good.jsonl");
        try (var connection = Superuser.connect()) {
            var sql = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            var status =
                    new VerifyLedger(new LedgerLines(sql, json), key, copy, System.out)
                            .run(List.of("--write", file.toString()));
            assertThat(status).isEqualTo(Command.DONE);
        }
        return Files.readAllLines(file);
    }

    private Seen ours(Path file) throws IOException {
        var verifier = new LedgerVerifier(key.verifierKey());
        Files.readAllLines(file).forEach(verifier::line);
        return new Seen(verifier.findings().isEmpty() ? 0 : 1, verifier.verdict());
    }

    private Seen python(Path file) throws Exception {
        return run(
                "python3", "src/test/python/verify_ledger.py", file.toString(), key.verifierKey());
    }

    private static Seen run(String... command) throws Exception {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Seen(process.exitValue(), said);
    }

    private static String firstWord(Seen seen) {
        return seen.said().startsWith("intact")
                ? "^intact"
                : "^" + seen.said().split(":", 2)[0] + ":";
    }

    private static int checkpoint(List<String> lines) {
        for (var i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("{\"checkpoint")) {
                return i;
            }
        }
        throw new AssertionError("no checkpoint");
    }

    private static List<String> changed(
            List<String> lines, java.util.function.Consumer<List<String>> change) {
        var copy = new ArrayList<>(lines);
        change.accept(copy);
        assertThat(copy).isNotEqualTo(lines);
        return copy;
    }
}
