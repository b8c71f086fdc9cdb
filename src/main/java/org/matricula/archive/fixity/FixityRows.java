package org.matricula.archive.fixity;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.attachment.FileHealth.Checked;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
@Transactional(propagation = Propagation.MANDATORY)
class FixityRows {

    /// A round that goes on.
    ///
    /// @param stage what it is looking through, null at the beginning
    /// @param lastFile the last of the stage it looked into, null at its beginning
    record Open(UUID id, @Nullable String stage, @Nullable UUID lastFile) {}

    private final JdbcClient sql;

    FixityRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// The one under way, locked.
    Optional<Open> open() {
        return sql.sql(
                        "select id, stage, last_file from archive.fixity_round where ended_at is null for update")
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

    /// From here the round goes on, also after it was stopped.
    ///
    /// @param last null where nothing of the stage was looked into yet
    void at(UUID round, String stage, @Nullable UUID last) {
        sql.sql("update archive.fixity_round set stage = :stage, last_file = :last where id = :id")
                .param("stage", stage)
                .param("last", last, Types.OTHER)
                .param("id", round)
                .update();
    }

    /// @param what `file`, `volume` or `packet`
    void counted(UUID round, String what, int many, int damaged) {
        sql.sql(
                        """
                        update archive.fixity_round
                           set files = files + case when :what = 'file' then :many else 0 end,
                               volumes = volumes + case when :what = 'volume' then :many else 0 end,
                               packets = packets + case when :what = 'packet' then :many else 0 end,
                               damaged = damaged + :damaged
                         where id = :id
                        """)
                .param("what", what)
                .param("many", many)
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
}
