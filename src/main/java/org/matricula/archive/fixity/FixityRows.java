package org.matricula.archive.fixity;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.archive.KeptFiles;
import org.matricula.attachment.FileHealth.Checked;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
@Transactional(propagation = Propagation.MANDATORY)
class FixityRows {

    /// A round that goes on.
    record Open(UUID id, @Nullable UUID lastFile) {}

    private final JdbcClient sql;

    FixityRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// The one under way, locked.
    Optional<Open> open() {
        return sql.sql(
                        "select id, last_file from archive.fixity_round where ended_at is null for update")
                .query(Open.class)
                .optional();
    }

    void begin(Instant at) {
        sql.sql(
                        """
                        insert into archive.fixity_round (begun_at) values (:at)
                        on conflict ((ended_at is null)) where ended_at is null do nothing
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
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
                        insert into archive.damage (scope_pos, person_id, what, subject_id, name, state, found_at)
                        select d.pos, d.person, :what, d.id, d.name, d.state, :at
                          from unnest(cast(:ids as uuid[]), cast(:positions as bigint[]), cast(:persons as uuid[]),
                                      cast(:names as text[]), cast(:states as text[])) as d (id, pos, person, name, state)
                        on conflict (what, subject_id) where mended_at is null do update set state = excluded.state
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

    void counted(
            UUID round, @Nullable UUID lastFile, int files, int volumes, int packets, int damaged) {
        sql.sql(
                        """
                        update archive.fixity_round
                           set last_file = coalesce(:last, last_file), files = files + :files, volumes = volumes + :volumes,
                               packets = packets + :packets,
                               damaged = damaged + :damaged
                         where id = :id
                        """)
                .param("last", lastFile)
                .param("files", files)
                .param("volumes", volumes)
                .param("packets", packets)
                .param("damaged", damaged)
                .param("id", round)
                .update();
    }

    void end(UUID round, Instant at) {
        sql.sql("update archive.fixity_round set ended_at = :at where id = :id")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", round)
                .update();
    }

    /// The next volumes, as things to be checked like files; hashed where they lie.
    List<Checked> volumes(@Nullable UUID after, int most) {
        return sql.sql(
                        """
                        select v.id as file, v.scope_pos, v.person_id as person, 'volume' as kind, v.number as name,
                               case when v.digest = sha256(convert_to(v.facts::text, 'UTF8')) then 'whole' else 'altered' end
                                 as state
                          from archive.volume v
                         where cast(:after as uuid) is null or v.id > :after order by v.id limit :most
                        """)
                .param("after", after)
                .param("most", most)
                .query(Checked.class)
                .list();
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

    List<Round> rounds(int most) {
        return sql.sql(
                        """
                        select (begun_at at time zone 'Asia/Shanghai')::date as begun_on,
                               (ended_at at time zone 'Asia/Shanghai')::date as ended_on, files, volumes, packets, damaged
                          from archive.fixity_round order by id desc limit :most
                        """)
                .param("most", most)
                .query(Round.class)
                .list();
    }

    /// Within reach, those not mended first.
    List<Damage> damages(int most) {
        var scope = Acting.now().scope();
        return sql.sql(
                        """
                        select d.id, d.what, d.subject_id, d.name, p.name as student, d.state,
                               (d.found_at at time zone 'Asia/Shanghai')::date as found_on,
                               (d.mended_at at time zone 'Asia/Shanghai')::date as mended_on
                          from archive.damage d left join registry.person p on p.id = d.person_id
                         where d.scope_pos between :lo and :hi
                         order by d.mended_at is not null, d.id desc limit :most
                        """)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .param("most", most)
                .query(Damage.class)
                .list();
    }
}
