package org.matricula.exchange.roster;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// How long an import's file and old values are kept, by what key the file opens, and as whom the
/// import is gone on with.
@Repository
class KeptImports {

    record Keys(byte @Nullable [] salt, byte @Nullable [] key, @Nullable LocalDate keepUntil) {}

    private final JdbcClient sql;

    KeptImports(JdbcClient sql) {
        this.sql = sql;
    }

    @Transactional
    public void keep(UUID id, ImportFiles.Envelope envelope, LocalDate until, Actor maker) {
        sql.sql(
                        """
                        update exchange.import
                           set file_salt = :salt, file_key = :key, keep_until = :until,
                               made_role = :role, made_unit = :unit, made_from = :origin
                         where id = :id
                        """)
                .param("id", id)
                .param("salt", envelope.salt())
                .param("key", envelope.key())
                .param("until", until)
                .param("role", maker.role())
                .param("unit", maker.unit())
                .param("origin", maker.origin())
                .update();
    }

    @Transactional(readOnly = true)
    public Keys keys(UUID id) {
        return sql.sql(
                        """
                        select file_salt as salt, file_key as key, keep_until
                          from exchange.import where id = :id
                        """)
                .param("id", id)
                .query(Keys.class)
                .single();
    }

    @Transactional(readOnly = true)
    public boolean fileKept(UUID id) {
        return sql.sql("select count(*) from exchange.import where id = :id and not file_gone")
                        .param("id", id)
                        .query(Long.class)
                        .single()
                == 1;
    }

    /// Forgets what is kept beyond its day: the keys of the files, the values of before. What was
    /// previewed and never applied is over with it.
    ///
    /// @return whose files are to be removed
    @Transactional
    public List<UUID> expire(LocalDate today) {
        sql.sql(
                        """
                        delete from exchange.import_before b using exchange.import i
                         where i.id = b.import_id and i.keep_until < :today
                        """)
                .param("today", today)
                .update();
        return sql.sql(
                        """
                        update exchange.import
                           set file_gone = true, file_key = null, file_salt = null, version = version + 1,
                               state = case state when 'previewed' then 'cancelled' else state end
                         where keep_until < :today and not file_gone and state not in ('reading', 'applying')
                        returning id
                        """)
                .param("today", today)
                .query(UUID.class)
                .list();
    }
}
