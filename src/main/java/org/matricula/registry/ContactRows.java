package org.matricula.registry;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Contact details as they are written, many students at a time.
@Repository
class ContactRows {

    record Row(
            UUID enrolment,
            UUID person,
            UUID institution,
            byte[] salt,
            byte @Nullable [] phone,
            byte @Nullable [] homeAddress,
            byte @Nullable [] householdAddress,
            byte @Nullable [] email,
            @Nullable String politicalStatus,
            @Nullable String boarding) {}

    record Sealed(
            UUID enrolment,
            UUID person,
            byte @Nullable [] phone,
            byte @Nullable [] homeAddress,
            byte @Nullable [] householdAddress,
            byte @Nullable [] email,
            @Nullable String politicalStatus,
            @Nullable String boarding,
            byte @Nullable [] phoneTail) {}

    record Version(UUID enrolment, int version) {}

    private final JdbcClient sql;

    ContactRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// Locks in one order, so that two registrars never wait for each other; reads in the next
    /// statement, so that what the first has written is seen.
    List<Row> lock(List<UUID> enrolments) {
        var ids = enrolments.toArray(UUID[]::new);
        sql.sql(
                        """
                        select p.id from registry.person p
                         where p.id in (select e.person_id from registry.enrolment e where e.id = any(:ids))
                         order by p.id for update
                        """)
                .param("ids", ids)
                .query(UUID.class)
                .list();
        return sql.sql(
                        """
                        select e.id as enrolment, p.id as person, e.institution_id as institution, p.salt, p.phone, p.home_address,
                               p.household_address, p.email, p.political_status, e.boarding
                          from registry.enrolment e join registry.person p on p.id = e.person_id
                         where e.id = any(:ids)
                        """)
                .param("ids", ids)
                .query(Row.class)
                .list();
    }

    void persons(List<Sealed> all) {
        sql.sql(
                        """
                        update registry.person p
                           set phone = n.phone, home_address = n.home, household_address = n.household,
                               email = n.email, political_status = n.political, version = p.version + 1
                          from unnest(cast(:ids as uuid[]), cast(:phones as bytea[]), cast(:homes as bytea[]),
                                      cast(:households as bytea[]), cast(:emails as bytea[]),
                                      cast(:political as text[]))
                               as n (id, phone, home, household, email, political)
                         where p.id = n.id
                        """)
                .param("ids", each(all, Sealed::person).toArray(UUID[]::new))
                .param("phones", each(all, Sealed::phone).toArray(byte[][]::new))
                .param("homes", each(all, Sealed::homeAddress).toArray(byte[][]::new))
                .param("households", each(all, Sealed::householdAddress).toArray(byte[][]::new))
                .param("emails", each(all, Sealed::email).toArray(byte[][]::new))
                .param("political", each(all, Sealed::politicalStatus).toArray(String[]::new))
                .update();
    }

    void boardings(List<Sealed> all) {
        sql.sql(
                        """
                        update registry.enrolment e set boarding = n.boarding
                          from unnest(cast(:ids as uuid[]), cast(:boardings as text[])) as n (id, boarding)
                         where e.id = n.id and e.boarding is distinct from n.boarding
                        """)
                .param("ids", each(all, Sealed::enrolment).toArray(UUID[]::new))
                .param("boardings", each(all, Sealed::boarding).toArray(String[]::new))
                .update();
    }

    /// The digits somebody is looked up by: none where the telephone is gone.
    void phoneTails(List<Sealed> all) {
        var persons = each(all, Sealed::person).toArray(UUID[]::new);
        sql.sql(
                        "delete from registry.person_key where kind = 'phone-tail' and person_id ="
                                + " any(:ids)")
                .param("ids", persons)
                .update();
        sql.sql(
                        """
                        insert into registry.person_key (kind, digest, person_id)
                        select 'phone-tail', n.digest, n.id
                          from unnest(cast(:ids as uuid[]), cast(:digests as bytea[])) as n (id, digest)
                         where n.digest is not null
                        on conflict do nothing
                        """)
                .param("ids", persons)
                .param("digests", each(all, Sealed::phoneTail).toArray(byte[][]::new))
                .update();
    }

    /// Changes with each edit of the person or the enrolment.
    Map<UUID, Integer> versions(List<UUID> enrolments) {
        return sql
                .sql(
                        """
                        select e.id as enrolment, p.version + e.version as version
                          from registry.enrolment e join registry.person p on p.id = e.person_id
                         where e.id = any(:ids)
                        """)
                .param("ids", enrolments.toArray(UUID[]::new))
                .query(Version.class)
                .stream()
                .collect(Collectors.toMap(Version::enrolment, Version::version));
    }

    private static <T> List<T> each(List<Sealed> all, Function<Sealed, T> what) {
        return all.stream().map(what).toList();
    }
}
