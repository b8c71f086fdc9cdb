package org.matricula.workflow.deputise;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 代理关系. A post's deputy counts only while the holder holds the post.
@Repository
@Transactional(readOnly = true)
public class Deputies {

    /// A post to stand in for, with the interval of positions it reaches.
    public record Place(UUID account, String name, String role, UUID unit, long lo, long hi) {}

    /// @param until first day it no longer is
    public record Entry(
            UUID id,
            UUID account,
            String name,
            String role,
            String unit,
            UUID deputyAccount,
            String deputy,
            LocalDate from,
            LocalDate until,
            String reason) {}

    /// Somebody who could stand in.
    public record Person(UUID account, String name, String role, String unit) {}

    private static final String ENTRIES =
            """
            select d.id, d.account_id as account, a.name, d.role, u.name as unit,
                   d.deputy_id as deputy_account, b.name as deputy,
                   lower(d.during) as "from", upper(d.during) as until, d.reason
              from workflow.deputy d
              join identity.account a on a.id = d.account_id
              join identity.account b on b.id = d.deputy_id
              join organisation.unit u on u.id = d.unit_id
            """;

    private final JdbcClient sql;
    private final Clock clock;

    Deputies(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// In whose places somebody stands today.
    public List<Place> placesOf(UUID deputy) {
        return sql.sql(
                        """
                        select d.account_id as account, a.name, d.role, d.unit_id as unit,
                               u.pos as lo, u.pos_end as hi
                          from workflow.deputy d
                          join identity.account a on a.id = d.account_id
                          join organisation.unit u on u.id = d.unit_id
                         where d.deputy_id = :deputy and d.during @> :today
                           and exists (select from identity.post p
                                        where p.account_id = d.account_id and p.role = d.role
                                          and p.unit_id = d.unit_id and p.during @> :today and p.revoked_at is null)
                         order by a.name, d.id
                        """)
                .param("deputy", deputy)
                .param("today", LocalDate.now(clock))
                .query(Place.class)
                .list();
    }

    List<Entry> involving(UUID account) {
        return sql.sql(
                        ENTRIES
                                + """
                                 where d.account_id = :account or d.deputy_id = :account
                                 order by d.during desc, d.id
                                """)
                .param("account", account)
                .query(Entry.class)
                .list();
    }

    /// Staff with a post at the unit or above or below it, other than the holder.
    List<Person> candidates(UUID holder, UUID unit) {
        return sql.sql(
                        """
                        select distinct on (a.name, a.id) a.id as account, a.name, p.role, u.name as unit
                          from organisation.unit t
                          join organisation.unit i
                            on i.id = coalesce(t.institution_id, t.id)
                          join organisation.unit u on u.pos between i.pos and i.pos_end
                          join identity.post p on p.unit_id = u.id and p.during @> :today and p.revoked_at is null
                           and p.role not in ('student', 'guardian', 'administrator', 'auditor', 'security-officer')
                          join identity.account a on a.id = p.account_id and a.disabled_at is null
                         where t.id = :unit and a.id <> :holder
                         order by a.name, a.id, u.pos
                        """)
                .param("unit", unit)
                .param("holder", holder)
                .param("today", LocalDate.now(clock))
                .query(Person.class)
                .list();
    }

    @Transactional
    UUID add(
            UUID holder,
            String role,
            UUID unit,
            UUID deputy,
            LocalDate from,
            LocalDate lastOn,
            String reason) {
        return sql.sql(
                        """
                        insert into workflow.deputy
                          (account_id, role, unit_id, deputy_id, during, reason, named_by, named_at)
                        values (:holder, :role, :unit, :deputy, daterange(:from, :last, '[]'), :reason,
                                :by, :at)
                        returning id
                        """)
                .param("holder", holder)
                .param("role", role)
                .param("unit", unit)
                .param("deputy", deputy)
                .param("from", from)
                .param("last", lastOn)
                .param("reason", reason)
                .param("by", Acting.now().name())
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    /// Ends it with today; what is still to come never was.
    ///
    /// @return whether there was such a one of this holder
    @Transactional
    boolean end(UUID id, UUID holder) {
        var today = LocalDate.now(clock);
        var gone =
                sql.sql(
                                """
                                delete from workflow.deputy
                                 where id = :id and account_id = :holder and lower(during) >= :today
                                """)
                        .param("id", id)
                        .param("holder", holder)
                        .param("today", today)
                        .update();
        var cut =
                sql.sql(
                                """
                                update workflow.deputy set during = daterange(lower(during), :today)
                                 where id = :id and account_id = :holder and lower(during) < :today
                                """)
                        .param("id", id)
                        .param("holder", holder)
                        .param("today", today)
                        .update();
        return gone + cut == 1;
    }
}
