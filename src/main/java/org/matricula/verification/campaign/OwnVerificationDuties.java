package org.matricula.verification.campaign;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.matricula.calendar.Duty;
import org.matricula.calendar.OwnDutySource;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Until when somebody has to confirm their record.
@Repository
@Transactional(readOnly = true)
class OwnVerificationDuties implements OwnDutySource {

    private final JdbcClient sql;

    OwnVerificationDuties(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Duty> own(LocalDate from, LocalDate until) {
        var persons = Acting.now().scope().persons();
        return sql.sql(
                        """
                        select c.closes_on as "on", 'own-verification' as what, s.name || ' · ' || c.name as subject,
                               case when x.confirmed is null then 1 else 0 end as "left",
                               '/own-verifications' as href
                          from verification.line x
                          join verification.campaign c on c.id = x.campaign_id
                          join registry.student s on s.enrolment_id = x.enrolment_id
                         where x.person_id in (:persons) and c.closes_on >= :from and c.closes_on < :until
                        """)
                .param("persons", persons.isEmpty() ? List.of(new UUID(0, 0)) : persons)
                .param("from", from)
                .param("until", until)
                .query(Duty.class)
                .list();
    }
}
