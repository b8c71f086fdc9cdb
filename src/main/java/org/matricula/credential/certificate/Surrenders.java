package org.matricula.credential.certificate;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 原件收回登记: which originals lie at the registry's desk.
@Repository
@Transactional(readOnly = true)
public class Surrenders {

    /// @param returnedOn when it was given back, null while it lies there
    public record Surrender(
            LocalDate receivedOn,
            String receiver,
            String note,
            @Nullable LocalDate returnedOn,
            @Nullable String returner) {}

    private final JdbcClient sql;

    Surrenders(JdbcClient sql) {
        this.sql = sql;
    }

    /// The newest first.
    List<Surrender> of(UUID certificate) {
        return sql.sql(
                        """
                        select received_on, receiver, note, returned_on, returner from credential.surrender
                         where certificate_id = :id order by id desc
                        """)
                .param("id", certificate)
                .query(Surrender.class)
                .list();
    }

    /// Whether it lies at the desk.
    boolean held(UUID certificate) {
        return of(certificate).stream().anyMatch(it -> it.returnedOn() == null);
    }

    /// Whether it was ever in its owner's hands.
    boolean handedOver(UUID certificate) {
        return sql.sql("select exists (select from credential.handing where certificate_id = :id)")
                .param("id", certificate)
                .query(Boolean.class)
                .single();
    }

    /// Whether it must come back before what took its place leaves, and has not.
    boolean wanting(UUID certificate) {
        return sql.sql(
                        """
                        select state = 'void' and original_due and surrendered_on is null
                          from credential.certificate where id = :id
                        """)
                .param("id", certificate)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /// Another took its place. What lies at the desk already was handed in then.
    ///
    /// @param due whether the original has to come back: it was not lost
    @Transactional(propagation = Propagation.MANDATORY)
    void due(UUID certificate, boolean due) {
        sql.sql(
                        """
                        update credential.certificate c
                           set original_due = :due
                                 and exists (select from credential.handing h where h.certificate_id = c.id),
                               surrendered_on = (select s.received_on from credential.surrender s
                                                  where s.certificate_id = c.id and s.returned_on is null)
                         where c.id = :id and c.state = 'void'
                        """)
                .param("due", due)
                .param("id", certificate)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void receive(Certificate it, LocalDate on, String note) {
        sql.sql(
                        """
                        insert into credential.surrender
                          (certificate_id, enrolment_id, person_id, scope_pos, received_on, receiver_id, receiver, note)
                        values (:certificate, :enrolment, :person, :pos, :on, cast(:account as uuid), :by, :note)
                        """)
                .param("certificate", it.id())
                .param("enrolment", it.enrolmentId())
                .param("person", it.personId())
                .param("pos", it.scopePos())
                .param("on", on)
                .param("account", Acting.now().account(), java.sql.Types.OTHER)
                .param("by", Acting.now().name())
                .param("note", note)
                .update();
        sql.sql(
                        """
                        update credential.certificate set surrendered_on = :on where id = :id and state = 'void'
                        """)
                .param("on", on)
                .param("id", it.id())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void giveBack(UUID certificate, LocalDate on) {
        sql.sql(
                        """
                        update credential.surrender set returned_on = :on, returner = :by
                         where certificate_id = :id and returned_on is null
                        """)
                .param("on", on)
                .param("by", Acting.now().name())
                .param("id", certificate)
                .update();
    }
}
