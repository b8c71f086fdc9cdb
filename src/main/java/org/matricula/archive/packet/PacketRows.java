package org.matricula.archive.packet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
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
class PacketRows {

    /// What a package is asked of: a class, or one volume of it.
    record Target(
            UUID institutionId, UUID unitId, long pos, @Nullable UUID volumeId, String name) {}

    /// One that waits to be made.
    record Waiting(
            UUID id,
            UUID institutionId,
            String institution,
            String code,
            long lo,
            long hi,
            UUID unitId,
            @Nullable UUID volumeId,
            String number,
            String name,
            String reason,
            String asker) {}

    /// A volume as it goes into a package.
    ///
    /// @param facts byte for byte what its digest is of
    /// @param description what else is known of it, as JSON
    record Kept(
            UUID id,
            UUID enrolmentId,
            UUID personId,
            String number,
            String facts,
            String digest,
            String description,
            Instant filedAt,
            String filer) {}

    private static final String SELECT =
            """
            select p.id, p.number, p.name, u.name as unit, p.reason, p.asker,
                   (p.asked_at at time zone 'Asia/Shanghai')::date as asked_on,
                   case when p.discarded_at is not null then 'destroyed'
                        when p.state = 'made' and p.ended_at < :kept then 'expired' else p.state end as state,
                   (p.ended_at at time zone 'Asia/Shanghai')::date as ended_on, p.volumes, p.files, p.size,
                   encode(p.digest, 'hex') as sha256, p.missing
              from archive.packet p join organisation.unit u on u.id = p.unit_id
             where p.scope_pos between :lo and :hi
            """;

    /// A package is a copy to be handed on, not a second archive.
    static final Duration KEPT = Duration.ofDays(90);

    private final JdbcClient sql;
    private final Clock clock;

    PacketRows(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// By the volume's number, or the student's: each school numbers its own, so whoever reaches
    /// several schools may mean one of two.
    List<Target> volume(String number) {
        var scope = Acting.now().scope();
        return sql.sql(
                        """
                        select v.institution_id, v.unit_id, v.scope_pos as pos, v.id as volume_id,
                               v.number || ' ' || (v.facts ->> 'name') as name
                          from archive.volume v
                         where (v.number = :number or v.facts ->> 'studentNumber' = :number)
                           and v.scope_pos between :lo and :hi order by v.number limit 2
                        """)
                .param("number", number)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .query(Target.class)
                .list();
    }

    boolean anyFiled(UUID unit) {
        return sql.sql("select exists (select from archive.volume where unit_id = :unit)")
                .param("unit", unit)
                .query(Boolean.class)
                .single();
    }

    UUID ask(Target of, String number, String reason, Instant at) {
        return sql.sql(
                        """
                        insert into archive.packet (institution_id, scope_pos, unit_id, volume_id, number, name, reason,
                               asker_id, asker, asked_at)
                        values (:institution, :pos, :unit, cast(:volume as uuid), :number, :name, :reason,
                               cast(:by as uuid), :asker, :at) returning id
                        """)
                .param("institution", of.institutionId())
                .param("pos", of.pos())
                .param("unit", of.unitId())
                .param("volume", of.volumeId())
                .param("number", number)
                .param("name", of.name())
                .param("reason", reason)
                .param("by", Acting.now().account())
                .param("asker", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    /// The newest first.
    List<Packet> page(@Nullable UUID before, int most) {
        var scope = Acting.now().scope();
        return sql.sql(
                        SELECT
                                + " and (cast(:before as uuid) is null or p.id < :before) order by p.id desc limit :most")
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .param("before", before)
                .param("kept", since())
                .param("most", most)
                .query(PacketRows::packet)
                .list();
    }

    /// @throws Absent if it is not within reach
    Packet get(UUID id) {
        var scope = Acting.now().scope();
        return sql.sql(SELECT + " and p.id = :id")
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .param("id", id)
                .param("kept", since())
                .query(PacketRows::packet)
                .optional()
                .orElseThrow(() -> new Absent("packet"));
    }

    /// Of these, the ones whose file may still be there: being made, or not yet too old.
    List<UUID> kept(List<UUID> some) {
        return sql.sql(
                        """
                        select id from archive.packet
                         where id = any (:ids) and (state = 'waiting' or state = 'made' and ended_at >= :kept and discarded_at is null)
                        """)
                .param("ids", some.toArray(UUID[]::new))
                .param("kept", since())
                .query(UUID.class)
                .list();
    }

    private OffsetDateTime since() {
        return clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC);
    }

    /// @return empty where it is made, or failed
    Optional<Waiting> waiting(UUID id) {
        return sql.sql(
                        """
                        select p.id, p.institution_id, i.name as institution, i.code, i.pos as lo, i.pos_end as hi, p.unit_id,
                               p.volume_id, p.number, p.name, p.reason, p.asker
                          from archive.packet p join organisation.unit i on i.id = p.institution_id
                         where p.id = :id and p.state = 'waiting' for update of p
                        """)
                .param("id", id)
                .query(Waiting.class)
                .optional();
    }

    /// Of a class, or the one, by number.
    List<UUID> volumes(Waiting it) {
        return sql.sql(
                        """
                        select v.id from archive.volume v
                         where v.unit_id = :unit and (cast(:volume as uuid) is null or v.id = :volume) order by v.number
                        """)
                .param("unit", it.unitId())
                .param("volume", it.volumeId())
                .query(UUID.class)
                .list();
    }

    Kept volume(UUID id) {
        return sql.sql(
                        """
                        select v.id, v.enrolment_id, v.person_id, v.number, v.facts::text as facts,
                               encode(v.digest, 'hex') as digest, v.filed_at, v.filer,
                               jsonb_pretty(jsonb_build_object('number', v.number, 'class', u.name, 'place', v.place,
                                 'filedOn', v.filed_on, 'filer', v.filer, 'factsSha256', encode(v.digest, 'hex'),
                                 'contents', (select coalesce(jsonb_agg(jsonb_build_object('kind', c.kind, 'state', c.state,
                                    'items', c.items, 'pages', c.pages, 'why', c.why) order by c.kind), '[]')
                                     from archive.content c where c.volume_id = v.id))) as description
                          from archive.volume v join organisation.unit u on u.id = v.unit_id where v.id = :id
                        """)
                .param("id", id)
                .query((row, n) ->
                        new Kept(
                                row.getObject("id", UUID.class),
                                row.getObject("enrolment_id", UUID.class),
                                row.getObject("person_id", UUID.class),
                                row.getString("number"),
                                row.getString("facts"),
                                row.getString("digest"),
                                row.getString("description"),
                                row.getTimestamp("filed_at").toInstant(),
                                row.getString("filer")))
                .single();
    }

    void made(UUID id, Bag.Closed bag, int volumes, List<String> missing, Instant at) {
        sql.sql(
                        """
                        update archive.packet
                           set state = 'made', ended_at = :at, volumes = :volumes, files = :files, size = :size,
                               digest = :digest, missing = :missing
                         where id = :id
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("volumes", volumes)
                .param("files", bag.files())
                .param("size", bag.size())
                .param("digest", HexFormat.of().parseHex(bag.sha256()))
                .param("missing", missing.toArray(String[]::new))
                .param("id", id)
                .update();
    }

    void failed(UUID id, Instant at) {
        sql.sql(
                        "update archive.packet set state = 'failed', ended_at = :at where id = :id and state = 'waiting'")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    private static Packet packet(ResultSet row, int n) throws SQLException {
        return new Packet(
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getString("name"),
                row.getString("unit"),
                row.getString("reason"),
                row.getString("asker"),
                row.getObject("asked_on", LocalDate.class),
                row.getString("state"),
                row.getObject("ended_on", LocalDate.class),
                row.getObject("volumes", Integer.class),
                row.getObject("files", Integer.class),
                row.getObject("size", Long.class),
                row.getString("sha256"),
                List.of((String[]) row.getArray("missing").getArray()));
    }
}
