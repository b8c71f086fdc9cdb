package org.matricula.change.student;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.matricula.kernel.DateRange;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Applications of a past period within the acting person's reach. A draft that was never sent
/// counts by the day it was begun: it may be the rule that stood against it. What was retracted
/// does not.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class PastCases {

    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private final JdbcClient sql;
    private final JsonMapper json;

    PastCases(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /// The newest first.
    List<PastCase> of(
            List<UUID> institutions, Collection<String> kinds, DateRange period, int limit) {
        var until = Objects.requireNonNull(period.until(), "a rehearsal looks at an ended period");
        return sql.sql(
                        """
                        select c.id, c.kind, c.number, c.subject_name, c.subject_id, c.institution_id,
                               c.fields, coalesce(c.submitted_at, c.created_at) as at
                          from workflow.case_file c
                         where c.institution_id = any (cast(:institutions as uuid[]))
                           and c.kind = any (:kinds) and c.reverses is null
                           and c.state <> 'retracted'
                           and coalesce(c.submitted_at, c.created_at) >= :from
                           and coalesce(c.submitted_at, c.created_at) < :until
                         order by c.id desc limit :limit
                        """)
                .param(
                        "institutions",
                        institutions.stream().map(UUID::toString).toArray(String[]::new))
                .param("kinds", kinds.toArray(String[]::new))
                .param("from", period.from().atStartOfDay(HERE).toOffsetDateTime())
                .param("until", until.atStartOfDay(HERE).toOffsetDateTime())
                .param("limit", limit)
                .query(this::row)
                .list();
    }

    private PastCase row(ResultSet it, int number) throws SQLException {
        var at = it.getTimestamp("at").toInstant();
        return new PastCase(
                it.getObject("id", UUID.class),
                it.getString("kind"),
                it.getString("number"),
                it.getString("subject_name"),
                it.getObject("subject_id", UUID.class),
                it.getObject("institution_id", UUID.class),
                json.readValue(it.getString("fields"), FIELDS),
                at,
                LocalDate.ofInstant(at, HERE));
    }
}
