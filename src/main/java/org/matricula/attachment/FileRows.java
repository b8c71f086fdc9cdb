package org.matricula.attachment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.organisation.Repositioned;
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
                   f.width, f.height, f.uploaded_at
              from attachment.file f
            """;

    private final JdbcClient sql;

    FileRows(JdbcClient sql) {
        this.sql = sql;
    }

    FileKind kind(String key) {
        return sql.sql(
                        """
                        select k.key, k.media_types, k.most_bytes, k.most_pixels, k.least_width, k.least_height
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
                row.getInt("least_height"));
    }

    UUID insert(NewFile file, String name, Judged judged, byte[] digest, @Nullable UUID by) {
        return sql.sql(
                        """
                        insert into attachment.file
                          (scope_pos, person_id, kind, name, media_type, size, digest, width, height, uploaded_by)
                        values (:scopePos, cast(:person as uuid), :kind, :name, :mediaType, :size, :digest,
                                :width, :height, cast(:by as uuid))
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
                .query(UUID.class)
                .single();
    }

    Optional<StoredFile> find(UUID file) {
        return sql.sql(SELECT + "where f.id = :file")
                .param("file", file)
                .query(StoredFile.class)
                .optional();
    }

    void reposition(Repositioned moved) {
        sql.sql(
                        """
                        update attachment.file t set scope_pos = m.new_pos
                          from unnest(cast(:old as bigint[]), cast(:new as bigint[])) as m (old_pos, new_pos)
                         where t.scope_pos = m.old_pos
                        """)
                .param("old", moved.oldPositions())
                .param("new", moved.newPositions())
                .update();
    }

    void follow(UUID person, long from, long to) {
        sql.sql(
                        """
                        update attachment.file set scope_pos = :to
                         where person_id = :person and scope_pos = :from
                        """)
                .param("person", person)
                .param("from", from)
                .param("to", to)
                .update();
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
}
