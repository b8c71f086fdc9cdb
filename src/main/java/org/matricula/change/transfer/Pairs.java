package org.matricula.change.transfer;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The state that two schools share.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Pairs {

    /// A school on the register, or the name of one that is not.
    record School(@Nullable UUID id, String name) {}

    private final JdbcClient sql;
    private final Clock clock;

    Pairs(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    Pair get(UUID id) {
        return sql.sql(
                        """
                        select t.id, t.education, upper(t.first_side) as first_side, t.sending_id, t.sending_name,
                               t.receiving_id, t.receiving_name, upper(t.state) as state, t.due_on, t.on_day, t.message,
                               t.package_no, t.package_digest, array_to_string(t.contents, E'\\n') as contents,
                               t.posted_on, t.posted_how, t.received_by, t.received_on, t.file_by, t.filed_on,
                               t.filed_no, upper(t.agreed_to_undo) as agreed_to_undo, t.out_event, t.in_event
                          from change.transfer t where t.id = :id
                        """)
                .param("id", id)
                .query(Pair.class)
                .optional()
                .orElseThrow(() -> new Absent("transfer"));
    }

    /// Nobody of either school acts upon it until the transaction ends.
    Pair lock(UUID id) {
        sql.sql("select id from change.transfer where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional();
        return get(id);
    }

    UUID begin(String education, Side first, School sending, School receiving) {
        return sql.sql(
                        """
                        insert into change.transfer
                          (education, first_side, sending_id, sending_name, receiving_id, receiving_name, state, began_at)
                        values (:education, :first, :sending, :sendingName, :receiving, :receivingName, 'preparing', :now)
                        returning id
                        """)
                .param("education", education)
                .param("first", first.code())
                .param("sending", sending.id(), Types.OTHER)
                .param("sendingName", sending.name())
                .param("receiving", receiving.id(), Types.OTHER)
                .param("receivingName", receiving.name())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    /// @param dueOn by when the other school answers; null where nobody's answer is awaited
    /// @throws Refused where the other school was faster
    void become(Pair it, TransferState then, @Nullable String message, @Nullable LocalDate dueOn) {
        if (!it.state().mayBecome(then)) {
            throw new Refused(Refusal.conflict("transfer.not-now"));
        }
        sql.sql(
                        """
                        update change.transfer
                           set state = :then, message = coalesce(:message, message), due_on = :due
                         where id = :id
                        """)
                .param("then", then.code())
                .param("message", message, Types.VARCHAR)
                .param("due", dueOn, Types.DATE)
                .param("id", it.id())
                .update();
    }

    void on(UUID id, LocalDate day) {
        sql.sql("update change.transfer set on_day = :day where id = :id")
                .param("day", day)
                .param("id", id)
                .update();
    }

    void packed(UUID id, String number, String digest, List<String> contents) {
        sql.sql(
                        """
                        update change.transfer
                           set package_no = :number, package_digest = :digest, contents = :contents where id = :id
                        """)
                .param("number", number)
                .param("digest", digest)
                .param("contents", contents.toArray(String[]::new))
                .param("id", id)
                .update();
    }

    void carriedOut(UUID id, @Nullable UUID out, @Nullable UUID in, @Nullable LocalDate fileBy) {
        sql.sql(
                        """
                        update change.transfer set out_event = :out, in_event = :in, file_by = :by where id = :id
                        """)
                .param("out", out, Types.OTHER)
                .param("in", in, Types.OTHER)
                .param("by", fileBy, Types.DATE)
                .param("id", id)
                .update();
    }

    void received(UUID id, String by, LocalDate on) {
        sql.sql("update change.transfer set received_by = :by, received_on = :on where id = :id")
                .param("by", by)
                .param("on", on)
                .param("id", id)
                .update();
    }

    void posted(UUID id, LocalDate on, String how) {
        sql.sql("update change.transfer set posted_on = :on, posted_how = :how where id = :id")
                .param("on", on)
                .param("how", how)
                .param("id", id)
                .update();
    }

    void filed(UUID id, LocalDate on, String number) {
        sql.sql("update change.transfer set filed_on = :on, filed_no = :number where id = :id")
                .param("on", on)
                .param("number", number)
                .param("id", id)
                .update();
    }

    void agreedToUndo(UUID id, Side side) {
        sql.sql("update change.transfer set agreed_to_undo = :side where id = :id")
                .param("side", side.code())
                .param("id", id)
                .update();
    }
}
