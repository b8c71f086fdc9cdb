package org.matricula.notice;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The inboxes. The database shows each reader their own alone.
@Repository
@Transactional
class NoticeRows {

    record Row(
            UUID id,
            String key,
            List<String> args,
            String href,
            Instant toldAt,
            @Nullable Instant readAt) {}

    private final JdbcClient sql;

    NoticeRows(JdbcClient sql) {
        this.sql = sql;
    }

    void add(Collection<Notices.Told> them, String key, Instant now) {
        sql.sql(
                        """
                        insert into notice.notice (account_id, key, args, href, told_at)
                        select a.account_id, :key, array[a.word], a.href, :now
                          from unnest(:accounts::uuid[], :hrefs::text[], :words::text[]) as a (account_id, href, word)
                        """)
                .param("accounts", them.stream().map(Notices.Told::account).toArray(UUID[]::new))
                .param("hrefs", them.stream().map(Notices.Told::href).toArray(String[]::new))
                .param("words", them.stream().map(Notices.Told::word).toArray(String[]::new))
                .param("key", key)
                .param("now", Timestamp.from(now))
                .update();
    }

    void add(Collection<UUID> accounts, String key, List<String> args, String href, Instant now) {
        sql.sql(
                        """
                        insert into notice.notice (account_id, key, args, href, told_at)
                        select a, :key, :args, :href, :now from unnest(:accounts::uuid[]) as a
                        """)
                .param("accounts", accounts.toArray(UUID[]::new))
                .param("key", key)
                .param("args", args.toArray(String[]::new))
                .param("href", href)
                .param("now", Timestamp.from(now))
                .update();
    }

    /// The newest first, one row more than asked for.
    List<Row> inbox(@Nullable UUID before, int limit) {
        return sql.sql(
                        """
                        select id, key, args, href, told_at, read_at from notice.notice
                         where cast(:before as uuid) is null or id < cast(:before as uuid)
                         order by id desc limit :limit
                        """)
                .param("before", before)
                .param("limit", limit + 1)
                .query((row, number) ->
                        new Row(
                                row.getObject("id", UUID.class),
                                row.getString("key"),
                                Arrays.asList((String[]) row.getArray("args").getArray()),
                                row.getString("href"),
                                row.getTimestamp("told_at").toInstant(),
                                instant(row.getTimestamp("read_at"))))
                .list();
    }

    private static @Nullable Instant instant(@Nullable Timestamp stamp) {
        return stamp == null ? null : stamp.toInstant();
    }

    long unread() {
        return sql.sql("select count(*) from notice.notice where read_at is null")
                .query(Long.class)
                .single();
    }

    /// @return whether there is such a notice in the reader's inbox
    boolean read(UUID id, Instant now) {
        return sql.sql(
                                """
                                update notice.notice set read_at = coalesce(read_at, :now)
                                 where id = :id
                                """)
                        .param("id", id)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    String href(UUID id) {
        return sql.sql("select href from notice.notice where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    void readAll(Instant now) {
        sql.sql("update notice.notice set read_at = :now where read_at is null")
                .param("now", Timestamp.from(now))
                .update();
    }
}
