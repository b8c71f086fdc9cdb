package org.matricula.enrolment.certificate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.registry.StudentStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Writes the register of certificates. Its lines lie where their students do.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class CertificateRows {

    /// A line taken for a student, whose certificate is to be issued now.
    record Claim(
            UUID id,
            UUID enrolmentId,
            UUID personId,
            UUID institutionId,
            long scopePos,
            String name,
            String status,
            LocalDate entryOn) {}

    /// Who of some students may have one.
    record Count(long registered, long unregistered) {}

    record Held(
            UUID id,
            UUID enrolmentId,
            UUID documentId,
            long scopePos,
            String number,
            LocalDate issuedOn,
            @Nullable String handedTo,
            @Nullable Instant voidedAt) {}

    private static final String HELD =
            """
            select c.id, c.enrolment_id, c.document_id, c.scope_pos, d.number, d.issued_on, c.handed_to, c.voided_at
              from enrolment.certificate c join document.document d on d.id = c.document_id
             where c.id = any (:ids) order by d.id
            """;

    private final JdbcClient sql;

    CertificateRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// Takes a line for each registered student of an interval who has no standing certificate. Who
    /// takes them at the same time waits, and gets none; all take them in the same order.
    ///
    /// @param enrolment only this student's, or null
    /// @param replaces the line in whose place it stands, or null
    /// @return by class and student number, as they are to be numbered
    List<Claim> claim(long lo, long hi, @Nullable UUID enrolment, @Nullable UUID replaces) {
        return sql.sql(
                        """
                        with taken as (
                          insert into enrolment.certificate (enrolment_id, scope_pos, person_id, replaces_id)
                          select s.enrolment_id, s.scope_pos, s.person_id, cast(:replaces as uuid)
                            from registry.student s
                           where s.scope_pos between :lo and :hi
                             and (cast(:enrolment as uuid) is null or s.enrolment_id = :enrolment)
                             and s.status in (:active) and s.registration = 'registered'
                           order by s.enrolment_id
                          on conflict (enrolment_id) where voided_at is null do nothing
                          returning id, enrolment_id)
                        select t.id, t.enrolment_id, s.person_id, s.institution_id, s.scope_pos, s.name, s.status,
                               e.entry_on
                          from taken t
                          join registry.student s on s.enrolment_id = t.enrolment_id
                          join registry.enrolment e on e.id = t.enrolment_id
                         order by s.scope_pos, s.student_number, s.name
                        """)
                .param("lo", lo)
                .param("hi", hi)
                .param("enrolment", enrolment, java.sql.Types.OTHER)
                .param("replaces", replaces, java.sql.Types.OTHER)
                .param("active", List.of(StudentStatus.activeCodes()))
                .query(Claim.class)
                .list();
    }

    Count count(long lo, long hi) {
        return sql.sql(
                        """
                        select count(*) filter (where s.registration = 'registered') as registered,
                               count(*) filter (where s.registration <> 'registered') as unregistered
                          from registry.student s
                         where s.scope_pos between :lo and :hi and s.status in (:active)
                        """)
                .param("lo", lo)
                .param("hi", hi)
                .param("active", List.of(StudentStatus.activeCodes()))
                .query(Count.class)
                .single();
    }

    /// Enrolments within reach that bear a student number.
    List<UUID> numbered(String number) {
        var scope = Acting.now().scope();
        return sql.sql(
                        """
                        select s.enrolment_id from registry.student s
                         where s.student_number = :number and s.scope_pos between :lo and :hi
                        """)
                .param("number", number)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .query(UUID.class)
                .list();
    }

    /// @param documents the document of each line
    void issued(Map<UUID, UUID> documents) {
        sql.sql(
                        """
                        update enrolment.certificate c set document_id = i.document
                          from unnest(cast(:ids as uuid[]), cast(:documents as uuid[])) as i (id, document)
                         where c.id = i.id
                        """)
                .param("ids", documents.keySet().toArray(UUID[]::new))
                .param("documents", documents.values().toArray(UUID[]::new))
                .update();
    }

    /// Locks lines until the transaction ends, and reads them in the order of their numbers.
    ///
    /// @throws Absent if one of them is not within reach
    List<Held> lock(List<UUID> lines) {
        var ids = lines.stream().distinct().toArray(UUID[]::new);
        sql.sql(
                        "select c.id from enrolment.certificate c where c.id = any (:ids) order by"
                                + " c.id for update")
                .param("ids", ids)
                .query(UUID.class)
                .list();
        var held = sql.sql(HELD).param("ids", ids).query(Held.class).list();
        if (held.size() != ids.length) {
            throw new Absent("certificate");
        }
        return held;
    }

    void handed(List<Held> lines, String to, LocalDate on, String note) {
        sql.sql(
                        """
                        update enrolment.certificate
                           set handed_to = :to, handed_on = :on, hand_note = :note, handed_by = :by
                         where id = any (:ids)
                        """)
                .param("to", to)
                .param("on", on)
                .param("note", note)
                .param("by", Acting.now().name())
                .param("ids", lines.stream().map(Held::id).toArray(UUID[]::new))
                .update();
    }

    void voided(Held line, String reason, Instant at) {
        sql.sql(
                        """
                        update enrolment.certificate set voided_at = :at, voided_by = :by, void_reason = :reason
                         where id = :id
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", Acting.now().name())
                .param("reason", reason)
                .param("id", line.id())
                .update();
    }
}
