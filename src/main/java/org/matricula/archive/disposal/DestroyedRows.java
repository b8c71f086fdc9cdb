package org.matricula.archive.disposal;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What a destruction does to contents, and what stands against it.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class DestroyedRows {

    /// A scan that goes.
    record Going(UUID fileId, String volume) {}

    private final JdbcClient sql;

    DestroyedRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// Locks the volumes, so that nobody holds, lends or adds meanwhile.
    void lock(UUID disposal) {
        sql.sql(
                        """
                        select v.id from archive.volume v
                         where v.id in (select volume_id from archive.disposal_item where disposal_id = :id and verdict = 'destroy')
                         order by v.id for update
                        """)
                .param("id", disposal)
                .query(UUID.class)
                .list();
    }

    /// Numbers of volumes that are held.
    List<String> held(UUID disposal) {
        return numbers(
                disposal,
                "exists (select from archive.hold h where h.volume_id = i.volume_id and h.lifted_at is null)");
    }

    /// Numbers of volumes that somebody has in hand and will bring back.
    List<String> lent(UUID disposal) {
        return numbers(
                disposal, "archive.is_out(i.volume_id) and not archive.is_away(i.volume_id)");
    }

    /// Numbers of volumes that have left the archive since.
    List<String> departed(UUID disposal) {
        return numbers(disposal, "archive.is_away(i.volume_id)");
    }

    /// Whether something stands against it that does not go by itself, as a loan does.
    boolean stuck(UUID disposal) {
        return !held(disposal).isEmpty()
                || !departed(disposal).isEmpty()
                || !changed(disposal).isEmpty();
    }

    /// Numbers of volumes whose papers are no longer what the committee saw.
    List<String> changed(UUID disposal) {
        return numbers(
                disposal,
                """
                not exists (select from archive.content c where c.volume_id = i.volume_id and c.kind = i.kind
                   and c.state in ('paper', 'electronic', 'both') and c.pages is not distinct from i.pages
                   and (select count(*) from archive.scan n join attachment.file f on f.id = n.file_id
                         where n.volume_id = i.volume_id and n.kind = i.kind and f.discarded_at is null) = i.scans)
                """);
    }

    List<Going> scans(UUID disposal) {
        return sql.sql(
                        """
                        select s.file_id, i.volume from archive.disposal_item i
                          join archive.scan s on s.volume_id = i.volume_id and s.kind = i.kind
                          join attachment.file f on f.id = s.file_id and f.discarded_at is null
                         where i.disposal_id = :id and i.verdict = 'destroy' order by s.id
                        """)
                .param("id", disposal)
                .query(Going.class)
                .list();
    }

    /// Before the files go: what they were is kept upon the list.
    void describe(UUID disposal) {
        sql.sql(
                        """
                        update archive.disposal_item i set destroyed = (
                          select coalesce(jsonb_agg(jsonb_build_object('name', f.name, 'size', f.size, 'mediaType', f.media_type,
                                   'sha256', encode(f.digest, 'hex'), 'pages', s.pages) order by s.id), '[]')
                            from archive.scan s join attachment.file f on f.id = s.file_id and f.discarded_at is null
                           where s.volume_id = i.volume_id and s.kind = i.kind)
                         where i.disposal_id = :id and i.verdict = 'destroy'
                        """)
                .param("id", disposal)
                .update();
    }

    void empty(UUID disposal) {
        sql.sql(
                        """
                        update archive.content c set state = 'destroyed', pages = null
                          from archive.disposal_item i
                         where i.disposal_id = :id and i.verdict = 'destroy' and c.volume_id = i.volume_id and c.kind = i.kind
                        """)
                .param("id", disposal)
                .update();
    }

    private List<String> numbers(UUID disposal, String which) {
        return sql.sql(
                        "select distinct i.volume from archive.disposal_item i where i.disposal_id = :id and i.verdict = 'destroy' and "
                                + which
                                + " order by 1 limit 20")
                .param("id", disposal)
                .query(String.class)
                .list();
    }
}
