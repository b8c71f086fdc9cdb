package org.matricula.registry.founding;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.matricula.database.OwnerTransactions;

/// Millions of rows for a bench, laid like the great register's: without indexes, constraints and
/// the hold on the owner, all of which stand again before anybody sees a row.
public final class LooselyLaid {

    /// What the statement and the references read, held from the owner too.
    private static final String READ =
            """
            select c.oid::regclass::text
              from pg_class c
             where c.relforcerowsecurity and c.oid <> cast(? as regclass)
               and (c.oid in ('registry.student'::regclass, 'coursework.task'::regclass)
                    or c.oid in (select f.confrelid from pg_constraint f
                                  where f.contype = 'f' and f.conrelid = cast(? as regclass)))
            """;

    private LooselyLaid() {}

    /// @param insert with one place for a school
    public static void rows(
            OwnerTransactions owner, String table, String insert, List<UUID> schools)
            throws SQLException {
        owner.call(connection -> {
            var loose = new LooseTables(connection, new String[] {table});
            try (var sql = connection.createStatement();
                    var lay = connection.prepareStatement(insert)) {
                var read = read(connection, table);
                for (var it : read) {
                    sql.execute("alter table " + it + " no force row level security");
                }
                loose.loosen();
                for (var school : schools) {
                    lay.setObject(1, school);
                    lay.executeUpdate();
                }
                loose.fasten((done, all) -> {});
                for (var it : read) {
                    sql.execute("alter table " + it + " force row level security");
                }
            }
            return null;
        });
    }

    private static List<String> read(Connection owner, String table) throws SQLException {
        try (var asked = owner.prepareStatement(READ)) {
            asked.setString(1, table);
            asked.setString(2, table);
            var found = new ArrayList<String>();
            try (var rows = asked.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }
}
