package org.matricula.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 照片要求: the built-in ones and a school's own.
@Repository
@Transactional(readOnly = true)
public class PhotoProfiles {

    private final JdbcClient sql;

    PhotoProfiles(JdbcClient sql) {
        this.sql = sql;
    }

    public List<PhotoProfile> list(@Nullable UUID institution) {
        return sql.sql(
                        """
                        select p.id, p.name, p.media_types, p.least_width, p.most_width, p.least_height, p.most_height,
                               p.ratio, p.least_bytes, p.most_bytes, p.background, p.most_uneven, p.portrait,
                               p.borderless, p.least_sharp, p.by_eye
                          from registry.photo_profile p
                         where p.dropped_at is null and (p.institution_id is null or p.institution_id = cast(:institution as uuid))
                         order by p.institution_id nulls last, p.name
                        """)
                .param("institution", institution, java.sql.Types.OTHER)
                .query((row, n) -> profile(row))
                .list();
    }

    public PhotoProfile get(UUID id) {
        return sql.sql("select p.* from registry.photo_profile p where p.id = :id")
                .param("id", id)
                .query((row, n) -> profile(row))
                .single();
    }

    private static PhotoProfile profile(ResultSet row) throws SQLException {
        return new PhotoProfile(
                row.getObject("id", UUID.class),
                row.getString("name"),
                List.of((String[]) row.getArray("media_types").getArray()),
                row.getInt("least_width"),
                row.getInt("most_width"),
                row.getInt("least_height"),
                row.getInt("most_height"),
                row.getBigDecimal("ratio"),
                row.getInt("least_bytes"),
                row.getInt("most_bytes"),
                row.getString("background"),
                row.getObject("most_uneven", Integer.class),
                row.getBoolean("portrait"),
                row.getBoolean("borderless"),
                row.getObject("least_sharp", Integer.class),
                row.getBoolean("by_eye"));
    }
}
