package org.matricula.attachment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What is known of the files; row-level security leaves out whatever is beyond reach.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class FileRows {

    private static final String SELECT =
            """
            select f.id, f.scope_pos, f.person_id, f.kind, f.name, f.media_type, f.size, f.digest,
                   f.width, f.height, f.uploaded_at, n.id as replaced_by, f.struck_at, f.struck_by, f.struck_why
              from attachment.file f
              left join attachment.file n on n.replaces = f.id
            """;

    private final JdbcClient sql;

    FileRows(JdbcClient sql) {
        this.sql = sql;
    }

    FileKind kind(String key) {
        return sql.sql(
                        """
                        select k.key, k.media_types, k.most_bytes, k.most_pixels, k.least_width, k.least_height,
                               k.least_ratio, k.most_ratio
                          from attachment.kind k where k.key in (:key, 'evidence')
                         order by k.key = :key desc limit 1
                        """)
                .param("key", key)
                .query((row, n) -> kind(row))
                .single();
    }

    private static FileKind kind(ResultSet row) throws SQLException {
        return new FileKind(
                row.getString("key"),
                List.of((String[]) row.getArray("media_types").getArray()),
                row.getLong("most_bytes"),
                row.getLong("most_pixels"),
                row.getInt("least_width"),
                row.getInt("least_height"),
                row.getBigDecimal("least_ratio"),
                row.getBigDecimal("most_ratio"));
    }

    List<PaperKind> kinds() {
        return sql.sql(
                        """
                        select k.key, k.label, k.label_en, k.of_student from attachment.kind k
                         order by k.key = 'other-paper', k.label
                        """)
                .query(PaperKind.class)
                .list();
    }

    UUID insert(
            NewFile file,
            String name,
            Judged judged,
            byte[] digest,
            @Nullable UUID by,
            @Nullable UUID replaces) {
        return sql.sql(
                        """
                        insert into attachment.file
                          (scope_pos, person_id, kind, name, media_type, size, digest, width, height, uploaded_by,
                           replaces)
                        values (:scopePos, cast(:person as uuid), :kind, :name, :mediaType, :size, :digest,
                                :width, :height, cast(:by as uuid), cast(:replaces as uuid))
                        returning id
                        """)
                .param("scopePos", file.scopePos())
                .param("person", file.personId())
                .param("kind", file.kind())
                .param("name", name)
                .param("mediaType", judged.mediaType())
                .param("size", judged.bytes().length)
                .param("digest", digest)
                .param("width", judged.width())
                .param("height", judged.height())
                .param("by", by)
                .param("replaces", replaces)
                .query(UUID.class)
                .single();
    }

    Optional<StoredFile> find(UUID file) {
        return sql.sql(SELECT + "where f.id = :file")
                .param("file", file)
                .query(StoredFile.class)
                .optional();
    }

    List<StoredFile> of(UUID person) {
        return sql.sql(
                        SELECT
                                + """
                                where f.person_id = :person and f.kind <> :document
                                order by f.uploaded_at desc, f.id desc
                                """)
                .param("person", person)
                .param("document", Files.DOCUMENT)
                .query(StoredFile.class)
                .list();
    }

    /// @return whether it was still good
    boolean strike(UUID file, Instant at, String by, String why) {
        return sql.sql(
                                """
                                update attachment.file f
                                   set struck_at = :at, struck_by = :by, struck_why = :why
                                 where f.id = :file and f.struck_at is null
                                   and not exists (select from attachment.file n where n.replaces = f.id)
                                """)
                        .param("file", file)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .param("why", why)
                        .update()
                == 1;
    }

    /// Strikes it out, even where it was already, and says that its content is gone.
    void discard(UUID file, Instant at, String by, String why) {
        sql.sql(
                        """
                        update attachment.file f
                           set struck_at = coalesce(f.struck_at, :at), struck_by = coalesce(f.struck_by, :by),
                               struck_why = coalesce(f.struck_why, :why), discarded_at = :at
                         where f.id = :file
                        """)
                .param("file", file)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("why", why)
                .update();
    }

    /// One at a time takes in or removes the same content.
    void queueAt(byte[] digest) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended(encode(:digest, 'hex'), 0))")
                .param("digest", digest)
                .query((row, n) -> 0)
                .single();
    }

    /// Whether the same content is still good anywhere, within reach or beyond it.
    boolean keptElsewhere(UUID file, byte[] digest) {
        return sql.sql("select attachment.kept_elsewhere(:file, :digest)")
                .param("file", file)
                .param("digest", digest)
                .query(Boolean.class)
                .single();
    }

    void place(List<Files.Move> moves) {
        sql.sql(
                        """
                        update attachment.file f set scope_pos = m.goal
                          from unnest(cast(:persons as uuid[]), cast(:froms as bigint[]), cast(:goals as bigint[]))
                               as m (person, origin, goal)
                         where f.person_id = m.person and f.scope_pos = m.origin
                        """)
                .param("persons", moves.stream().map(Files.Move::person).toArray(UUID[]::new))
                .param("froms", moves.stream().map(Files.Move::from).toArray(Long[]::new))
                .param("goals", moves.stream().map(Files.Move::to).toArray(Long[]::new))
                .update();
    }

    void hand(List<UUID> files, UUID person) {
        sql.sql("update attachment.file set person_id = :person where id = any (:files)")
                .param("person", person)
                .param("files", files.toArray(UUID[]::new))
                .update();
    }
}
