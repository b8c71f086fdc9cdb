package org.matricula.archive.fixity;

import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.matricula.archive.KeptFiles;
import org.matricula.attachment.FileHealth.Checked;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Cursor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What was found damaged, until it is mended or lawfully no longer kept.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class DamageRows {

    private static final String WITHIN_REACH =
            """
            select d.id, d.what, d.subject_id, d.name, p.name as student, d.state,
                   (d.found_at at time zone 'Asia/Shanghai')::date as found_on,
                   (d.mended_at at time zone 'Asia/Shanghai')::date as mended_on, d.ended_as, d.ended_why
              from archive.damage d left join registry.person p on p.id = d.person_id
             where d.scope_pos between :lo and :hi
            """;

    private static final int AT_ONCE = 1_000;

    private final JdbcClient sql;

    DamageRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// What was whole again ends its damage, what is not begins one.
    ///
    /// @return how many are damaged
    int found(String what, List<Checked> checked, Instant at) {
        var time = at.atOffset(ZoneOffset.UTC);
        var whole = checked.stream().filter(it -> it.state().equals("whole")).toList();
        var damaged = checked.stream().filter(it -> !it.state().equals("whole")).toList();
        sql.sql(
                        """
                        update archive.damage set mended_at = :at
                         where what = :what and mended_at is null and subject_id = any (:ids)
                        """)
                .param("at", time)
                .param("what", what)
                .param("ids", whole.stream().map(Checked::file).toArray(UUID[]::new))
                .update();
        sql.sql(
                        """
                        insert into archive.damage (scope_pos, person_id, what, subject_id, name, state, found_at, seen_at)
                        select d.pos, d.person, :what, d.id, d.name, d.state, :at, :at
                          from unnest(cast(:ids as uuid[]), cast(:positions as bigint[]), cast(:persons as uuid[]),
                                      cast(:names as text[]), cast(:states as text[])) as d (id, pos, person, name, state)
                        on conflict (what, subject_id) where mended_at is null do update set state = excluded.state, seen_at = excluded.seen_at
                        """)
                .param("what", what)
                .param("at", time)
                .param("ids", damaged.stream().map(Checked::file).toArray(UUID[]::new))
                .param("positions", damaged.stream().map(Checked::scopePos).toArray(Long[]::new))
                .param("persons", damaged.stream().map(Checked::person).toArray(UUID[]::new))
                .param("names", damaged.stream().map(Checked::name).toArray(String[]::new))
                .param("states", damaged.stream().map(Checked::state).toArray(String[]::new))
                .update();
        return damaged.size();
    }

    /// What is no longer kept is no longer damaged: destroyed by decision, which is named; a
    /// package past its time; or something a module kept and that went with its record.
    ///
    /// @param keptPackets how long a package is kept
    /// @return how many ended
    int endThoseNoLongerKept(UUID round, Duration keptPackets, Instant at) {
        var time = at.atOffset(ZoneOffset.UTC);
        var files =
                sql.sql(
                                """
                                update archive.damage d
                                   set mended_at = :at, ended_as = 'destroyed',
                                       ended_why = coalesce((
                                         select string_agg(distinct l.number, '、') from archive.scan s
                                           join archive.disposal_item i
                                             on i.volume_id = s.volume_id and i.kind = s.kind and i.verdict = 'destroy'
                                           join archive.disposal l on l.id = i.disposal_id and l.state = 'destroyed'
                                            and l.destroyed_at >= f.discarded_at - interval '1 minute'
                                            and l.destroyed_at <= f.discarded_at + interval '1 minute'
                                          where s.file_id = f.id), f.struck_why)
                                  from attachment.file f
                                 where d.what = 'file' and d.mended_at is null and f.id = d.subject_id
                                   and f.discarded_at is not null
                                """)
                        .param("at", time)
                        .update();
        var packets =
                sql.sql(
                                """
                                update archive.damage d
                                   set mended_at = :at,
                                       ended_as = case when p.discarded_at is null then 'expired' else 'destroyed' end,
                                       ended_why = (
                                         select l.number from archive.disposal_item i
                                           join archive.disposal l on l.id = i.disposal_id and l.state = 'destroyed'
                                           join archive.volume v on v.id = i.volume_id
                                           join organisation.unit u on u.id = p.unit_id
                                          where i.verdict = 'destroy' and l.destroyed_at between p.ended_at and p.discarded_at
                                            and (p.volume_id = v.id or p.volume_id is null and v.scope_pos between u.pos and u.pos_end)
                                          order by l.destroyed_at desc limit 1)
                                  from archive.packet p
                                 where d.what = 'packet' and d.mended_at is null and p.id = d.subject_id
                                   and (p.discarded_at is not null or p.ended_at < :kept)
                                """)
                        .param("at", time)
                        .param("kept", at.minus(keptPackets).atOffset(ZoneOffset.UTC))
                        .update();
        // a damaged attachment never goes without a decision; what modules keep themselves may
        var others =
                sql.sql(
                                """
                                update archive.damage d set mended_at = :at, ended_as = 'gone'
                                  from archive.fixity_round r
                                 where r.id = :round and d.what = 'file' and d.mended_at is null
                                   and coalesce(d.seen_at, d.found_at) < r.begun_at
                                   and not exists (select from attachment.file f where f.id = d.subject_id)
                                """)
                        .param("round", round)
                        .param("at", time)
                        .update();
        return files + packets + others;
    }

    /// A school and what was found damaged of it.
    ///
    /// @param name of one of them
    record Harmed(UUID institution, long many, String name) {}

    /// What a round was the first to find damaged, by school.
    List<Harmed> harmed(UUID round) {
        return sql.sql(
                        """
                        select u.id as institution, count(*) as many, min(d.name) as name
                          from archive.damage d
                          join archive.fixity_round r on r.id = :round and d.found_at >= r.begun_at
                          join organisation.unit u on u.id = u.institution_id and d.scope_pos between u.pos and u.pos_end
                         where d.mended_at is null
                         group by u.id order by u.id
                        """)
                .param("round", round)
                .query(Harmed.class)
                .list();
    }

    /// What a round was the first to find damaged of what belongs to no school but holds for all.
    record HarmedForAll(long many, String name) {}

    Optional<HarmedForAll> harmedForAll(UUID round) {
        return sql.sql(
                        """
                        select count(*) as many, min(d.name) as name
                          from archive.damage d
                          join archive.fixity_round r on r.id = :round and d.found_at >= r.begun_at
                         where d.mended_at is null and d.scope_pos = :beyond
                        having count(*) > 0
                        """)
                .param("round", round)
                .param("beyond", KeptFiles.FOR_ALL)
                .query(HarmedForAll.class)
                .optional();
    }

    /// How many within reach are neither mended nor ended.
    long open() {
        var scope = Acting.now().scope();
        return sql.sql(
                        """
                        select count(*) from archive.damage d
                         where d.mended_at is null and d.scope_pos between :lo and :hi
                        """)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .query(Long.class)
                .single();
    }

    /// Within reach, those not mended first, of each the newest first.
    ///
    /// @param after as `cursor` gave it, null to begin
    List<Damage> page(@Nullable String after, int most) {
        var scope = Acting.now().scope();
        @Nullable Boolean mended = null;
        @Nullable UUID last = null;
        if (after != null) {
            var told = Cursor.read(after, 2);
            mended = Boolean.valueOf(told.getFirst());
            last = Cursor.id(told.getLast());
        }
        return sql.sql(
                        WITHIN_REACH
                                + """
                                   and (cast(:last as uuid) is null or (d.mended_at is not null) > cast(:mended as boolean)
                                        or (d.mended_at is not null) = cast(:mended as boolean) and d.id < cast(:last as uuid))
                                 order by d.mended_at is not null, d.id desc limit :most
                                """)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .param("mended", mended, Types.BOOLEAN)
                .param("last", last, Types.OTHER)
                .param("most", most)
                .query(Damage.class)
                .list();
    }

    static String cursor(Damage it) {
        return Cursor.of(it.mendedOn() != null, it.id());
    }

    /// All within reach, in the order of the pages, some at a time.
    void each(Consumer<Damage> taker) {
        @Nullable String after = null;
        List<Damage> some;
        do {
            some = page(after, AT_ONCE);
            some.forEach(taker);
            after = some.isEmpty() ? null : cursor(some.getLast());
        } while (some.size() == AT_ONCE);
    }
}
