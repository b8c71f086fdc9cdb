package org.matricula.registry.link;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Codes by their digests, and those they are for.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class LinkCodes {

    /// Whom a code may be for.
    ///
    /// @param guardian null for the student
    /// @param name of the student or the guardian
    record Holder(
            UUID enrolment,
            UUID person,
            @Nullable UUID guardian,
            String name,
            String student,
            String studentNumber,
            String unit,
            long scopePos,
            boolean linked) {}

    /// A code that was found good.
    record Good(
            UUID id,
            UUID person,
            @Nullable UUID guardian,
            String name,
            UUID unit,
            long scopePos,
            UUID enrolment) {}

    private static final String STUDENTS =
            """
            select s.enrolment_id as enrolment, s.person_id as person, cast(null as uuid) as guardian, s.name,
                   s.name as student, s.student_number, u.name as unit, s.scope_pos,
                   exists (select from registry.account_person a where a.person_id = s.person_id) as linked
              from registry.student s join organisation.unit u on u.id = s.unit_id
             where s.enrolment_id = any (:enrolments)
             order by s.scope_pos, s.student_number, s.enrolment_id
            """;

    /// 被监护人: with custody, and the student not of age yet (民法典 第十七条、第二十七条).
    private static final String GUARDIANS =
            """
            select s.enrolment_id as enrolment, s.person_id as person, g.id as guardian, g.name,
                   s.name as student, s.student_number, u.name as unit, s.scope_pos,
                   g.account_id is not null as linked
              from registry.student s
              join organisation.unit u on u.id = s.unit_id
              join registry.guardian g on g.person_id = s.person_id and g.custody
             where s.enrolment_id = any (:enrolments) and (s.birth_on is null or s.birth_on > :adult)
             order by s.scope_pos, s.student_number, s.enrolment_id, g.seq
            """;

    private final JdbcClient sql;

    LinkCodes(JdbcClient sql) {
        this.sql = sql;
    }

    List<Holder> students(List<UUID> enrolments) {
        return sql.sql(STUDENTS)
                .param("enrolments", enrolments.toArray(UUID[]::new))
                .query(Holder.class)
                .list();
    }

    /// @param adult born later than this, the student is a minor
    List<Holder> guardians(List<UUID> enrolments, LocalDate adult) {
        return sql.sql(GUARDIANS)
                .param("enrolments", enrolments.toArray(UUID[]::new))
                .param("adult", adult)
                .query(Holder.class)
                .list();
    }

    List<UUID> inClass(UUID unit, int most) {
        return sql.sql(
                        """
                        select s.enrolment_id from registry.student s
                          join organisation.unit u on u.id = :unit
                         where s.scope_pos between u.pos and u.pos_end and s.status = '01'
                         order by s.scope_pos, s.student_number, s.enrolment_id limit :most
                        """)
                .param("unit", unit)
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    void put(Holder holder, byte[] digest, @Nullable UUID by, Instant now, Instant expires) {
        sql.sql(
                        """
                        delete from registry.link_code
                         where person_id = :person and guardian_id is not distinct from cast(:guardian as uuid)
                           and used_at is null
                        """)
                .param("person", holder.person())
                .param("guardian", holder.guardian())
                .update();
        sql.sql(
                        """
                        insert into registry.link_code (digest, person_id, guardian_id, made_by, made_at, expires_at)
                        values (:digest, :person, cast(:guardian as uuid), cast(:by as uuid), :now, :expires)
                        """)
                .param("digest", digest)
                .param("person", holder.person())
                .param("guardian", holder.guardian())
                .param("by", by)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("expires", expires.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Locked, so that of two who come with one code only the first has it.
    Optional<Good> good(byte[] digest, Instant now) {
        return sql.sql(
                        """
                        select c.id, c.person_id as person, c.guardian_id as guardian, coalesce(g.name, p.name) as name,
                               e.institution_id as unit, i.pos as scope_pos, e.id as enrolment
                          from registry.link_code c
                          join registry.person p on p.id = c.person_id
                          left join registry.guardian g on g.id = c.guardian_id
                          join lateral (select n.id, n.institution_id from registry.enrolment n
                                         where n.person_id = c.person_id
                                         order by n.active desc, n.entry_on desc limit 1) e on true
                          join organisation.unit i on i.id = e.institution_id
                         where c.digest = :digest and c.used_at is null and c.expires_at > :now
                           for update of c
                        """)
                .param("digest", digest)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Good.class)
                .optional();
    }

    void use(UUID code, UUID account, Instant now) {
        sql.sql("update registry.link_code set used_at = :now, used_by = :account where id = :code")
                .param("code", code)
                .param("account", account)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void linkStudent(UUID account, UUID person) {
        sql.sql(
                        """
                        insert into registry.account_person (account_id, person_id) values (:account, :person)
                        """)
                .param("account", account)
                .param("person", person)
                .update();
    }

    void linkGuardian(UUID account, UUID guardian) {
        sql.sql("update registry.guardian set account_id = :account where id = :guardian")
                .param("account", account)
                .param("guardian", guardian)
                .update();
    }

    /// Whose own file an account has already.
    Optional<UUID> personOf(UUID account) {
        return sql.sql("select person_id from registry.account_person where account_id = :account")
                .param("account", account)
                .query(UUID.class)
                .optional();
    }
}
