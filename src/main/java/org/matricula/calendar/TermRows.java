package org.matricula.calendar;

import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Supplier;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
@Transactional(propagation = Propagation.MANDATORY)
class TermRows {

    private final JdbcClient sql;

    TermRows(JdbcClient sql) {
        this.sql = sql;
    }

    UUID insert(UUID unit, String year, int seq, String name, LocalDate from, LocalDate until) {
        return guarded(() ->
                sql.sql(
                                """
                                insert into calendar.term (unit_id, year, seq, name, during)
                                values (:unit, :year, :seq, :name, daterange(:from, :until))
                                returning id
                                """)
                        .param("unit", unit)
                        .param("year", year)
                        .param("seq", seq)
                        .param("name", name)
                        .param("from", from)
                        .param("until", until)
                        .query(UUID.class)
                        .single());
    }

    void change(UUID term, String name, LocalDate from, LocalDate until) {
        guarded(() ->
                sql.sql(
                                """
                                update calendar.term
                                   set name = :name, during = daterange(:from, :until), version = version + 1
                                 where id = :term
                                """)
                        .param("term", term)
                        .param("name", name)
                        .param("from", from)
                        .param("until", until)
                        .update());
    }

    private static <T> T guarded(Supplier<T> write) {
        try {
            return write.get();
        } catch (DuplicateKeyException twice) {
            throw new Refused(Refusal.conflict("term.twice"));
        } catch (DataIntegrityViolationException overlapping) {
            throw new Refused(Refusal.conflict("term.overlap"));
        }
    }
}
