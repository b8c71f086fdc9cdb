package org.matricula.credential.transcript;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.attachment.Files;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 成绩单照片: the one the student's file shows, as a data address.
@Repository
@Transactional(readOnly = true)
class TranscriptPhotos {

    private final JdbcClient sql;
    private final Files files;

    TranscriptPhotos(JdbcClient sql, Files files) {
        this.sql = sql;
        this.files = files;
    }

    @Nullable String of(UUID person) {
        var photo =
                sql.sql(
                                "select photo_id from registry.person where id = :id and photo_id is not null")
                        .param("id", person)
                        .query(UUID.class)
                        .optional()
                        .orElse(null);
        if (photo == null) {
            return null;
        }
        try {
            var content = files.open(photo);
            return "data:"
                    + content.file().mediaType()
                    + ";base64,"
                    + Base64.getEncoder().encodeToString(content.bytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
