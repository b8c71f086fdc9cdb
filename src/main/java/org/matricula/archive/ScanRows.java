package org.matricula.archive;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ScanRows {

    /// Whose a volume is.
    record Owner(long scopePos, UUID personId) {}

    private final JdbcClient sql;

    ScanRows(JdbcClient sql) {
        this.sql = sql;
    }

    Owner owner(UUID volume) {
        return sql.sql("select scope_pos, person_id from archive.volume where id = :id")
                .param("id", volume)
                .query(Owner.class)
                .single();
    }

    void add(UUID volume, String kind, UUID file, int pages, Instant at) {
        sql.sql(
                        """
                        insert into archive.scan (volume_id, kind, scope_pos, person_id, file_id, pages, scanner, scanned_at)
                        select v.id, :kind, v.scope_pos, v.person_id, :file, :pages, :by, :at
                          from archive.volume v where v.id = :volume
                        """)
                .param("kind", kind)
                .param("file", file)
                .param("pages", pages)
                .param("by", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("volume", volume)
                .update();
        sql.sql(
                        """
                        update archive.content
                           set items = items + 1, why = null,
                               state = case when pages is null then 'electronic' else 'both' end
                         where volume_id = :volume and kind = :kind and state <> 'destroyed'
                        """)
                .param("volume", volume)
                .param("kind", kind)
                .update();
    }

    List<Scan> of(UUID volume) {
        return sql.sql(
                        """
                        select s.id, s.file_id, s.kind, f.name, s.pages, f.size, encode(f.digest, 'hex') as sha256, s.scanner,
                               (s.scanned_at at time zone 'Asia/Shanghai')::date as scanned_on,
                               (f.discarded_at at time zone 'Asia/Shanghai')::date as destroyed_on
                          from archive.scan s join attachment.file f on f.id = s.file_id
                         where s.volume_id = :volume order by s.scanned_at, s.id
                        """)
                .param("volume", volume)
                .query(Scan.class)
                .list();
    }
}
