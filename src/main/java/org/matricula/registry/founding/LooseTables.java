package org.matricula.registry.founding;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Takes indexes, constraints and row-level security's hold on the owner off some tables, and puts
/// exactly those on again: a constraint checked once over all rows costs a fraction of one checked
/// row by row. All within the owner's transaction, so nobody ever sees the tables without.
///
/// What the database itself says of each is kept, so a migration that adds one needs no mention
/// here. Keys that others refer to stay.
final class LooseTables {

    private static final String CONSTRAINTS =
            """
            select format('alter table %1$s drop constraint %2$I', c.conrelid::regclass, c.conname) as off,
                   format('alter table %1$s add constraint %2$I %3$s', c.conrelid::regclass, c.conname,
                          pg_get_constraintdef(c.oid)) as back
              from pg_constraint c
             where c.conrelid = any (cast(? as regclass[]))
               and (c.contype = 'f'
                    or c.contype in ('p', 'u', 'x')
                       and not exists (select from pg_constraint f where f.contype = 'f' and f.conindid = c.conindid))
             order by c.contype <> 'f', c.conrelid::regclass::text, c.conname
            """;

    private static final String INDEXES =
            """
            select format('drop index %s', i.indexrelid::regclass) as off, pg_get_indexdef(i.indexrelid) as back
              from pg_index i
             where i.indrelid = any (cast(? as regclass[]))
               and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
             order by i.indrelid::regclass::text, i.indexrelid::regclass::text
            """;

    private static final String SECURITY =
            """
            select format('alter table %s no force row level security', c.oid::regclass) as off,
                   format('alter table %s force row level security', c.oid::regclass) as back
              from pg_class c where c.oid = any (cast(? as regclass[])) and c.relforcerowsecurity
             order by 1
            """;

    interface Told {
        void tell(int done, int all);
    }

    private record Hold(String off, String back) {}

    private final Connection owner;
    private final String[] tables;
    private final List<Hold> holds = new ArrayList<>();

    LooseTables(Connection owner, String[] tables) {
        this.owner = owner;
        this.tables = tables.clone();
    }

    void loosen() throws SQLException {
        for (var it : List.of(SECURITY, CONSTRAINTS, INDEXES)) {
            holds.addAll(read(it));
        }
        for (var it : holds) {
            execute(it.off());
        }
    }

    /// In the reverse order: indexes, what rests on them, the references between the tables, and
    /// the hold on the owner last, for the checks read as the owner.
    ///
    /// @param done told how many of how many stand again
    void fasten(Told done) throws SQLException {
        execute("set local maintenance_work_mem = '384MB'");
        var count = 0;
        for (var it : holds.reversed()) {
            execute(it.back());
            done.tell(++count, holds.size());
        }
    }

    private List<Hold> read(String query) throws SQLException {
        var found = new ArrayList<Hold>();
        try (var sql = owner.prepareStatement(query)) {
            sql.setArray(1, owner.createArrayOf("text", tables));
            try (var rows = sql.executeQuery()) {
                while (rows.next()) {
                    found.add(new Hold(rows.getString("off"), rows.getString("back")));
                }
            }
        }
        return found;
    }

    private void execute(String statement) throws SQLException {
        try (var sql = owner.createStatement()) {
            sql.execute(statement);
        }
    }
}
