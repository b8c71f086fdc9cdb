package org.matricula.vault;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The rows of which a value still stands in clear.
@Repository
class ClearRows {

    static final int BATCH = 2000;

    record Row(UUID key, String value, byte[] salt) {}

    record Sealed(byte @Nullable [] value, byte @Nullable [] digest) {}

    /// @param key of the last row
    record Batch(UUID key, int count) {}

    private final JdbcClient sql;

    ClearRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// Seals some and empties their clear column in the same statement. One node at a time: whoever
    /// waits finds what is left.
    ///
    /// @return null where none is left after the key
    @Transactional
    @Nullable Batch batch(
            OnceClear.Place column, @Nullable UUID after, int most, Function<Row, Sealed> seal) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended('vault.once-clear', 0)) is null")
                .query(Boolean.class)
                .single();
        var found = clear(column, after, most);
        if (found.isEmpty()) {
            return null;
        }
        var sealed = found.parallelStream().map(seal).toList();
        var digest = column.digest();
        sql.sql(
                        """
                        update %1$s t set %2$s = s.value, %3$s = null%4$s
                          from unnest(:keys::uuid[], :values::bytea[], :digests::bytea[]) as s (key, value, digest)
                         where t.id = s.key
                        """
                                .formatted(
                                        column.field().table(),
                                        column.field().column(),
                                        column.clear(),
                                        digest == null
                                                ? ""
                                                : ", " + digest.column() + " = s.digest"))
                .param("keys", found.stream().map(Row::key).toArray(UUID[]::new))
                .param("values", sealed.stream().map(Sealed::value).toArray(byte[][]::new))
                .param("digests", sealed.stream().map(Sealed::digest).toArray(byte[][]::new))
                .update();
        return new Batch(found.getLast().key(), found.size());
    }

    private List<Row> clear(OnceClear.Place column, @Nullable UUID after, int most) {
        return sql.sql(
                        """
                        select t.id as key, t.%1$s as value, %2$s as salt
                          from %3$s t
                         where t.%1$s is not null and (:after::uuid is null or t.id > :after::uuid)
                         order by t.id limit %4$d
                        """
                                .formatted(
                                        column.clear(),
                                        column.salt(),
                                        column.field().table(),
                                        most))
                .param("after", after)
                .query(Row.class)
                .list();
    }
}
