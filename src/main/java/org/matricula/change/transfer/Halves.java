package org.matricula.change.transfer;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.registry.Intake;
import org.matricula.vault.OpenedRows;
import org.matricula.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The halves within reach.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Halves {

    private static final String SELECT =
            """
            select h.id, h.transfer_id, upper(h.side) as side, h.scope_pos, h.person_id, h.unit_id, h.enrolment_id,
                   h.case_id, h.name, h.sex, h.birth_on, h.student_number, h.registry_number, h.salt, h.kind, h.grade_level,
                   h.level, h.major, h.student_type
              from change.transfer_side h
            """;

    /// @param side which half; null for both
    /// @param state null for all
    /// @param late only those whose answer is overdue on this day
    record Sought(
            @Nullable Side side,
            @Nullable TransferState state,
            @Nullable LocalDate late,
            @Nullable UUID before,
            int limit) {}

    /// @param other the other school
    public record Line(
            UUID id,
            UUID transferId,
            Side side,
            Side firstSide,
            String name,
            @Nullable String studentNumber,
            String unit,
            String other,
            TransferState state,
            @Nullable LocalDate dueOn,
            @Nullable LocalDate onDay) {}

    private final JdbcClient sql;
    private final OpenedRows opened;
    private final Vault vault;

    Halves(JdbcClient sql, OpenedRows opened, Vault vault) {
        this.sql = sql;
        this.opened = opened;
        this.vault = vault;
    }

    Optional<Half> find(UUID id) {
        return one(" where h.id = :id", id);
    }

    Optional<Half> byCase(UUID caseId) {
        return one(" where h.case_id = :id", caseId);
    }

    Optional<Half> of(UUID transfer, Side side) {
        return sql.sql(SELECT + " where h.transfer_id = :id and h.side = :side")
                .param("id", transfer)
                .param("side", side.code())
                .query(opened.of(Half.class, HalfColumns.NUMBER))
                .optional();
    }

    void lock(UUID id) {
        sql.sql("select id from change.transfer_side where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    /// What waits for this school's answer about one of its students; of two schools that ask, the
    /// one that asked first.
    Optional<Half> asked(UUID enrolment) {
        return one(
                """
                 join change.transfer t on t.id = h.transfer_id and t.state = 'asked' and t.first_side = 'receiving'
                 where h.enrolment_id = :id and h.side = 'sending' order by h.id limit 1
                """,
                enrolment);
    }

    /// Whether the school has let the student go, and another decides.
    boolean leaving(UUID enrolment) {
        return sql.sql(
                        """
                        select exists (
                          select from change.transfer_side h
                            join change.transfer t on t.id = h.transfer_id and t.first_side = 'sending'
                             and t.state in ('asked', 'returned')
                           where h.enrolment_id = :id and h.side = 'sending')
                        """)
                .param("id", enrolment)
                .query(Boolean.class)
                .single();
    }

    List<Line> list(Sought it) {
        return sql.sql(
                        """
                        select h.id, h.transfer_id, upper(h.side) as side, upper(t.first_side) as first_side, h.name,
                               h.student_number, u.name as unit,
                               case h.side when 'sending' then t.receiving_name else t.sending_name end as other,
                               upper(t.state) as state, t.due_on, t.on_day
                          from change.transfer_side h
                          join change.transfer t on t.id = h.transfer_id
                          join organisation.unit u on u.id = h.unit_id
                         where (cast(:side as text) is null or h.side = :side)
                           and (cast(:state as text) is null or t.state = :state)
                           and (cast(:late as date) is null or t.state = 'asked' and t.due_on < :late)
                           and (cast(:before as uuid) is null or h.id < :before)
                         order by h.id desc limit :limit
                        """)
                .param("side", it.side() == null ? null : it.side().code())
                .param("state", it.state() == null ? null : it.state().code())
                .param("late", it.late())
                .param("before", it.before())
                .param("limit", it.limit())
                .query(Line.class)
                .list();
    }

    UUID add(UUID transfer, Side side, Leaver it, UUID unit, long scopePos, @Nullable UUID caseId) {
        var salt = vault.newSalt();
        return sql.sql(
                        """
                        insert into change.transfer_side
                          (transfer_id, side, scope_pos, person_id, unit_id, enrolment_id, case_id, name, sex, birth_on,
                           student_number, salt, registry_number, registry_digest, kind, grade_level, level, major,
                           student_type)
                        values (:transfer, :side, :pos, :person, :unit, :enrolment, :case, :name, :sex, :birth,
                                :number, :salt, cast(:registry as bytea), cast(:digest as bytea), :kind, :grade, :level, :major, :type)
                        returning id
                        """)
                .param("transfer", transfer)
                .param("side", side.code())
                .param("pos", scopePos)
                .param("person", it.person())
                .param("unit", unit)
                .param("enrolment", side == Side.SENDING ? it.enrolment() : null)
                .param("case", caseId)
                .param("name", it.name())
                .param("sex", it.sex())
                .param("birth", it.birthOn())
                .param("number", it.studentNumber())
                .param("salt", salt)
                .param("registry", vault.seal(HalfColumns.NUMBER, it.registryNumber(), salt))
                .param("digest", digest(it))
                .param("kind", it.kind())
                .param("grade", it.gradeLevel())
                .param("level", it.level())
                .param("major", it.major())
                .param("type", it.studentType())
                .query(UUID.class)
                .single();
    }

    void hasCase(UUID id, UUID caseId) {
        sql.sql("update change.transfer_side set case_id = :case where id = :id")
                .param("case", caseId)
                .param("id", id)
                .update();
    }

    /// The class that takes the student in; the half lies there from now on.
    void placed(UUID id, UUID unit, @Nullable UUID enrolment) {
        sql.sql(
                        """
                        update change.transfer_side h
                           set unit_id = u.id, scope_pos = u.pos, enrolment_id = coalesce(:enrolment, h.enrolment_id)
                          from organisation.unit u
                         where h.id = :id and u.id = :unit
                        """)
                .param("unit", unit)
                .param("enrolment", enrolment, java.sql.Types.OTHER)
                .param("id", id)
                .update();
    }

    /// The act that opened an enrolment.
    UUID firstEvent(UUID enrolment) {
        return sql.sql(
                        "select id from registry.status_event where enrolment_id = :id order by seq limit 1")
                .param("id", enrolment)
                .query(UUID.class)
                .single();
    }

    /// One at a time registers who would come to a school; read next who is expected already.
    void holdArrivals(UUID school) {
        sql.sql(
                        "select pg_advisory_xact_lock(hashtextextended('change.arrival' || :id, 0)) is null")
                .param("id", school)
                .query(Boolean.class)
                .single();
    }

    /// Whether this school has a transfer of somebody under way already: the same person, or of a
    /// school that is not on the register the same name and number.
    boolean expecting(Leaver it) {
        return sql.sql(
                        """
                        select exists (
                          select from change.transfer_side h
                            join change.transfer t on t.id = h.transfer_id
                             and t.state in ('preparing', 'asked', 'returned')
                           where h.side = 'receiving'
                             and (h.person_id = :person
                                  or h.name = :name and h.registry_digest = :registry))
                        """)
                .param("person", it.person())
                .param("name", it.name())
                .param("registry", digest(it), java.sql.Types.BINARY)
                .query(Boolean.class)
                .single();
    }

    /// How far a half's own case has come; empty where it has none.
    Optional<String> caseState(UUID id) {
        return sql.sql(
                        """
                        select c.state from change.transfer_side h join workflow.case_file c on c.id = h.case_id
                         where h.id = :id
                        """)
                .param("id", id)
                .query(String.class)
                .optional();
    }

    private byte @Nullable [] digest(Leaver it) {
        var number = it.registryNumber();
        return number == null
                ? null
                : vault.digest(Intake.REGISTRY_KEY, Intake.registryKey(number));
    }

    private Optional<Half> one(String condition, UUID id) {
        return sql.sql(SELECT + condition)
                .param("id", id)
                .query(opened.of(Half.class, HalfColumns.NUMBER))
                .optional();
    }
}
