package org.matricula.notice;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Mails that wait to be sent; none to whoever has taken their topic off.
@Repository
@Transactional
class MailRows {

    record Row(UUID id, UUID account, String key, List<String> args, String href, int tries) {}

    private final JdbcClient sql;

    MailRows(JdbcClient sql) {
        this.sql = sql;
    }

    void add(Collection<Notices.Told> them, String key, Instant due) {
        sql.sql(
                        """
                        insert into notice.mail (account_id, key, args, href, due_at)
                        select a.account_id, :key, array[a.word], a.href, :now
                          from unnest(:accounts::uuid[], :hrefs::text[], :words::text[]) as a (account_id, href, word)
                         where not exists (select from notice.unmailed u
                                            where u.account_id = a.account_id and u.topic = :topic)
                        """)
                .param("topic", MailTopic.of(key).code())
                .param("accounts", them.stream().map(Notices.Told::account).toArray(UUID[]::new))
                .param("hrefs", them.stream().map(Notices.Told::href).toArray(String[]::new))
                .param("words", them.stream().map(Notices.Told::word).toArray(String[]::new))
                .param("key", key)
                .param("now", Timestamp.from(due))
                .update();
    }

    void add(Collection<UUID> accounts, String key, List<String> args, String href, Instant due) {
        sql.sql(
                        """
                        insert into notice.mail (account_id, key, args, href, due_at)
                        select a, :key, :args, :href, :now from unnest(:accounts::uuid[]) as a
                         where not exists (select from notice.unmailed u where u.account_id = a and u.topic = :topic)
                        """)
                .param("topic", MailTopic.of(key).code())
                .param("accounts", accounts.toArray(UUID[]::new))
                .param("key", key)
                .param("args", args.toArray(String[]::new))
                .param("href", href)
                .param("now", Timestamp.from(due))
                .update();
    }

    /// Takes mails that are due and puts them off for a while, so that no other node sends them
    /// too; if this one dies they come up again.
    List<Row> take(Instant now, Instant until, int limit) {
        return sql.sql(
                        """
                        update notice.mail m set due_at = :until, tries = m.tries + 1
                         where m.id in (select id from notice.mail
                                         where due_at <= :now and given_up_at is null
                                         order by due_at limit :limit for update skip locked)
                        returning m.id, m.account_id as account, m.key, m.args, m.href, m.tries
                        """)
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(until))
                .param("limit", limit)
                .query((row, number) ->
                        new Row(
                                row.getObject("id", UUID.class),
                                row.getObject("account", UUID.class),
                                row.getString("key"),
                                Arrays.asList((String[]) row.getArray("args").getArray()),
                                row.getString("href"),
                                row.getInt("tries")))
                .list();
    }

    void sent(UUID id) {
        sql.sql("delete from notice.mail where id = :id").param("id", id).update();
    }

    void again(UUID id, Instant at) {
        sql.sql("update notice.mail set due_at = :at where id = :id")
                .param("id", id)
                .param("at", Timestamp.from(at))
                .update();
    }

    void giveUp(UUID id, Instant at) {
        sql.sql("update notice.mail set given_up_at = :at where id = :id")
                .param("id", id)
                .param("at", Timestamp.from(at))
                .update();
    }
}
