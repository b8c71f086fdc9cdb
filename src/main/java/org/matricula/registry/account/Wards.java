package org.matricula.registry.account;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The persons an account speaks for.
@Repository
@Transactional(readOnly = true)
class Wards {

    private final JdbcClient sql;
    private final Clock clock;

    Wards(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    List<UUID> self(UUID account) {
        return sql.sql("select person_id from registry.account_person where account_id = :account")
                .param("account", account)
                .query(UUID.class)
                .list();
    }

    /// 被监护人: with custody, and not of age yet (民法典 第十七条、第二十七条).
    List<UUID> of(UUID guardian) {
        return sql.sql(
                        """
                        select distinct g.person_id from registry.guardian g
                          join registry.person p on p.id = g.person_id
                         where g.account_id = :account and g.custody
                           and (p.birth_on is null or p.birth_on > :adult)
                        """)
                .param("account", guardian)
                .param("adult", LocalDate.now(clock).minusYears(18))
                .query(UUID.class)
                .list();
    }
}
