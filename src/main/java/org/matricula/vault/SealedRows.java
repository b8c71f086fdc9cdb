package org.matricula.vault;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The rows whose values were sealed with an older key, or by another suite.
@Repository
class SealedRows {

    static final int BATCH = 500;

    record Row(UUID key, byte[] value, byte[] salt) {}

    private final JdbcClient sql;

    SealedRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param head what values sealed today begin with
    @Transactional(readOnly = true)
    List<Row> outdated(SealedColumns.Column column, byte[] head, @Nullable UUID after) {
        return sql.sql(
                        """
                        select t.%1$s as key, t.%2$s as value, %3$s as salt
                          from %4$s t
                         where t.%2$s is not null and substring(t.%2$s for 4) <> :head
                           and (:after::uuid is null or t.%1$s > :after::uuid)
                         order by t.%1$s
                         limit %5$d
                        """
                                .formatted(
                                        column.key(),
                                        column.field().column(),
                                        column.salt(),
                                        column.field().table(),
                                        BATCH))
                .param("head", head)
                .param("after", after)
                .query(Row.class)
                .list();
    }

    /// Leaves a row alone that somebody has written since it was read.
    @Transactional
    void replace(SealedColumns.Column column, List<Row> before, List<byte[]> after) {
        var statement =
                sql.sql(
                        """
                        update %1$s t set %2$s = s.after
                          from unnest(:keys::uuid[], :before::bytea[], :after::bytea[])
                               as s (key, before, after)
                         where t.%3$s = s.key and t.%2$s = s.before
                        """
                                .formatted(
                                        column.field().table(),
                                        column.field().column(),
                                        column.key()));
        statement
                .param("keys", before.stream().map(Row::key).toArray(UUID[]::new))
                .param("before", before.stream().map(Row::value).toArray(byte[][]::new))
                .param("after", after.toArray(byte[][]::new))
                .update();
    }
}
