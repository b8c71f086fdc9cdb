package org.matricula.audit;

import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Cursor;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Checkpoints as they are shown, newest first.
@Repository
@Transactional(readOnly = true)
class Checkpointed {

    private final JdbcClient sql;

    Checkpointed(JdbcClient sql) {
        this.sql = sql;
    }

    Slice<Chain.Checkpoint> newest(int limit, @Nullable String cursor) {
        var rows =
                sql.sql(
                                """
                                select c.seq, c.size, c.at, c.note from audit.checkpoint c
                                 where c.seq < :before order by c.seq desc limit :limit
                                """)
                        .param("before", cursor == null ? Long.MAX_VALUE : number(cursor))
                        .param("limit", limit + 1)
                        .query(Chain.Checkpoint.class)
                        .list();
        return Slice.of(rows, limit, it -> Cursor.of(it.seq()));
    }

    private static long number(String cursor) {
        try {
            return Long.parseLong(Cursor.read(cursor, 1).getFirst());
        } catch (NumberFormatException notOurs) {
            throw new Refused(Refusal.input("cursor", "cursor"));
        }
    }
}
