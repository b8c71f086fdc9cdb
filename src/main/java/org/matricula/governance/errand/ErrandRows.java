package org.matricula.governance.errand;

import org.jspecify.annotations.Nullable;
import org.matricula.governance.errand.ErrandView.Errand;
import org.matricula.governance.errand.ErrandView.Mine;
import org.matricula.governance.errand.ErrandView.Share;
import org.matricula.identity.Holder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The errands and everyone's share in them. The database shows each reader what concerns them.
@Repository
@Transactional(readOnly = true)
class ErrandRows {

    private static final String ERRAND =
            """
            select e.id, e.unit_id, u.name as unit_name, e.roles, e.title, e.words, e.href, e.due_on,
                   e.set_by, e.setter, e.set_at, e.cancelled_at, e.cancel_reason,
                   count(s.account_id) as asked, count(s.done_at) as done
              from governance.errand e
              join organisation.unit u on u.id = e.unit_id
              left join governance.errand_share s on s.errand_id = e.id
            """;

    private static final String GROUP = " group by e.id, u.name ";

    private final JdbcClient sql;

    ErrandRows(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Errand> find(UUID id) {
        return sql.sql(ERRAND + "where e.id = :id" + GROUP)
                .param("id", id)
                .query(ErrandRows::row)
                .optional();
    }

    /// Those the reader has set, or sees by their reach, the newest first, one more than asked for.
    List<Errand> set(@Nullable UUID before, int limit) {
        return sql.sql(
                        ERRAND
                                + """
                                where (cast(:before as uuid) is null or e.id < cast(:before as uuid))
                                """
                                + GROUP
                                + "order by e.id desc limit :limit")
                .param("before", before)
                .param("limit", limit + 1)
                .query(ErrandRows::row)
                .list();
    }

    /// One's own, what is still to be done first, by its day.
    List<Mine> mine(UUID account, boolean openOnly, int limit) {
        return sql.sql(
                        """
                        select e.id, e.title, e.href, e.due_on, e.setter, s.done_at
                          from governance.errand_share s join governance.errand e on e.id = s.errand_id
                         where s.account_id = :account and e.cancelled_at is null
                           and (not :openOnly or s.done_at is null)
                         order by (s.done_at is not null), case when s.done_at is null then e.due_on end,
                                  e.id desc
                         limit :limit
                        """)
                .param("account", account)
                .param("openOnly", openOnly)
                .param("limit", limit)
                .query(Mine.class)
                .list();
    }

    /// Who has not done it comes first.
    List<Share> shares(UUID errand, int limit) {
        return sql.sql(
                        """
                        select s.account_id, s.name, s.place, s.done_at, s.note
                          from governance.errand_share s where s.errand_id = :errand
                         order by (s.done_at is not null), s.place, s.name limit :limit
                        """)
                .param("errand", errand)
                .param("limit", limit)
                .query(Share.class)
                .list();
    }

    /// Past their day and not done by everyone, the longest first.
    List<Errand> overdue(LocalDate today, int limit) {
        return sql.sql(
                        ERRAND
                                + """
                                where e.cancelled_at is null and e.due_on < :today
                                """
                                + GROUP
                                + """
                                having count(s.account_id) > count(s.done_at)
                                order by e.due_on, e.id limit :limit
                                """)
                .param("today", today)
                .param("limit", limit)
                .query(ErrandRows::row)
                .list();
    }

    /// Those due on a day.
    List<Errand> due(LocalDate on) {
        return sql.sql(ERRAND + "where e.cancelled_at is null and e.due_on = :on" + GROUP)
                .param("on", on)
                .query(ErrandRows::row)
                .list();
    }

    List<UUID> undone(UUID errand) {
        return sql.sql(
                        """
                        select s.account_id from governance.errand_share s
                         where s.errand_id = :errand and s.done_at is null
                        """)
                .param("errand", errand)
                .query(UUID.class)
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    UUID add(SetErrand.NewErrand errand, @Nullable UUID by, String setter, Instant at) {
        return sql.sql(
                        """
                        insert into governance.errand (unit_id, roles, title, words, href, due_on, set_by, setter, set_at)
                        values (:unit, :roles, :title, :words, :href, :due, cast(:by as uuid), :setter, :at)
                        returning id
                        """)
                .param("unit", errand.unit())
                .param("roles", errand.roles().toArray(String[]::new))
                .param("title", errand.title())
                .param("words", errand.words())
                .param("href", errand.href())
                .param("due", errand.dueOn())
                .param("by", by)
                .param("setter", setter)
                .param("at", Timestamp.from(at))
                .query(UUID.class)
                .single();
    }

    /// One share a person, however many of the posts they hold.
    @Transactional(propagation = Propagation.MANDATORY)
    int share(UUID errand, UUID unit, List<Holder> people) {
        return sql.sql(
                        """
                        insert into governance.errand_share (errand_id, account_id, unit_id, name, place)
                        select :errand, p.account_id, :unit, p.name, u.name
                          from unnest(cast(:accounts as uuid[]), :names, cast(:units as uuid[]))
                               as p (account_id, name, unit_id)
                          left join organisation.unit u on u.id = p.unit_id
                        on conflict do nothing
                        """)
                .param("errand", errand)
                .param("unit", unit)
                .param(
                        "accounts",
                        people.stream().map(it -> it.account().toString()).toArray(String[]::new))
                .param("names", people.stream().map(Holder::name).toArray(String[]::new))
                .param(
                        "units",
                        people.stream()
                                .map(it -> it.unit() == null ? null : it.unit().toString())
                                .toArray(String[]::new))
                .update();
    }

    /// @return whether the person has a share in it
    @Transactional(propagation = Propagation.MANDATORY)
    boolean mark(UUID errand, UUID account, @Nullable Instant doneAt, @Nullable String note) {
        return sql.sql(
                                """
                                update governance.errand_share set done_at = :at, note = :note
                                 where errand_id = :errand and account_id = :account
                                """)
                        .param("at", doneAt == null ? null : Timestamp.from(doneAt))
                        .param("note", note)
                        .param("errand", errand)
                        .param("account", account)
                        .update()
                == 1;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void cancel(UUID errand, Instant at, String reason) {
        sql.sql(
                        """
                        update governance.errand set cancelled_at = :at, cancel_reason = :reason
                         where id = :id
                        """)
                .param("at", Timestamp.from(at))
                .param("reason", reason)
                .param("id", errand)
                .update();
    }

    private static Errand row(ResultSet it, int number) throws SQLException {
        var cancelled = it.getTimestamp("cancelled_at");
        return new Errand(
                it.getObject("id", UUID.class),
                it.getObject("unit_id", UUID.class),
                it.getString("unit_name"),
                Arrays.asList((String[]) it.getArray("roles").getArray()),
                it.getString("title"),
                it.getString("words"),
                it.getString("href"),
                it.getObject("due_on", LocalDate.class),
                it.getObject("set_by", UUID.class),
                it.getString("setter"),
                it.getTimestamp("set_at").toInstant(),
                cancelled == null ? null : cancelled.toInstant(),
                it.getString("cancel_reason"),
                it.getLong("asked"),
                it.getLong("done"));
    }
}
