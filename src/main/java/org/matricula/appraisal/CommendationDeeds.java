package org.matricula.appraisal;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.matricula.registry.RecordedDeeds;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Commendations that were not revoked.
@Repository
@Transactional(readOnly = true)
class CommendationDeeds implements RecordedDeeds {

    private record Row(LocalDate on, String number, String year) {}

    private final JdbcClient sql;
    private final MessageSource words;

    CommendationDeeds(JdbcClient sql, MessageSource words) {
        this.sql = sql;
        this.words = words;
    }

    @Override
    public List<Deed> of(UUID enrolment) {
        return sql
                .sql(
                        """
                        select c.awarded_on as "on", c.number, t.year || ' ' || t.name as year
                          from appraisal.commendation c
                          join appraisal.round r on r.id = c.round_id
                          join calendar.term t on t.id = r.term_id
                         where c.enrolment_id = :enrolment and c.revoked_on is null order by c.awarded_on, c.id
                        """)
                .param("enrolment", enrolment)
                .query(Row.class)
                .list()
                .stream()
                .map(it ->
                        new Deed(
                                true,
                                it.on(),
                                words.getMessage(
                                        "appraisal.deed",
                                        new Object[] {it.on().toString(), it.year(), it.number()},
                                        Locale.SIMPLIFIED_CHINESE)))
                .toList();
    }
}
