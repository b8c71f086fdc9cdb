package org.matricula.exchange.webhook;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.matricula.kernel.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The outbox: what waits to be told, and what could not be.
@Repository
@Transactional
class DeliveryRows {

    /// One delivery tells of no more events than this.
    static final int MOST = 100;

    record Row(
            UUID id,
            UUID hook,
            UUID unit,
            String address,
            boolean inside,
            byte[] secret,
            String kind,
            List<UUID> events,
            List<UUID> subjects,
            Instant occurredAt,
            int tries) {}

    private static final String OPEN =
            """
            join organisation.unit u on k.scope_pos between u.pos and u.pos_end
              join exchange.hook h on h.unit_id = u.id and h.confirmed_at is not null and h.ended_at is null
            """;

    private final JdbcClient sql;

    DeliveryRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// In the transaction of the events: they are told if they happened, and only then.
    @Transactional(propagation = Propagation.MANDATORY)
    void standings(UUID batch, Instant now) {
        sql.sql(
                        """
                        insert into exchange.delivery (hook_id, kind, events, subjects, occurred_at, due_at)
                        select s.hook, 'standing', array_agg(s.id order by s.seq), array_agg(s.enrolment_id order by s.seq), :now, :now
                          from (select h.id as hook, k.id, k.enrolment_id, k.seq,
                                       (row_number() over (partition by h.id order by k.seq) - 1) / :most as page
                                  from registry.status_event k ${open}
                                 where k.batch = :batch and 'standing' = any (h.kinds)) s
                         group by s.hook, s.page
                        """
                                .replace("${open}", OPEN))
                .param("batch", batch)
                .param("most", MOST)
                .param("now", Timestamp.from(now))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void details(Collection<UUID> enrolments, Instant now) {
        sql.sql(
                        """
                        insert into exchange.delivery (hook_id, kind, events, subjects, occurred_at, due_at)
                        select s.hook, 'details', '{}', array_agg(s.id order by s.id), :now, :now
                          from (select h.id as hook, k.id,
                                       (row_number() over (partition by h.id order by k.id) - 1) / :most as page
                                  from registry.enrolment k ${open}
                                 where k.id = any (:enrolments) and 'details' = any (h.kinds)) s
                         group by s.hook, s.page
                        """
                                .replace("${open}", OPEN))
                .param("enrolments", enrolments.toArray(UUID[]::new))
                .param("most", MOST)
                .param("now", Timestamp.from(now))
                .update();
    }

    /// Takes what is due and puts it off for a while, so that no other server sends it too; if this
    /// one dies it comes up again.
    List<Row> take(Instant now, Instant until, int limit) {
        return sql.sql(
                        """
                        update exchange.delivery d set due_at = :until, tries = d.tries + 1
                          from exchange.hook h
                         where h.id = d.hook_id and h.ended_at is null
                           and d.id in (select id from exchange.delivery
                                         where due_at <= :now and state = 'waiting'
                                         order by due_at limit :limit for update skip locked)
                        returning d.id, d.hook_id, h.unit_id, h.address, h.inside, h.secret, d.kind, d.events, d.subjects,
                                  d.occurred_at, d.tries
                        """)
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(until))
                .param("limit", limit)
                .query((row, number) ->
                        new Row(
                                row.getObject("id", UUID.class),
                                row.getObject("hook_id", UUID.class),
                                row.getObject("unit_id", UUID.class),
                                row.getString("address"),
                                row.getBoolean("inside"),
                                row.getBytes("secret"),
                                row.getString("kind"),
                                Arrays.asList((UUID[]) row.getArray("events").getArray()),
                                Arrays.asList((UUID[]) row.getArray("subjects").getArray()),
                                row.getTimestamp("occurred_at").toInstant(),
                                row.getInt("tries")))
                .list();
    }

    void sent(UUID id, String answer, Instant now) {
        ended(id, "sent", answer, now);
    }

    void dead(UUID id, String answer, Instant now) {
        ended(id, "dead", answer, now);
    }

    private void ended(UUID id, String state, String answer, Instant now) {
        sql.sql(
                        """
                        update exchange.delivery set state = :state, answer = :answer, ended_at = :now
                         where id = :id and state = 'waiting'
                        """)
                .param("id", id)
                .param("state", state)
                .param("answer", answer)
                .param("now", Timestamp.from(now))
                .update();
    }

    void again(UUID id, String answer, Instant at) {
        sql.sql("update exchange.delivery set due_at = :at, answer = :answer where id = :id")
                .param("id", id)
                .param("answer", answer)
                .param("at", Timestamp.from(at))
                .update();
    }

    void forgetSentBefore(Instant day) {
        sql.sql("delete from exchange.delivery where state = 'sent' and ended_at < :day")
                .param("day", Timestamp.from(day))
                .update();
    }

    @Transactional(readOnly = true)
    List<DeadLetter> dead(Scope scope, int most) {
        return sql.sql(
                        """
                        select d.id, h.name, d.kind, cardinality(d.subjects) as events, d.tries, d.occurred_at, d.answer
                          from exchange.delivery d
                          join exchange.hook h on h.id = d.hook_id
                          join organisation.unit u on u.id = h.unit_id
                         where d.state = 'dead' and u.pos between :lo and :hi
                         order by d.id desc limit :most
                        """)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .param("most", most)
                .query(DeadLetter.class)
                .list();
    }

    /// @param delivery null for all that are dead
    /// @return how many are tried again
    int revive(UUID hook, @org.jspecify.annotations.Nullable UUID delivery, Instant now) {
        return sql.sql(
                        """
                        update exchange.delivery set state = 'waiting', tries = 0, due_at = :now, ended_at = null
                         where hook_id = :hook and state = 'dead'
                           and (cast(:id as uuid) is null or id = cast(:id as uuid))
                        """)
                .param("hook", hook)
                .param("id", delivery)
                .param("now", Timestamp.from(now))
                .update();
    }

    @Transactional(readOnly = true)
    java.util.Optional<UUID> hookOf(UUID delivery) {
        return sql.sql("select hook_id from exchange.delivery where id = :id")
                .param("id", delivery)
                .query(UUID.class)
                .optional();
    }
}
