package org.matricula.card.issue;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.DateRange;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Replacements asked for within a period, each with the one before it.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class PastReplacements {

    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");

    /// @param before when the card before was made in place of another; null for never
    public record Past(
            UUID institution,
            @Nullable UUID caseId,
            String number,
            String name,
            LocalDate askedOn,
            @Nullable LocalDate before) {}

    private final JdbcClient sql;

    PastReplacements(JdbcClient sql) {
        this.sql = sql;
    }

    public List<Past> of(List<UUID> institutions, DateRange period, int limit) {
        var until = Objects.requireNonNull(period.until());
        return sql.sql(
                        """
                        select c.institution_id as institution, c.case_id, c.number, f.subject_name as name,
                               (f.submitted_at at time zone 'Asia/Shanghai')::date as asked_on,
                               (select max(o.made_on) from card.card o
                                 where o.enrolment_id = c.enrolment_id and o.id < c.id
                                   and o.replaces_id is not null) as before
                          from card.card c join workflow.case_file f on f.id = c.case_id
                         where c.institution_id = any (cast(:institutions as uuid[]))
                           and c.replaces_id is not null
                           and f.submitted_at >= :from and f.submitted_at < :until
                         order by c.id desc limit :limit
                        """)
                .param(
                        "institutions",
                        institutions.stream().map(UUID::toString).toArray(String[]::new))
                .param("from", period.from().atStartOfDay(HERE).toOffsetDateTime())
                .param("until", until.atStartOfDay(HERE).toOffsetDateTime())
                .param("limit", limit)
                .query(Past.class)
                .list();
    }
}
