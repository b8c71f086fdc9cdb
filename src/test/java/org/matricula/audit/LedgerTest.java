package org.matricula.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Scope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ProgramTest
class LedgerTest {

    static final Actor REGISTRAR =
            new Actor(UUID.randomUUID(), "王秀英", "registrar", null, Scope.ALL, "10.0.0.7");

    @Autowired Ledger ledger;
    @Autowired LedgerSearch search;
    @Autowired LedgerRounds rounds;
    @Autowired LedgerLines lines;
    @Autowired Commitments commitments;
    @Autowired JdbcClient sql;
    @Autowired PlatformTransactionManager transactions;

    @Test
    void an_entry_says_who_when_from_where_what_and_why() {
        var subject = subject();
        act(
                Act.of("test.change", subject)
                        .because("家长来电")
                        .from(Map.of("班级", "1班"))
                        .to(Map.of("班级", "2班")));

        var entry = of(subject, REGISTRAR).getFirst();

        assertThat(entry.actor()).isEqualTo("王秀英");
        assertThat(entry.origin()).isEqualTo("10.0.0.7");
        assertThat(entry.reason()).isEqualTo("家长来电");
        assertThat(lines.values(entry.before())).isEqualTo(Map.of("班级", "1班"));
        assertThat(lines.values(entry.after())).isEqualTo(Map.of("班级", "2班"));
    }

    @Test
    void an_entry_falls_with_its_transaction_and_a_note_stays() {
        var subject = subject();
        assertThatThrownBy(() ->
                        act(() -> {
                            ledger.record(Act.of("test.change", subject));
                            ledger.note(Act.of("test.refused", subject));
                            throw new IllegalStateException();
                        }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(of(subject, REGISTRAR))
                .extracting(LedgerSearch.Entry::action)
                .containsExactly("test.refused");
    }

    @Test
    void a_private_value_is_only_committed_to_until_its_salt_is_forgotten() {
        var subject = subject();
        act(
                Act.of("test.change", subject)
                        .to(Map.of("idNumber", new Ledger.Private("11010519491231002X"))));

        var after = of(subject, REGISTRAR).getFirst().after();
        var nonce = nonce(subject);
        assertThat(after).doesNotContain("110105").contains(Commitments.MARK);
        assertThat(after)
                .contains(
                        java.util.HexFormat.of()
                                .formatHex(
                                        commitments.commitment(
                                                nonce.getFirst(), "11010519491231002X")));

        act(() -> ledger.forget(subject));
        assertThat(nonce(subject)).isEmpty();
    }

    @Test
    void an_entry_is_read_only_by_those_whose_reach_covers_its_subject() {
        var subject = subject();
        act(Act.of("test.change", subject).at(5000));

        assertThat(of(subject, within(4000, 6000))).hasSize(1);
        assertThat(of(subject, within(6000, 7000))).isEmpty();
        assertThat(
                        of(
                                subject,
                                new Actor(
                                        UUID.randomUUID(),
                                        "学生",
                                        "student",
                                        null,
                                        new Scope(0, 9000, List.of(UUID.randomUUID())),
                                        "test")))
                .isEmpty();
    }

    @Test
    void not_even_the_owner_changes_or_takes_out_an_entry() {
        for (var attempt :
                List.of(
                        "update audit.entry set actor = 'x'",
                        "delete from audit.entry",
                        "delete from audit.leaf",
                        "update audit.checkpoint set note = ''",
                        "truncate audit.leaf")) {
            assertThatThrownBy(() -> act(() -> sql.sql(attempt).update()))
                    .as("program: %s", attempt)
                    .hasStackTraceContaining("permission denied");
            assertThatThrownBy(() -> Superuser.asOwner(attempt))
                    .as("owner: %s", attempt)
                    .hasMessageContaining("only added to");
        }
    }

    @Test
    void entries_of_many_at_once_and_of_a_long_transaction_all_get_their_place() throws Exception {
        var subject = subject();
        Callable<Void> many =
                () -> {
                    for (var i = 0; i < 50; i++) {
                        act(Act.of("test.change", subject));
                    }
                    return null;
                };
        Callable<Void> slow =
                () -> {
                    act(() -> {
                        ledger.record(Act.of("test.slow", subject));
                        for (var i = 0; i < 5; i++) {
                            rounds.order();
                            Thread.onSpinWait();
                        }
                        ledger.record(Act.of("test.slow", subject));
                    });
                    return null;
                };
        try (var pool = Executors.newFixedThreadPool(4)) {
            for (var it : pool.invokeAll(List.of(many, many, slow, many))) {
                it.get();
            }
        }
        // another round may be at it, or another act be under way
        await().until(
                        () -> {
                            rounds.order();
                            return of(subject, REGISTRAR);
                        },
                        it -> it.stream().noneMatch(entry -> entry.hash() == null));

        var entries = of(subject, REGISTRAR);
        assertThat(entries).hasSize(152);
        assertThat(entries.stream().map(LedgerSearch.Entry::seq).distinct()).hasSize(152);
        Acting.as(
                REGISTRAR,
                () -> {
                    var gaps =
                            new TransactionTemplate(transactions)
                                    .execute(tx ->
                                            sql.sql(
                                                            "select max(seq) + 1 - count(*) from audit.leaf")
                                                    .query(Long.class)
                                                    .single());
                    assertThat(gaps).isZero();
                });
    }

    @Test
    void the_list_goes_on_where_a_page_ended() {
        var subject = subject();
        for (var i = 0; i < 5; i++) {
            act(Act.of("test.page-" + i, subject));
        }
        var filter = new LedgerSearch.Filter(subject, null, "test.", null, null);

        var seen =
                Acting.call(
                        REGISTRAR,
                        () -> {
                            var first = search.find(filter, 3, null);
                            var second = search.find(filter, 3, first.next());
                            assertThat(second.next()).isNull();
                            return java.util.stream.Stream.concat(
                                            first.items().stream(), second.items().stream())
                                    .toList();
                        });

        assertThat(seen)
                .extracting(LedgerSearch.Entry::action)
                .containsExactly(
                        "test.page-4", "test.page-3", "test.page-2", "test.page-1", "test.page-0");
    }

    private List<byte[]> nonce(String subject) {
        return Acting.call(
                REGISTRAR,
                () ->
                        sql.sql("select nonce from audit.salt where subject = :subject")
                                .param("subject", subject)
                                .query(byte[].class)
                                .list());
    }

    private List<LedgerSearch.Entry> of(String subject, Actor reader) {
        return Acting.call(
                reader,
                () ->
                        search.find(
                                        new LedgerSearch.Filter(subject, null, null, null, null),
                                        200,
                                        null)
                                .items());
    }

    private void act(Act act) {
        act(() -> ledger.record(act));
    }

    private void act(Runnable work) {
        Acting.as(
                REGISTRAR,
                () -> new TransactionTemplate(transactions).executeWithoutResult(tx -> work.run()));
    }

    private static Actor within(long lo, long hi) {
        return new Actor(
                UUID.randomUUID(), "审计员", "auditor", null, new Scope(lo, hi, List.of()), "test");
    }

    private static String subject() {
        return "test:" + UUID.randomUUID();
    }
}
