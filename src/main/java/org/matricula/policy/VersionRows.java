package org.matricula.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The versions of the policies: only ever added to. Of two for the same day the later one counts.
@Repository
@Transactional(readOnly = true)
class VersionRows {

    /// @param unitName null for a version of an education type
    record Version(
            String policyKey,
            @Nullable UUID unitId,
            @Nullable String unitName,
            @Nullable String education,
            String value,
            LocalDate fromOn,
            @Nullable String source,
            String reason,
            Instant recordedAt,
            String recorder) {}

    private final JdbcClient sql;

    VersionRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param nearestFirst the institution and the units above it
    Optional<String> inForce(
            String key, List<UUID> nearestFirst, @Nullable String education, LocalDate on) {
        return sql.sql(
                        """
                        select v.value from policy.version v
                         where v.policy_key = :key and v.from_on <= :on
                           and (v.unit_id = any (cast(:order as uuid[])) or v.education = cast(:education as text))
                         order by array_position(cast(:order as uuid[]), v.unit_id) nulls last,
                                  v.from_on desc, v.seq desc
                         limit 1
                        """)
                .param("key", key)
                .param("order", nearestFirst.stream().map(UUID::toString).toArray(String[]::new))
                .param("education", education)
                .param("on", on)
                .query(String.class)
                .optional();
    }

    /// Every version of every policy that binds these units or this education type, the newest
    /// first.
    List<Version> binding(List<UUID> units, @Nullable String education) {
        return sql.sql(
                        """
                        select v.policy_key, v.unit_id, u.name as unit_name, v.education, v.value,
                               v.from_on, v.source, v.reason, v.recorded_at, v.recorder
                          from policy.version v left join organisation.unit u on u.id = v.unit_id
                         where v.unit_id = any (cast(:units as uuid[]))
                            or v.education = cast(:education as text)
                         order by v.from_on desc, v.seq desc
                        """)
                .param("units", units.stream().map(UUID::toString).toArray(String[]::new))
                .param("education", education)
                .query(Version.class)
                .list();
    }

    /// The days on which a value of the policy begins somewhere.
    NavigableSet<LocalDate> changeDays(String key) {
        return new TreeSet<>(
                sql.sql("select distinct v.from_on from policy.version v where v.policy_key = :key")
                        .param("key", key)
                        .query(LocalDate.class)
                        .list());
    }

    /// The units that have ever had their own value of the policy.
    Set<UUID> unitsWithOwn(String key) {
        return sql.sql(
                        """
                        select distinct v.unit_id from policy.version v
                         where v.policy_key = :key and v.unit_id is not null
                        """)
                .param("key", key)
                .query(UUID.class)
                .set();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void add(Version version, @Nullable UUID recordedBy) {
        sql.sql(
                        """
                        insert into policy.version
                          (policy_key, unit_id, education, value, from_on, source, reason, recorded_by, recorder)
                        values (:key, cast(:unit as uuid), :education, :value, :from, :source, :reason,
                                cast(:account as uuid), :recorder)
                        """)
                .param("key", version.policyKey())
                .param("unit", version.unitId())
                .param("education", version.education())
                .param("value", version.value())
                .param("from", version.fromOn())
                .param("source", version.source())
                .param("reason", version.reason())
                .param("account", recordedBy)
                .param("recorder", version.recorder())
                .update();
    }
}
