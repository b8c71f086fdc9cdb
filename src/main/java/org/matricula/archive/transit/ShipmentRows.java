package org.matricula.archive.transit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ShipmentRows {

    /// Whose file it is.
    record Subject(
            UUID institutionId,
            UUID enrolmentId,
            UUID personId,
            long scopePos,
            String name,
            String studentNumber,
            @Nullable UUID volumeId,
            @Nullable String volume) {}

    /// Who is told that something awaited is late.
    record Late(UUID id, UUID handlerId, String student, String body, LocalDate dueOn) {}

    private static final String SELECT =
            """
            select s.id, s.institution_id, s.enrolment_id, s.person_id, s.scope_pos, s.volume_id, v.number as volume,
                   r.name as student, r.student_number, s.direction, s.state, s.number, s.document_id, s.body, s.address,
                   s.ground, s.request_number, s.carrier, s.tracking, s.sealed, s.pieces, s.moved_on, s.due_on, s.handler,
                   s.receipt_on, s.receipt_by, s.receipt_note, s.receipt_id, s.chases
              from archive.shipment s join registry.student r on r.enrolment_id = s.enrolment_id
              left join archive.volume v on v.id = s.volume_id
             where s.scope_pos between :lo and :hi
            """;

    private final JdbcClient sql;

    ShipmentRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// By the volume's number, or the student's.
    Optional<Subject> subject(String number) {
        return asked(
                        """
                        select r.institution_id, r.enrolment_id, r.person_id, r.scope_pos, r.name, r.student_number,
                               v.id as volume_id, v.number as volume
                          from registry.student r left join archive.volume v on v.enrolment_id = r.enrolment_id
                         where (v.number = :number or r.student_number = :number) and r.scope_pos between :lo and :hi
                         order by r.enrolment_id limit 1
                        """)
                .param("number", number)
                .query(Subject.class)
                .optional();
    }

    void lockVolume(UUID volume) {
        sql.sql("select id from archive.volume where id = :id for update")
                .param("id", volume)
                .query(UUID.class)
                .single();
    }

    boolean isOut(UUID volume) {
        return sql.sql("select archive.is_out(:id)")
                .param("id", volume)
                .query(Boolean.class)
                .single();
    }

    boolean isHeld(UUID volume) {
        return sql.sql(
                        "select exists (select from archive.hold where volume_id = :id and lifted_at is null)")
                .param("id", volume)
                .query(Boolean.class)
                .single();
    }

    boolean called(UUID enrolment) {
        return sql.sql(
                        "select exists (select from archive.shipment where enrolment_id = :id and direction = 'in' and state = 'called')")
                .param("id", enrolment)
                .query(Boolean.class)
                .single();
    }

    UUID add(
            Subject of,
            String direction,
            Errand it,
            String number,
            UUID document,
            @Nullable Parcel parcel,
            LocalDate due,
            @Nullable LocalDate on,
            Instant at) {
        return sql.sql(
                        """
                        insert into archive.shipment (institution_id, enrolment_id, volume_id, scope_pos, person_id, direction, state,
                               number, document_id, body, address, ground, request_number, carrier, tracking, sealed, pieces,
                               moved_on, due_on, handler_id, handler, entered_at)
                        values (:institution, :enrolment, cast(:volume as uuid), :pos, :person, :direction,
                                case :direction when 'out' then 'sent' else 'called' end, :number, :document, :body, :address, :ground,
                                :request, :carrier, :tracking, cast(:sealed as boolean), cast(:pieces as smallint),
                                cast(:on as date), :due, cast(:by as uuid), :name, :at) returning id
                        """)
                .param("institution", of.institutionId())
                .param("enrolment", of.enrolmentId())
                .param("volume", of.volumeId())
                .param("pos", of.scopePos())
                .param("person", of.personId())
                .param("direction", direction)
                .param("number", number)
                .param("document", document)
                .param("body", it.body())
                .param("address", it.address())
                .param("ground", it.ground())
                .param("request", it.requestNumber())
                .param("carrier", parcel == null ? null : parcel.carrier())
                .param("tracking", parcel == null ? null : parcel.number())
                .param("sealed", parcel == null ? null : parcel.sealed())
                .param("pieces", parcel == null ? null : parcel.pieces())
                .param("on", on)
                .param("due", due)
                .param("by", Acting.now().account())
                .param("name", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    void lock(UUID id) {
        sql.sql("select id from archive.shipment where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    /// @throws Absent if it is not within reach
    Shipment get(UUID id) {
        return asked(SELECT + " and s.id = :id")
                .param("id", id)
                .query(Shipment.class)
                .optional()
                .orElseThrow(() -> new Absent("shipment"));
    }

    /// The newest first.
    ///
    /// @param which `open`, `overdue`, `out`, `in` or `all`
    List<Shipment> page(String which, LocalDate today, @Nullable UUID before, int most) {
        return asked(
                        SELECT
                                + """
                                   and case :which when 'open' then s.state in ('sent', 'called', 'arrived')
                                                   when 'overdue' then s.state in ('sent', 'called') and s.due_on < :today
                                                   when 'out' then s.direction = 'out' when 'in' then s.direction = 'in'
                                                   else true end
                                   and (cast(:before as uuid) is null or s.id < :before)
                                 order by s.id desc limit :most
                                """)
                .param("which", which)
                .param("today", today)
                .param("before", before)
                .param("most", most)
                .query(Shipment.class)
                .list();
    }

    void arrived(UUID id, Parcel parcel, LocalDate on) {
        sql.sql(
                        """
                        update archive.shipment set state = 'arrived', carrier = :carrier, tracking = :tracking, sealed = :sealed,
                               pieces = :pieces, moved_on = :on where id = :id
                        """)
                .param("carrier", parcel.carrier())
                .param("tracking", parcel.number())
                .param("sealed", parcel.sealed())
                .param("pieces", parcel.pieces())
                .param("on", on)
                .param("id", id)
                .update();
    }

    void receipted(
            UUID id, LocalDate on, String by, @Nullable String note, @Nullable UUID document) {
        sql.sql(
                        """
                        update archive.shipment set state = 'receipted', receipt_on = :on, receipt_by = :by, receipt_note = :note,
                               receipt_id = cast(:document as uuid) where id = :id
                        """)
                .param("on", on)
                .param("by", by)
                .param("note", note)
                .param("document", document)
                .param("id", id)
                .update();
    }

    /// @param state `withdrawn` or `declined`
    void calledOff(UUID id, String state, String note) {
        sql.sql("update archive.shipment set state = :state, receipt_note = :note where id = :id")
                .param("state", state)
                .param("note", note)
                .param("id", id)
                .update();
    }

    void returned(UUID id, String note) {
        sql.sql(
                        "update archive.shipment set state = 'returned', receipt_note = :note where id = :id")
                .param("note", note)
                .param("id", id)
                .update();
    }

    /// Late ones not told of today; they count as told.
    List<Late> late(LocalDate today) {
        return sql.sql(
                        """
                        with told as (
                          update archive.shipment set chased_on = :today, chases = chases + 1
                           where state in ('sent', 'called') and due_on < :today and handler_id is not null
                             and (chased_on is null or chased_on < :today)
                          returning id, handler_id, enrolment_id, body, due_on)
                        select t.id, t.handler_id, r.name as student, t.body, t.due_on
                          from told t join registry.student r on r.enrolment_id = t.enrolment_id order by t.id
                        """)
                .param("today", today)
                .query(Late.class)
                .list();
    }

    private JdbcClient.StatementSpec asked(String question) {
        var scope = Acting.now().scope();
        return sql.sql(question).param("lo", scope.lo()).param("hi", scope.hi());
    }
}
