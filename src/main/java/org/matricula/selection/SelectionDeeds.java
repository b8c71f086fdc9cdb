package org.matricula.selection;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.matricula.registry.RecordedDeeds;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Honours and scholarships that were not revoked; never that somebody got a grant or a loan.
@Repository
@Transactional(readOnly = true)
class SelectionDeeds implements RecordedDeeds {

    private record Row(LocalDate on, String name) {}

    private final JdbcClient sql;
    private final MessageSource words;

    SelectionDeeds(JdbcClient sql, MessageSource words) {
        this.sql = sql;
        this.words = words;
    }

    @Override
    public List<Deed> of(UUID enrolment) {
        return sql
                .sql(
                        """
                        select w.awarded_on as "on", w.name from selection.v_honour w
                         where w.enrolment_id = :enrolment order by w.awarded_on, w.id
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
                                        "selection.deed",
                                        new Object[] {it.on().toString(), it.name()},
                                        Locale.SIMPLIFIED_CHINESE)))
                .toList();
    }
}
