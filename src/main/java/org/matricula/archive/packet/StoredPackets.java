package org.matricula.archive.packet;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The packages whose files lie in the store.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class StoredPackets {

    /// One that lies in the store.
    record Stored(UUID id, long scopePos, String number, String name, byte[] digest) {}

    private final JdbcClient sql;
    private final Clock clock;

    StoredPackets(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// Packages in which papers of a disposal list lie: of the volume, or of a class that it lies
    /// in or whose members' volumes were packed.
    List<UUID> holding(UUID disposal) {
        return sql.sql(
                        """
                        select distinct p.id from archive.packet p
                          join archive.disposal_item i on i.disposal_id = :disposal and i.verdict = 'destroy'
                          join archive.volume v on v.id = i.volume_id
                          join organisation.unit u on u.id = p.unit_id
                         where p.state = 'made'
                           and (p.volume_id = v.id or p.volume_id is null and v.scope_pos between u.pos and u.pos_end)
                        """)
                .param("disposal", disposal)
                .query(UUID.class)
                .list();
    }

    /// Those that are to lie there: not destroyed by decision, and not older than they are kept.
    List<Stored> kept(@Nullable UUID after, int most) {
        return sql.sql(
                        """
                        select p.id, p.scope_pos, p.number, p.name, p.digest from archive.packet p
                         where p.state = 'made' and p.discarded_at is null and p.ended_at >= :kept
                           and (cast(:after as uuid) is null or p.id > :after)
                         order by p.id limit :most
                        """)
                .param("after", after)
                .param("most", most)
                .param("kept", clock.instant().minus(PacketRows.KEPT).atOffset(ZoneOffset.UTC))
                .query((row, n) ->
                        new Stored(
                                row.getObject("id", UUID.class),
                                row.getLong("scope_pos"),
                                row.getString("number"),
                                row.getString("name"),
                                row.getBytes("digest")))
                .list();
    }

    void discarded(List<UUID> them, Instant at) {
        sql.sql("update archive.packet set discarded_at = :at where id = any (:ids)")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("ids", them.toArray(UUID[]::new))
                .update();
    }
}
