package org.matricula.credential.certificate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 证书作废 upon decisions of the school, and what is still to be reported of it to the nation.
@Repository
@Transactional(readOnly = true)
public class Voidings {

    /// One proposal, open until it is confirmed or taken back.
    public record Voiding(
            UUID id,
            UUID certificateId,
            String number,
            String name,
            String documentNo,
            LocalDate decidedOn,
            String reason,
            UUID fileId,
            boolean surrendered,
            @Nullable UUID proposerId,
            String proposer,
            Instant proposedAt,
            @Nullable String confirmer,
            @Nullable Instant confirmedAt,
            @Nullable String withdrawer,
            @Nullable Instant withdrawnAt) {

        public boolean open() {
            return confirmedAt == null && withdrawnAt == null;
        }
    }

    /// A void certificate whose registration has to be cancelled.
    record Uncancelled(UUID id, String number, String name, LocalDate voidOn) {}

    private static final String SELECT =
            """
            select v.id, v.certificate_id, c.number, c.name, v.document_no, v.decided_on, v.reason, v.file_id, v.surrendered,
                   v.proposer_id, v.proposer, v.proposed_at, v.confirmer, v.confirmed_at, v.withdrawer, v.withdrawn_at
              from credential.voiding v join credential.certificate c on c.id = v.certificate_id
            """;

    /// Registered with the nation, or a degree or a national number revoked; no other certificate
    /// stands under the number, and no 毕业证明书 in its place.
    private static final String UNCANCELLED =
            """
            select c.id, c.number, c.name, c.void_on from credential.certificate c
             where c.state = 'void' and c.cancelled_on is null and c.kind in ('diploma', 'completion', 'degree')
               and (exists (select from credential.national_line l
                             where l.certificate_id = c.id and l.state in ('registered', 'solved'))
                    or exists (select from credential.voiding v
                                where v.certificate_id = c.id and v.confirmed_at is not null))
               and not exists (select from credential.certificate s
                                where s.enrolment_id = c.enrolment_id and s.slot = c.slot and s.state <> 'void'
                                  and (s.number = c.number or s.kind = 'proof'))
            """;

    private final JdbcClient sql;

    Voidings(JdbcClient sql) {
        this.sql = sql;
    }

    /// Of a certificate, the newest first.
    List<Voiding> of(UUID certificate) {
        return sql.sql(SELECT + " where v.certificate_id = :id order by v.id desc")
                .param("id", certificate)
                .query(Voiding.class)
                .list();
    }

    /// Those that wait for a second person.
    List<Voiding> open(int limit) {
        var scope = Acting.now().scope();
        return sql.sql(
                        SELECT
                                + """
                                 where v.confirmed_at is null and v.withdrawn_at is null
                                   and v.scope_pos between :lo and :hi order by v.id limit :limit
                                """)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .param("limit", limit)
                .query(Voiding.class)
                .list();
    }

    /// Locked until the transaction ends.
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Voiding> lockOpen(UUID certificate) {
        return sql.sql(
                        SELECT
                                + """
                                 where v.certificate_id = :id and v.confirmed_at is null and v.withdrawn_at is null
                                   for update of v
                                """)
                .param("id", certificate)
                .query(Voiding.class)
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    UUID add(Certificate it, VoidCertificates.Proposed proposed, UUID file, Instant at) {
        return sql.sql(
                        """
                        insert into credential.voiding
                          (certificate_id, enrolment_id, person_id, scope_pos, document_no, decided_on, reason, file_id,
                           surrendered, proposer_id, proposer, proposed_at)
                        values (:certificate, :enrolment, :person, :pos, :document, :on, :reason, :file, :surrendered,
                                cast(:by as uuid), :name, :at)
                        returning id
                        """)
                .param("certificate", it.id())
                .param("enrolment", it.enrolmentId())
                .param("person", it.personId())
                .param("pos", it.scopePos())
                .param("document", proposed.documentNo().strip())
                .param("on", proposed.on())
                .param("reason", proposed.reason().strip())
                .param("file", file)
                .param("surrendered", proposed.surrendered())
                .param("by", Acting.now().account(), java.sql.Types.OTHER)
                .param("name", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void confirmed(UUID id, Instant at) {
        sql.sql(
                        """
                        update credential.voiding
                           set confirmer_id = cast(:by as uuid), confirmer = :name, confirmed_at = :at where id = :id
                        """)
                .param("by", Acting.now().account(), java.sql.Types.OTHER)
                .param("name", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void withdrawn(UUID id, Instant at) {
        sql.sql(
                        """
                        update credential.voiding set withdrawer = :name, withdrawn_at = :at where id = :id
                        """)
                .param("name", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    /// Whose registration is to be cancelled, as long as nobody has written down that it was.
    List<Uncancelled> uncancelled(int limit) {
        var scope = Acting.now().scope();
        return sql.sql(
                        UNCANCELLED
                                + " and c.scope_pos between :lo and :hi order by c.void_on, c.id"
                                + " limit :limit")
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .param("limit", limit)
                .query(Uncancelled.class)
                .list();
    }

    boolean uncancelled(UUID certificate) {
        return sql.sql(UNCANCELLED + " and c.id = :id")
                .param("id", certificate)
                .query(Uncancelled.class)
                .optional()
                .isPresent();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void cancelled(UUID certificate, LocalDate on, String note) {
        sql.sql(
                        """
                        update credential.certificate set cancelled_on = :on, cancellation = :note, canceller = :by
                         where id = :id
                        """)
                .param("on", on)
                .param("note", note)
                .param("by", Acting.now().name())
                .param("id", certificate)
                .update();
    }
}
