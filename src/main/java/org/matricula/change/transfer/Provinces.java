package org.matricula.change.transfer;

import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Which province a school lies in, and what the two provinces of a transfer have said.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Provinces {

    /// A transfer whose province has not answered in time.
    record Late(UUID half, UUID transfer, Side side, String name, String unit, LocalDate dueOn) {}

    private static final int PROVINCE = 2;

    private final JdbcClient sql;

    Provinces(JdbcClient sql) {
        this.sql = sql;
    }

    /// The first two digits of the division of the school, or of the nearest unit above that has
    /// one.
    Optional<String> of(UUID school) {
        return sql.sql(
                        """
                        with recursive up as (
                          select u.parent_id, u.division, 0 as height from organisation.unit u where u.id = :school
                          union all
                          select p.parent_id, p.division, up.height + 1
                            from up join organisation.unit p on p.id = up.parent_id)
                        select left(division, 2) from up where division is not null order by height limit 1
                        """)
                .param("school", school)
                .query(String.class)
                .optional();
    }

    /// 跨省: both provinces are known and differ; then their consent is needed.
    ///
    /// @param told 行政区划代码 that was told for a school that is not on the register
    /// @param first whose authority speaks first
    /// @param dueOn null where its clock starts later
    void cross(
            UUID transfer,
            School sending,
            School receiving,
            Side first,
            @Nullable LocalDate dueOn) {
        var from = province(sending);
        var to = province(receiving);
        if (from.isEmpty() || to.isEmpty() || from.equals(to)) {
            return;
        }
        sql.sql(
                        """
                        insert into change.transfer_province
                          (transfer_id, sending_province, receiving_province, turn, due_on)
                        values (:id, :from, :to, :turn, :due)
                        """)
                .param("id", transfer)
                .param("from", from.get())
                .param("to", to.get())
                .param("turn", first.code())
                .param("due", dueOn, Types.DATE)
                .update();
    }

    /// @param id null for a school that is not on the register
    record School(@Nullable UUID id, @Nullable String told) {}

    private Optional<String> province(School it) {
        return it.id() != null
                ? of(it.id())
                : Optional.ofNullable(it.told())
                        .filter(code -> code.length() >= PROVINCE)
                        .map(code -> code.substring(0, PROVINCE));
    }

    Optional<ProvinceConsent> find(UUID transfer) {
        return sql.sql(
                        """
                        select p.transfer_id, p.sending_province, p.receiving_province, upper(p.turn) as turn, p.due_on,
                               p.sending_on, p.sending_no, p.sending_by, p.receiving_on, p.receiving_no,
                               p.receiving_by, upper(p.refused) as refused
                          from change.transfer_province p where p.transfer_id = :id
                        """)
                .param("id", transfer)
                .query(ProvinceConsent.class)
                .optional();
    }

    /// What stands against carrying the transfer out.
    @Nullable Refusal unconfirmed(UUID transfer) {
        return find(transfer)
                .filter(it -> !it.confirmed())
                .map(it -> Refusal.rule("transfer.province-unconfirmed"))
                .orElse(null);
    }

    void start(UUID transfer, LocalDate dueOn) {
        sql.sql(
                        """
                        update change.transfer_province set due_on = :due
                         where transfer_id = :id and turn is not null and due_on is null
                        """)
                .param("id", transfer)
                .param("due", dueOn)
                .update();
    }

    void consented(
            UUID transfer,
            Side side,
            String number,
            String by,
            LocalDate on,
            @Nullable Side next,
            @Nullable LocalDate dueOn) {
        sql.sql(
                        """
                        update change.transfer_province
                           set %1$s_on = :on, %1$s_no = :number, %1$s_by = :by, turn = :next, due_on = :due
                         where transfer_id = :id
                        """
                                .formatted(side.code()))
                .param("id", transfer)
                .param("on", on)
                .param("number", number)
                .param("by", by)
                .param("next", next == null ? null : next.code(), Types.VARCHAR)
                .param("due", dueOn, Types.DATE)
                .update();
    }

    void refused(UUID transfer, Side side) {
        sql.sql(
                        """
                        update change.transfer_province set refused = :side, turn = null, due_on = null
                         where transfer_id = :id
                        """)
                .param("id", transfer)
                .param("side", side.code())
                .update();
    }

    /// By whoever reaches the half of the province whose turn it is, or the only half there is.
    List<Late> late(LocalDate today, int most) {
        return sql.sql(
                        """
                        select h.id as half, h.transfer_id as transfer, upper(h.side) as side, h.name, u.name as unit,
                               p.due_on
                          from change.transfer_province p
                          join change.transfer t on t.id = p.transfer_id
                           and t.state in ('preparing', 'asked', 'returned')
                          join change.transfer_side h on h.transfer_id = t.id
                           and (h.side = p.turn
                                or case p.turn when 'sending' then t.sending_id else t.receiving_id end is null)
                          join organisation.unit u on u.id = h.unit_id
                         where p.turn is not null and p.due_on < :today
                         order by p.due_on, h.id limit :most
                        """)
                .param("today", today)
                .param("most", most)
                .query(Late.class)
                .list();
    }
}
