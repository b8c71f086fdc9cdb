package org.matricula.organisation;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ResponsibilityRows {

    private final JdbcClient sql;

    ResponsibilityRows(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(UUID unit, String matter, Responsibility answer, LocalDate from) {
        sql.sql(
                        """
                        insert into organisation.responsibility
                          (unit_id, matter, office, person, phone, room, during)
                        values (:unit, :matter, :office, :person, :phone, :room, daterange(:from, null))
                        """)
                .param("unit", unit)
                .param("matter", matter)
                .param("office", answer.office().strip())
                .param("person", answer.person().strip())
                .param("phone", answer.phone().strip())
                .param("room", answer.room())
                .param("from", from)
                .update();
    }

    /// What began today and is replaced today was never in force for a day: it goes, the ledger
    /// keeps it.
    void end(UUID unit, String matter, String office, LocalDate on) {
        sql.sql(
                        """
                        with never as (
                          delete from organisation.responsibility
                           where unit_id = :unit and matter = :matter and office = :office
                             and lower(during) >= :on
                        )
                        update organisation.responsibility
                           set during = daterange(lower(during), :on)
                         where unit_id = :unit and matter = :matter and office = :office
                           and during @> :on and lower(during) < :on
                        """)
                .param("unit", unit)
                .param("matter", matter)
                .param("office", office.strip())
                .param("on", on)
                .update();
    }
}
