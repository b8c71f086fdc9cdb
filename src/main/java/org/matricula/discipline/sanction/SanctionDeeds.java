package org.matricula.discipline.sanction;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.registry.DeedsOnRecord;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// A student's sanctions, those that were lifted with the day of it; what was revoked or replaced
/// on appeal is none (普通高等学校学生管理规定 第五十七条: a sanction and its lifting go into the student's own
/// file).
@Repository
@Transactional(readOnly = true)
class SanctionDeeds implements DeedsOnRecord {

    private record Row(
            String measure, LocalDate decidedOn, String state, @Nullable LocalDate endedOn) {}

    private final JdbcClient sql;
    private final MessageSource messages;

    SanctionDeeds(JdbcClient sql, MessageSource messages) {
        this.sql = sql;
        this.messages = messages;
    }

    @Override
    public List<Deed> of(UUID enrolment, Locale locale) {
        return sql
                .sql(
                        """
                        select s.measure, s.decided_on, s.state, s.ended_on from discipline.sanction s
                         where s.enrolment_id = :enrolment and s.state in ('decided', 'in-force', 'lifted')
                           and s.measure <> 'lowered-mark'
                         order by s.decided_on, s.id
                        """)
                .param("enrolment", enrolment)
                .query(Row.class)
                .stream()
                .map(it -> new Deed(false, it.decidedOn(), words(it, locale)))
                .toList();
    }

    private String words(Row it, Locale locale) {
        var measure = messages.getMessage("case.option." + it.measure(), null, locale);
        return it.endedOn() == null
                ? measure
                : messages.getMessage(
                        "discipline.lifted-on",
                        new Object[] {measure, it.endedOn().toString()},
                        locale);
    }
}
