package org.matricula.credential.transcript;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The students of a batch, and what came of each.
@Repository
@Transactional
public class TranscriptLines {

    public record Line(
            UUID enrolmentId,
            String name,
            String studentNumber,
            String state,
            @Nullable String reason,
            @Nullable String[] reasonArgs,
            @Nullable UUID documentId,
            @Nullable String number,
            @Nullable UUID englishId) {}

    private final JdbcClient sql;

    TranscriptLines(JdbcClient sql) {
        this.sql = sql;
    }

    @Transactional(readOnly = true)
    List<Line> of(UUID batch) {
        return sql.sql(
                        """
                        select l.enrolment_id, s.name, s.student_number, l.state, l.reason, l.reason_args,
                               coalesce(i.document_id, i.english_id) as document_id, d.number,
                               case when i.document_id is not null then i.english_id end as english_id
                          from credential.batch_line l
                          join registry.student s on s.enrolment_id = l.enrolment_id
                          left join credential.issue i on i.id = l.issue_id
                          left join document.document d on d.id = coalesce(i.document_id, i.english_id)
                         where l.batch_id = :batch order by l.seq
                        """)
                .param("batch", batch)
                .query((row, n) ->
                        new Line(
                                row.getObject("enrolment_id", UUID.class),
                                row.getString("name"),
                                row.getString("student_number"),
                                row.getString("state"),
                                row.getString("reason"),
                                (String[]) row.getArray("reason_args").getArray(),
                                row.getObject("document_id", UUID.class),
                                row.getString("number"),
                                row.getObject("english_id", UUID.class)))
                .list();
    }

    /// Everybody the class has or had, but for who was never taught: whoever may get none is told.
    int fill(UUID batch, UUID unit) {
        return sql.sql(
                        """
                        insert into credential.batch_line (batch_id, enrolment_id, seq, scope_pos, person_id)
                        select :batch, s.enrolment_id, row_number() over (order by s.student_number, s.enrolment_id),
                               s.scope_pos, s.person_id
                          from registry.student s where s.unit_id = :unit and s.status not in ('10', '11', '12', 'L2')
                        """)
                .param("batch", batch)
                .param("unit", unit)
                .update();
    }

    /// The next student of a batch, held until the transaction ends.
    Optional<UUID> next(UUID batch) {
        return sql.sql(
                        """
                        select l.enrolment_id from credential.batch_line l
                         where l.batch_id = :batch and l.state = 'waiting' order by l.seq limit 1
                           for update skip locked
                        """)
                .param("batch", batch)
                .query(UUID.class)
                .optional();
    }

    void issued(UUID batch, UUID enrolment, UUID issue) {
        sql.sql(
                        """
                        update credential.batch_line set state = 'issued', issue_id = :issue
                         where batch_id = :batch and enrolment_id = :enrolment
                        """)
                .param("issue", issue)
                .param("batch", batch)
                .param("enrolment", enrolment)
                .update();
    }

    void refused(UUID batch, UUID enrolment, Refusal why) {
        sql.sql(
                        """
                        update credential.batch_line set state = 'refused', reason = :reason, reason_args = :args
                         where batch_id = :batch and enrolment_id = :enrolment and state = 'waiting'
                        """)
                .param("reason", why.code())
                .param("args", why.args().stream().map(String::valueOf).toArray(String[]::new))
                .param("batch", batch)
                .param("enrolment", enrolment)
                .update();
    }

    /// The papers of a batch in the list's order.
    @Transactional(readOnly = true)
    List<UUID> documents(UUID batch) {
        return sql.sql(
                        """
                        select d.id from credential.batch_line l
                          join credential.issue i on i.id = l.issue_id
                         cross join lateral unnest(array[i.document_id, i.english_id]) with ordinality d (id, nth)
                         where l.batch_id = :batch and d.id is not null order by l.seq, d.nth
                        """)
                .param("batch", batch)
                .query(UUID.class)
                .list();
    }

    /// The lines of the register that a batch has written.
    @Transactional(readOnly = true)
    List<UUID> issues(UUID batch) {
        return sql.sql(
                        "select l.issue_id from credential.batch_line l where l.batch_id = :batch"
                                + " and l.issue_id is not null")
                .param("batch", batch)
                .query(UUID.class)
                .list();
    }
}
