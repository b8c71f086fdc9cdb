package org.matricula.registry.photo;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The lines of the photo profiles: added and dropped, never written over.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ProfileRows {

    private final JdbcClient sql;

    ProfileRows(JdbcClient sql) {
        this.sql = sql;
    }

    List<KeptProfile> standing(UUID institution) {
        return sql.sql(
                        """
                        select p.* from registry.photo_profile p
                         where p.dropped_at is null and (p.institution_id is null or p.institution_id = :institution)
                         order by p.institution_id nulls last, p.name
                        """)
                .param("institution", institution)
                .query((row, n) -> profile(row))
                .list();
    }

    /// Standing or dropped.
    Optional<KeptProfile> find(UUID id) {
        return sql.sql("select p.* from registry.photo_profile p where p.id = :id")
                .param("id", id)
                .query((row, n) -> profile(row))
                .optional();
    }

    boolean named(UUID institution, String name, @Nullable UUID butFor) {
        return sql.sql(
                        """
                        select exists (select from registry.photo_profile p
                                        where p.dropped_at is null and p.name = :name
                                          and (p.institution_id is null or p.institution_id = :institution)
                                          and p.id is distinct from :but)
                        """)
                .param("institution", institution)
                .param("name", name)
                .param("but", butFor, java.sql.Types.OTHER)
                .query(Boolean.class)
                .single();
    }

    /// @return false where somebody else has dropped it meanwhile
    boolean drop(UUID id, Instant at) {
        return sql.sql(
                                """
                                update registry.photo_profile set dropped_at = :at where id = :id and dropped_at is null
                                """)
                        .param("id", id)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    /// @return empty where somebody else has taken the name meanwhile
    Optional<UUID> add(UUID institution, KeepProfiles.Asked it, Instant at) {
        return sql.sql(
                        """
                        insert into registry.photo_profile
                          (institution_id, name, media_types, least_width, most_width, least_height, most_height, ratio,
                           least_bytes, most_bytes, background, most_uneven, portrait, borderless, least_sharp, by_eye, source,
                           set_by, set_at, why)
                        values (:institution, :name, :types, :leastWidth, :mostWidth, :leastHeight, :mostHeight, :ratio,
                                :leastKb * 1024, :mostKb * 1024, :background, :mostUneven, :portrait, :borderless,
                                :leastSharp, :byEye, :source, :by, :at, :why)
                        on conflict do nothing returning id
                        """)
                .param("institution", institution)
                .param("name", it.name())
                .param("types", it.mediaTypes().toArray(String[]::new))
                .param("leastWidth", it.leastWidth())
                .param("mostWidth", it.mostWidth())
                .param("leastHeight", it.leastHeight())
                .param("mostHeight", it.mostHeight())
                .param("ratio", it.ratio(), java.sql.Types.NUMERIC)
                .param("leastKb", it.leastKb())
                .param("mostKb", it.mostKb())
                .param("background", it.background())
                .param("mostUneven", it.mostUneven(), java.sql.Types.INTEGER)
                .param("portrait", it.portrait())
                .param("borderless", it.borderless())
                .param("leastSharp", it.leastSharp(), java.sql.Types.INTEGER)
                .param("byEye", it.byEye())
                .param("source", it.source())
                .param("by", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("why", it.why())
                .query(UUID.class)
                .optional();
    }

    private static KeptProfile profile(ResultSet row) throws SQLException {
        var ratio = row.getBigDecimal("ratio");
        return new KeptProfile(
                row.getObject("id", UUID.class),
                row.getObject("institution_id", UUID.class),
                row.getString("name"),
                List.of((String[]) row.getArray("media_types").getArray()),
                row.getInt("least_width"),
                row.getInt("most_width"),
                row.getInt("least_height"),
                row.getInt("most_height"),
                ratio == null ? null : ratio.stripTrailingZeros().toPlainString(),
                row.getInt("least_bytes"),
                row.getInt("most_bytes"),
                row.getString("background"),
                row.getObject("most_uneven", Integer.class),
                row.getBoolean("portrait"),
                row.getBoolean("borderless"),
                row.getObject("least_sharp", Integer.class),
                row.getBoolean("by_eye"),
                row.getString("source"),
                row.getString("set_by"),
                row.getString("why"));
    }
}
