package org.matricula.registry;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Whose account is whose: a student's own, and a guardian's for each of their wards.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class AccountLinks {

    private final JdbcClient sql;

    AccountLinks(JdbcClient sql) {
        this.sql = sql;
    }

    public void ownAccount(UUID account, UUID person) {
        sql.sql(
                        """
                        insert into registry.account_person (account_id, person_id) values (:account, :person)
                        on conflict (account_id) do update set person_id = excluded.person_id
                        """)
                .param("account", account)
                .param("person", person)
                .update();
    }

    /// The accounts a person is told through: their own and, while they are a minor, those of their
    /// guardians with custody (民法典 第十七条、第二十七条).
    public List<UUID> parties(UUID person, LocalDate today) {
        return sql.sql(
                        """
                        select a.account_id from registry.account_person a where a.person_id = :person
                        union
                        select g.account_id from registry.guardian g
                          join registry.person p on p.id = g.person_id
                         where g.person_id = :person and g.custody and g.account_id is not null
                           and (p.birth_on is null or p.birth_on > :adult)
                        """)
                .param("person", person)
                .param("adult", today.minusYears(18))
                .query(UUID.class)
                .list();
    }

    /// As [#parties], of many persons at once, each account once.
    public List<UUID> parties(Collection<UUID> persons, LocalDate today) {
        return sql.sql(
                        """
                        select a.account_id from registry.account_person a where a.person_id = any (:persons)
                        union
                        select g.account_id from registry.guardian g
                          join registry.person p on p.id = g.person_id
                         where g.person_id = any (:persons) and g.custody and g.account_id is not null
                           and (p.birth_on is null or p.birth_on > :adult)
                        """)
                .param("persons", persons.toArray(UUID[]::new))
                .param("adult", today.minusYears(18))
                .query(UUID.class)
                .list();
    }

    /// @param seq the guardian's place in the student's family
    public void guardianAccount(UUID account, UUID ward, int seq) {
        sql.sql(
                        """
                        update registry.guardian set account_id = :account
                         where person_id = :ward and seq = :seq
                        """)
                .param("account", account)
                .param("ward", ward)
                .param("seq", seq)
                .update();
    }
}
