package org.matricula.archive.shelf;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
@Transactional(propagation = Propagation.MANDATORY)
class StocktakeRows {

    private static final String SELECT =
            """
            select s.id, s.place_id, p.name as place, p.code as place_code, s.number, s.opener,
                   (s.opened_at at time zone 'Asia/Shanghai')::date as opened_on, s.closer,
                   (s.closed_at at time zone 'Asia/Shanghai')::date as closed_on, s.expected, s.found,
                   (select count(*)::int from archive.stocktake_scan c where c.stocktake_id = s.id) as scanned
              from archive.stocktake s join archive.place p on p.id = s.place_id
             where s.scope_pos between :lo and :hi
            """;

    /// What is registered in the place, and what was scanned, against each other.
    private static final String DIFFERENCES =
            """
            with t as (select * from archive.stocktake where id = :id),
            due as (
              select v.id, v.number, v.box_id, archive.is_out(v.id) as out
                from t join archive.place p on p.institution_id = t.institution_id
                left join archive.place o on o.id = p.parent_id
                join archive.volume v on v.box_id = p.id
               where t.place_id in (p.id, p.parent_id, o.parent_id)),
            seen as (
              select c.code, c.box_id, v.id, v.box_id as home, archive.is_out(v.id) as out
                from t join archive.stocktake_scan c on c.stocktake_id = t.id
                left join archive.volume v on v.institution_id = t.institution_id and v.number = c.code)
            select d.number as code, d.id as volume_id, 'missing' as finding, d.box_id as belongs, cast(null as uuid) as lies
              from due d where not d.out and not exists (select from seen s where s.id = d.id)
            union all
            select s.code, s.id,
                   case when s.id is null then 'unknown' when s.out then 'present-while-out' else 'misplaced' end,
                   s.home, s.box_id
              from seen s
             where s.id is null or s.out or not exists (select from due d where d.id = s.id)
                or (s.box_id is not null and s.box_id <> s.home)
            """;

    private final JdbcClient sql;

    StocktakeRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// @return empty where one of the place is open
    Optional<UUID> open(UUID place, String number, Instant at) {
        return sql.sql(
                        """
                        insert into archive.stocktake (institution_id, scope_pos, place_id, number, opener, opened_at)
                        select p.institution_id, p.scope_pos, p.id, :number, :by, :at from archive.place p where p.id = :place
                        on conflict (place_id) where closed_at is null do nothing returning id
                        """)
                .param("number", number)
                .param("by", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("place", place)
                .query(UUID.class)
                .optional();
    }

    void lock(UUID id) {
        sql.sql("select id from archive.stocktake where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    /// @throws Absent if it is not within reach
    Stocktake get(UUID id) {
        return asked(SELECT + " and s.id = :id")
                .param("id", id)
                .query(Stocktake.class)
                .optional()
                .orElseThrow(() -> new Absent("stocktake"));
    }

    /// The newest first.
    List<Stocktake> of(UUID place, int most) {
        return asked(SELECT + " and s.place_id = :place order by s.id desc limit :most")
                .param("place", place)
                .param("most", most)
                .query(Stocktake.class)
                .list();
    }

    /// A code read twice is read once; where it was read last counts.
    void scanned(UUID id, List<String> codes, List<@Nullable UUID> boxes, Instant at) {
        sql.sql(
                        """
                        insert into archive.stocktake_scan (stocktake_id, code, scope_pos, box_id, scanner, scanned_at)
                        select s.id, c.code, s.scope_pos, c.box, :by, :at
                          from archive.stocktake s, unnest(cast(:codes as text[]), cast(:boxes as uuid[])) c (code, box)
                         where s.id = :id
                        on conflict (stocktake_id, code)
                        do update set box_id = excluded.box_id, scanner = excluded.scanner, scanned_at = excluded.scanned_at
                        """)
                .param("by", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("codes", codes.toArray(String[]::new))
                .param("boxes", boxes.toArray(UUID[]::new))
                .param("id", id)
                .update();
    }

    /// Of an open one as it would be now, of a closed one as it was.
    List<StocktakeLine> lines(Stocktake it) {
        var source =
                it.closedOn() == null
                        ? "select d.code, d.volume_id, d.finding, b.code as belongs, l.code as lies from ("
                                + DIFFERENCES
                                + ") d left join archive.place b on b.id = d.belongs left join archive.place l on l.id = d.lies"
                        : "select code, volume_id, finding, belongs, lies from archive.stocktake_line where stocktake_id = :id";
        return sql.sql(
                        "select x.code, v.facts ->> 'name' as name, x.finding, x.belongs, x.lies from ("
                                + source
                                + ") x left join archive.volume v on v.id = x.volume_id order by x.finding, x.belongs, x.code")
                .param("id", it.id())
                .query(StocktakeLine.class)
                .list();
    }

    void close(UUID id, Instant at) {
        sql.sql(
                        "insert into archive.stocktake_line (stocktake_id, code, scope_pos, volume_id, finding, belongs, lies)"
                                + " select s.id, d.code, s.scope_pos, d.volume_id, d.finding, b.code, l.code from archive.stocktake s, ("
                                + DIFFERENCES
                                + ") d left join archive.place b on b.id = d.belongs left join archive.place l on l.id = d.lies where s.id = :id")
                .param("id", id)
                .update();
        sql.sql(
                        """
                        update archive.stocktake s
                           set closer = :by, closed_at = :at, expected = n.due,
                               found = n.due - (select count(*) from archive.stocktake_line l
                                                 where l.stocktake_id = s.id and l.finding = 'missing')
                          from (select count(*)::int as due from archive.stocktake t
                                  join archive.place p on p.institution_id = t.institution_id
                                  left join archive.place o on o.id = p.parent_id
                                  join archive.volume v on v.box_id = p.id and not archive.is_out(v.id)
                                 where t.id = :id and t.place_id in (p.id, p.parent_id, o.parent_id)) n
                         where s.id = :id
                        """)
                .param("by", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    private JdbcClient.StatementSpec asked(String question) {
        var scope = Acting.now().scope();
        return sql.sql(question).param("lo", scope.lo()).param("hi", scope.hi());
    }
}
