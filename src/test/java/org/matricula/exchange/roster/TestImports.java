package org.matricula.exchange.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.identity.entry.TestAccounts;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Scope;
import org.matricula.organisation.TestUnits;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A school with a registrar who imports.
record TestImports(ApplicationContext context, TestUnits.School school, Actor registrar) {

    static TestImports of(ApplicationContext context) {
        var school = units(context).school("college");
        return new TestImports(context, school, registrar(context, school.id()));
    }

    static TestUnits units(ApplicationContext context) {
        return new TestUnits(
                context.getBean(JdbcClient.class), context.getBean(TransactionTemplate.class));
    }

    static Actor registrar(ApplicationContext context, UUID unit) {
        var account = TestAccounts.of(context).holding("registrar", unit).id();
        var scope =
                context.getBean(JdbcClient.class)
                        .sql("select pos as lo, pos_end as hi from organisation.unit where id = ?")
                        .param(unit)
                        .query((row, i) ->
                                new Scope(row.getLong("lo"), row.getLong("hi"), List.of()))
                        .single();
        return new Actor(account, "王秀英", "registrar", unit, scope, "test");
    }

    /// The same school as somebody else of it sees it.
    TestImports as(Actor other) {
        return new TestImports(context, school, other);
    }

    UUID previewed(String text) {
        var id = receive(text);
        preview(id);
        assertThat(show(id).state()).isEqualTo("previewed");
        return id;
    }

    void preview(UUID id) {
        run(id);
    }

    /// Until the program has done what it was asked for.
    private void run(UUID id) {
        while (show(id).running()) {
            Thread.onSpinWait();
        }
    }

    UUID receive(String text) {
        return receive("名单.csv", text.getBytes(StandardCharsets.UTF_8), null, null);
    }

    UUID receive(String name, byte[] content, @Nullable String sheet, @Nullable String key) {
        return receive(name, content, registrar.unit(), sheet, Map.of(), key);
    }

    UUID receive(
            String name,
            byte[] content,
            UUID unit,
            @Nullable String sheet,
            Map<String, String> mapping,
            @Nullable String key) {
        return Acting.call(
                registrar,
                () ->
                        context.getBean(ImportDesk.class)
                                .receive(
                                        new ImportDesk.Brought(
                                                name,
                                                new ByteArrayInputStream(content),
                                                unit,
                                                "roster",
                                                sheet,
                                                mapping,
                                                key)));
    }

    UUID brought(String name, byte[] content, UUID unit, String kind) {
        return Acting.call(
                registrar,
                () ->
                        context.getBean(ImportDesk.class)
                                .receive(
                                        new ImportDesk.Brought(
                                                name,
                                                new ByteArrayInputStream(content),
                                                unit,
                                                kind,
                                                null,
                                                Map.of(),
                                                null)));
    }

    void decide(UUID id, String mode) {
        Acting.as(registrar, () -> context.getBean(ImportDesk.class).apply(id, mode));
    }

    void apply(UUID id) {
        decide(id, "valid");
        run(id);
        assertThat(show(id).state()).isEqualTo("done");
    }

    UndoImport.Undone undo(UUID id) {
        return Acting.call(
                registrar, () -> context.getBean(UndoImport.class).undo(id, "the wrong file"));
    }

    ImportView show(UUID id) {
        return Acting.call(registrar, () -> context.getBean(Imports.class).get(id));
    }

    List<ImportProblems.ImportProblem> problems(UUID id) {
        return Acting.call(
                registrar, () -> context.getBean(ImportProblems.class).of(id, null, 50).items());
    }

    long students() {
        return count("select count(*) from registry.student");
    }

    long count(String question) {
        var sql = context.getBean(JdbcClient.class);
        return Acting.call(
                registrar,
                () ->
                        context.getBean(TransactionTemplate.class)
                                .execute(it -> sql.sql(question).query(Long.class).single()));
    }
}
