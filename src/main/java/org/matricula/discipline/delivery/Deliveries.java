package org.matricula.discipline.delivery;

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

/// 送达: what was brought to whom, how, and from when it counts.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Deliveries {

    /// @param handedOn the day it was given, left, arrived by post or put up
    /// @param deliveredOn the day it counts as delivered
    public record Delivery(
            UUID id,
            @Nullable UUID caseId,
            String what,
            @Nullable UUID documentId,
            String way,
            LocalDate handedOn,
            LocalDate deliveredOn,
            @Nullable String receiver,
            @Nullable String witnesses,
            @Nullable String tracking,
            @Nullable String reason,
            @Nullable UUID receiptId,
            String recordedBy) {}

    /// A paper that has been issued and not yet been delivered.
    ///
    /// @param of the case whose paper it is; the paper itself where it belongs to none
    public record Outstanding(
            UUID of,
            String what,
            String kind,
            String number,
            UUID subjectId,
            String name,
            @Nullable String studentNumber,
            UUID unitId,
            String unit,
            LocalDate issuedOn) {}

    private static final String SELECT =
            """
            select id, case_id, what, document_id, way, handed_on, delivered_on, receiver, witnesses, tracking, reason,
                   receipt_id, recorded_by
              from discipline.delivery
            """;

    private final JdbcClient sql;

    Deliveries(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param of the case whose paper it is; the paper itself where it belongs to none
    public Optional<Delivery> find(UUID of, String what) {
        return sql.sql(
                        SELECT
                                + """
                                where (case_id = :of or case_id is null and document_id = :of) and what = :what
                                  -- a notice that was taken back has told nobody
                                  and (what <> 'intent' or exists (select from document.document o
                                         where o.id = document_id and o.state = 'standing'))
                                """)
                .param("of", of)
                .param("what", what)
                .query(Delivery.class)
                .optional();
    }

    public List<Delivery> ofCase(UUID caseId) {
        return sql.sql(SELECT + "where case_id = :case order by id")
                .param("case", caseId)
                .query(Delivery.class)
                .list();
    }

    /// The longest waiting first.
    public List<Outstanding> outstanding(int limit) {
        return sql.sql(
                        """
                        select coalesce(d.case_id, d.id) as of, w.what, d.kind, d.number, d.enrolment_id as subject_id, d.person_name as name,
                               s.student_number, s.unit_id, u.name as unit, d.issued_on
                          from document.document d
                          join (values ('discipline-intent', 'intent'), ('withdrawal-intent', 'intent'),
                                       ('discipline-decision', 'decision'),
                                       ('automatic-withdrawal-decision', 'decision'),
                                       ('withdrawal-decision', 'decision'),
                                       ('admission-lapse-decision', 'decision'),
                                       ('discipline-lifting', 'lifting'), ('appeal-decision', 'appeal'),
                                       ('degree-intent', 'degree-intent'))
                            as w (kind, what) on w.kind = d.kind
                          join registry.student s on s.enrolment_id = d.enrolment_id
                          join organisation.unit u on u.id = s.unit_id
                          left join workflow.case_file c on c.id = d.case_id
                         where d.state = 'standing'
                           and (w.what = 'degree-intent' or c.state not in ('refused', 'retracted', 'reversed'))
                           -- whoever asked for it themselves only takes it along
                           and (d.kind <> 'withdrawal-decision' or c.kind = 'required-withdrawal')
                           and not exists (select from discipline.delivery v
                                            where v.what = w.what
                                              and (v.case_id = d.case_id or v.case_id is null and v.document_id = d.id)
                                              and (w.what <> 'intent' or v.document_id = d.id))
                         order by d.issued_on, d.id limit :limit
                        """)
                .param("limit", limit)
                .query(Outstanding.class)
                .list();
    }

    UUID add(
            @Nullable UUID caseId,
            UUID person,
            long scopePos,
            UUID document,
            Given it,
            Instant at) {
        return sql.sql(
                        """
                        insert into discipline.delivery
                          (case_id, scope_pos, person_id, what, document_id, way, handed_on, delivered_on, receiver, witnesses,
                           tracking, reason, recorded_by, recorded_at)
                        values (:case, :scope, :person, :what, :document, :way, :handed, :delivered, :receiver, :witnesses,
                                :tracking, :reason, :by, :at)
                        returning id
                        """)
                .param("case", caseId, java.sql.Types.OTHER)
                .param("scope", scopePos)
                .param("person", person)
                .param("what", it.what())
                .param("document", document)
                .param("way", it.way())
                .param("handed", it.handedOn())
                .param("delivered", it.deliveredOn())
                .param("receiver", it.receiver())
                .param("witnesses", it.witnesses())
                .param("tracking", it.tracking())
                .param("reason", it.reason())
                .param("by", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    /// What is written down, judged and complete.
    record Given(
            String what,
            String way,
            LocalDate handedOn,
            LocalDate deliveredOn,
            @Nullable String receiver,
            @Nullable String witnesses,
            @Nullable String tracking,
            @Nullable String reason) {}

    void receipt(UUID id, UUID document) {
        sql.sql("update discipline.delivery set receipt_id = :document where id = :id")
                .param("document", document)
                .param("id", id)
                .update();
    }
}
