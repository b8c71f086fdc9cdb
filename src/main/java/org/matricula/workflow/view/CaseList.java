package org.matricula.workflow.view;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Cursor;
import org.matricula.kernel.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 事项一览: the cases within reach, the newest first. Drafts show to their applicant alone.
@Repository
@Transactional(readOnly = true)
public class CaseList {

    /// @param mine only what the reader applied for
    public record Asked(
            @Nullable String student,
            @Nullable String kind,
            @Nullable String state,
            boolean mine) {}

    /// @param task where it is, null where nowhere
    public record Row(
            UUID id,
            String kind,
            @Nullable String number,
            String state,
            String subjectName,
            @Nullable String subjectNumber,
            String unit,
            @Nullable Instant submittedAt,
            @Nullable LocalDate effectiveOn,
            @Nullable String task,
            @Nullable String drawing,
            @Nullable LocalDate dueOn) {}

    private final JdbcClient sql;

    CaseList(JdbcClient sql) {
        this.sql = sql;
    }

    Slice<Row> page(Asked asked, @Nullable String cursor, int limit) {
        var before =
                cursor == null
                        ? new UUID(-1L, -1L)
                        : UUID.fromString(Cursor.read(cursor, 1).getFirst());
        List<Row> rows =
                sql.sql(
                                """
                                select c.id, c.kind, c.number, c.state, c.subject_name, c.subject_number,
                                       u.name as unit, c.submitted_at, c.effective_on, s.task, c.drawing, s.due_on
                                  from workflow.case_file c
                                  join organisation.unit u on u.id = c.unit_id
                                  left join lateral (
                                    select task, due_on from workflow.step o
                                     where o.case_id = c.id and o.decision is null
                                     order by due_on limit 1) s on true
                                 where c.id < :before
                                   and (c.state <> 'draft' or c.applicant_id = :account)
                                   and (cast(:student as text) is null or c.subject_number = :student)
                                   and (cast(:kind as text) is null or c.kind = :kind)
                                   and (cast(:state as text) is null or c.state = :state)
                                   and (not :mine or c.applicant_id = :account)
                                 order by c.id desc limit :limit
                                """)
                        .param("before", before)
                        .param("account", Acting.now().account())
                        .param("student", asked.student())
                        .param("kind", asked.kind())
                        .param("state", asked.state())
                        .param("mine", asked.mine())
                        .param("limit", limit + 1)
                        .query(Row.class)
                        .list();
        return Slice.of(rows, limit, it -> Cursor.of(it.id()));
    }

    /// The cases whose number begins so, or about the student of that name or number, the newest
    /// first.
    List<Row> called(String words, int limit) {
        return sql.sql(
                        """
                        select c.id, c.kind, c.number, c.state, c.subject_name, c.subject_number,
                               u.name as unit, c.submitted_at, c.effective_on, null as task, c.drawing,
                               cast(null as date) as due_on
                          from workflow.case_file c
                          join organisation.unit u on u.id = c.unit_id
                         where c.id in (
                               select id from workflow.case_file where subject_name = :words
                               union all
                               select id from workflow.case_file where subject_number = :words
                               union all
                               select id from workflow.case_file
                                where number ~>=~ :words and number ~<~ :after)
                           and (c.state <> 'draft' or c.applicant_id = :account)
                         order by c.id desc limit :limit
                        """)
                .param("words", words)
                // nothing that begins with the words comes after them and the last character
                .param("after", words + Character.toString(Character.MAX_CODE_POINT))
                .param("account", Acting.now().account())
                .param("limit", limit)
                .query(Row.class)
                .list();
    }
}
