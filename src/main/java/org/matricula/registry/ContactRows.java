package org.matricula.registry;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Contact details as they are written.
@Repository
class ContactRows {

    private final JdbcClient sql;

    ContactRows(JdbcClient sql) {
        this.sql = sql;
    }

    byte[] salt(UUID person) {
        return sql.sql("select salt from registry.person where id = :id for update")
                .param("id", person)
                .query(byte[].class)
                .optional()
                .orElseThrow(() -> new Absent("person"));
    }

    void person(
            UUID person,
            byte @Nullable [] phone,
            byte @Nullable [] homeAddress,
            byte @Nullable [] householdAddress,
            byte @Nullable [] email,
            @Nullable String politicalStatus) {
        sql.sql(
                        """
                        update registry.person
                           set phone = :phone, home_address = :home, household_address = :household, email = :email,
                               political_status = :political, version = version + 1
                         where id = :id
                        """)
                .param("id", person)
                .param("phone", phone)
                .param("home", homeAddress)
                .param("household", householdAddress)
                .param("email", email)
                .param("political", politicalStatus)
                .update();
    }

    void boarding(UUID enrolment, @Nullable String boarding) {
        sql.sql("update registry.enrolment set boarding = :boarding where id = :id")
                .param("id", enrolment)
                .param("boarding", boarding)
                .update();
    }

    void phoneTail(UUID person, byte[] digest) {
        sql.sql("delete from registry.person_key where person_id = :id and kind = 'phone-tail'")
                .param("id", person)
                .update();
        sql.sql(
                        "insert into registry.person_key (kind, digest, person_id) values ('phone-tail', :digest, :id)")
                .param("id", person)
                .param("digest", digest)
                .update();
    }
}
