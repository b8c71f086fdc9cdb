package org.matricula.archive.disposal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Unit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
@Transactional(propagation = Propagation.MANDATORY)
class DisposalRows {

    private static final String SELECT =
            """
            select d.id, d.institution_id, u.name as institution, d.scope_pos, d.number, d.as_of, d.state,
                   i.items, i.destroy, i.pages, d.drafter_id, d.drafter,
                   (d.drafted_at at time zone 'Asia/Shanghai')::date as drafted_on,
                   d.first_id, d.first_member, d.first_role, d.first_opinion,
                   (d.first_at at time zone 'Asia/Shanghai')::date as first_on, d.second_id, d.second_member, d.second_opinion,
                   (d.second_at at time zone 'Asia/Shanghai')::date as second_on, d.method, d.watcher_id, d.watcher,
                   (d.watched_at at time zone 'Asia/Shanghai')::date as watched_on, d.witness,
                   (d.destroyed_at at time zone 'Asia/Shanghai')::date as destroyed_on, encode(d.digest, 'hex') as sha256,
                   d.ender, d.end_reason
              from archive.disposal d join organisation.unit u on u.id = d.institution_id
              cross join lateral (
                select count(*)::int as items, (count(*) filter (where t.verdict = 'destroy'))::int as destroy,
                       coalesce(sum(t.pages) filter (where t.verdict = 'destroy'), 0)::int as pages
                  from archive.disposal_item t where t.disposal_id = d.id) i
             where d.scope_pos between :lo and :hi
            """;

    private final JdbcClient sql;

    DisposalRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// @return empty where one is open
    Optional<UUID> add(Unit school, String number, LocalDate asOf, Instant at) {
        return sql.sql(
                        """
                        insert into archive.disposal (institution_id, scope_pos, number, as_of, drafter_id, drafter, drafted_at)
                        values (:institution, :pos, :number, :on, cast(:by as uuid), :name, :at)
                        on conflict (institution_id) where state in ('drawn-up', 'approved') do nothing returning id
                        """)
                .param("institution", school.id())
                .param("pos", school.pos())
                .param("number", number)
                .param("on", asOf)
                .param("by", Acting.now().account())
                .param("name", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional();
    }

    /// Everything of the school's volumes that has run out on the day, but what is held, destroyed,
    /// has left the archive or was kept on by an earlier committee.
    int collect(UUID disposal) {
        return sql.sql(
                        """
                        insert into archive.disposal_item (disposal_id, volume_id, kind, scope_pos, person_id, volume, student, pages,
                               scans, years, ended_on)
                        select d.id, v.id, c.kind, v.scope_pos, v.person_id, v.number, v.facts ->> 'name', c.pages,
                               coalesce(s.scans, 0), p.years,
                               greatest(make_date(extract(year from v.filed_on)::int + p.years, 12, 31), c.kept_until)
                          from archive.disposal d
                          join archive.volume v on v.institution_id = d.institution_id
                          join archive.content c on c.volume_id = v.id
                          cross join lateral (
                            select k.years from archive.keeping_period k
                             where k.kind = c.kind and (k.institution_id is null or k.institution_id = d.institution_id)
                             order by k.institution_id nulls last limit 1) p
                          left join lateral (
                            select count(*)::int as scans from archive.scan n join attachment.file f on f.id = n.file_id
                             where n.volume_id = v.id and n.kind = c.kind and f.discarded_at is null) s on true
                         where d.id = :id and c.state in ('paper', 'electronic', 'both') and p.years is not null
                           and (c.pages is not null or s.scans > 0)
                           and make_date(extract(year from v.filed_on)::int + p.years, 12, 31) < d.as_of
                           and (c.kept_until is null or c.kept_until < d.as_of)
                           and not exists (select from archive.hold h where h.volume_id = v.id and h.lifted_at is null)
                           and not archive.is_away(v.id)
                        """)
                .param("id", disposal)
                .update();
    }

    List<Disposal> page(@Nullable UUID before, int most) {
        return asked(
                        SELECT
                                + " and (cast(:before as uuid) is null or d.id < :before) order by d.id desc limit :most")
                .param("before", before)
                .param("most", most)
                .query(Disposal.class)
                .list();
    }

    /// @throws Absent if it is not within reach
    Disposal get(UUID id) {
        return asked(SELECT + " and d.id = :id")
                .param("id", id)
                .query(Disposal.class)
                .optional()
                .orElseThrow(() -> new Absent("disposal"));
    }

    /// Locks the row; read it afterwards.
    void lock(UUID id) {
        sql.sql("select id from archive.disposal where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    /// By volume and kind.
    List<DisposalItem> items(UUID id) {
        return sql.sql(
                        """
                        select volume_id, kind, volume, student, pages, scans, years, ended_on, verdict, why,
                               keep_years, destroyed::text as destroyed
                          from archive.disposal_item where disposal_id = :id order by volume, kind
                        """)
                .param("id", id)
                .query(DisposalItem.class)
                .list();
    }

    int keep(UUID id, List<KeptItem> kept, String why) {
        return sql.sql(
                        """
                        update archive.disposal_item i set verdict = 'keep', why = :why, keep_years = n.years
                          from unnest(cast(:keys as text[]), cast(:years as smallint[])) n (key, years)
                         where i.disposal_id = :id and i.verdict = 'destroy' and i.volume_id || ':' || i.kind = n.key
                        """)
                .param("why", why)
                .param("id", id)
                .param("keys", kept.stream().map(KeptItem::item).toArray(String[]::new))
                .param("years", kept.stream().map(KeptItem::years).toArray(Integer[]::new))
                .update();
    }

    void first(UUID id, String opinion, Instant at) {
        sign(
                        id,
                        "first_id = cast(:by as uuid), first_member = :name, first_role = :role, first_opinion = :words, first_at = :at",
                        at)
                .param("role", Acting.now().role())
                .param("words", opinion)
                .update();
    }

    void second(UUID id, String opinion, Instant at) {
        sign(
                        id,
                        "second_id = cast(:by as uuid), second_member = :name, second_opinion = :words, second_at = :at, state = 'approved'",
                        at)
                .param("words", opinion)
                .update();
    }

    void refused(UUID id, boolean first, String opinion, Instant at) {
        var who = first ? "first" : "second";
        sign(
                        id,
                        "%1$s_id = cast(:by as uuid), %1$s_member = :name, %1$s_opinion = :words, %1$s_at = :at, state = 'refused'"
                                .formatted(who),
                        at)
                .param("words", opinion)
                .update();
    }

    void abandoned(UUID id, String why) {
        sql.sql(
                        "update archive.disposal set state = 'refused', ender = :name, end_reason = :why where id = :id")
                .param("name", Acting.now().name())
                .param("why", why)
                .param("id", id)
                .update();
    }

    void watched(UUID id, String method, Instant at) {
        sign(
                        id,
                        "watcher_id = cast(:by as uuid), watcher = :name, watched_at = :at, method = :method",
                        at)
                .param("method", method)
                .update();
    }

    void destroyed(UUID id, byte[] digest, Instant at) {
        sign(
                        id,
                        "witness_id = cast(:by as uuid), witness = :name, destroyed_at = :at, digest = :digest, state = 'destroyed'",
                        at)
                .param("digest", digest)
                .update();
    }

    /// What the committee kept stays its years from the day on, or for ever.
    void extended(UUID id, LocalDate from) {
        sql.sql(
                        """
                        update archive.content c
                           set kept_until = coalesce((cast(:from as date) + make_interval(years => i.keep_years))::date, 'infinity')
                          from archive.disposal_item i
                         where i.disposal_id = :id and i.verdict = 'keep' and c.volume_id = i.volume_id and c.kind = i.kind
                        """)
                .param("from", from)
                .param("id", id)
                .update();
    }

    private JdbcClient.StatementSpec sign(UUID id, String what, Instant at) {
        return sql.sql("update archive.disposal set " + what + " where id = :id")
                .param("id", id)
                .param("by", Acting.now().account())
                .param("name", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC));
    }

    private JdbcClient.StatementSpec asked(String select) {
        var scope = Acting.now().scope();
        return sql.sql(select).param("lo", scope.lo()).param("hi", scope.hi());
    }
}
