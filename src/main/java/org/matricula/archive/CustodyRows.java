package org.matricula.archive;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 利用登记: the chain of custody of a volume, from all the archive's own books.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class CustodyRows {

    private static final String STEPS =
            """
            select (filed_at at time zone 'Asia/Shanghai')::date as "on", 'filed' as what, filer as by, number as note,
                   filed_at as at
              from archive.volume where id = :id
            union all
            select (out_at at time zone 'Asia/Shanghai')::date, 'loan.' || way, borrower, concat_ws(' ', organisation, purpose), out_at
              from archive.loan where volume_id = :id and out_at is not null
            union all
            select (l.returned_at at time zone 'Asia/Shanghai')::date,
                   case l.way when 'copy' then 'copied' else 'loan.returned' end, l.receiver,
                   concat_ws(' ', case l.condition when 'whole' then null else l.condition_note end, d.number,
                     case l.way when 'copy' then l.pages || 'p' end), l.returned_at
              from archive.loan l left join document.document d on d.id = l.copy_id
             where l.volume_id = :id and l.returned_at is not null
            union all
            select moved_on, 'sent', handler, concat_ws(' ', number, body), entered_at
              from archive.shipment where volume_id = :id and direction = 'out'
            union all
            select receipt_on, 'receipt', receipt_by, number, entered_at + interval '1 second'
              from archive.shipment where volume_id = :id and direction = 'out' and receipt_on is not null
            union all
            select (h.received_at at time zone 'Asia/Shanghai')::date, 'handed-over', h.receiver, concat_ws(' ', h.number, h.body),
                   h.received_at
              from archive.handover_item i join archive.handover h on h.id = i.handover_id
             where i.volume_id = :id and h.state = 'taken'
            union all
            select (placed_at at time zone 'Asia/Shanghai')::date, 'held', placer, reason, placed_at
              from archive.hold where volume_id = :id
            union all
            select (lifted_at at time zone 'Asia/Shanghai')::date, 'hold-lifted', lifter, lift_reason, lifted_at
              from archive.hold where volume_id = :id and lifted_at is not null
            union all
            select (d.destroyed_at at time zone 'Asia/Shanghai')::date, 'destroyed', d.witness, d.number || ' ' || i.kind, d.destroyed_at
              from archive.disposal_item i join archive.disposal d on d.id = i.disposal_id
             where i.volume_id = :id and d.state = 'destroyed' and i.verdict = 'destroy'
            """;

    private final JdbcClient sql;

    CustodyRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// The newest first.
    List<CustodyStep> of(UUID volume, int most) {
        return sql.sql(
                        "select s.\"on\", s.what, s.by, s.note from ("
                                + STEPS
                                + ") s order by s.at desc limit :most")
                .param("id", volume)
                .param("most", most)
                .query(CustodyStep.class)
                .list();
    }

    /// Whether it lies in a box, and is moved by scanner.
    boolean boxed(UUID volume) {
        return sql.sql("select box_id is not null from archive.volume where id = :id")
                .param("id", volume)
                .query(Boolean.class)
                .single();
    }

    boolean held(UUID volume) {
        return sql.sql(
                        "select exists (select from archive.hold where volume_id = :id and lifted_at is null)")
                .param("id", volume)
                .query(Boolean.class)
                .single();
    }
}
