package org.matricula.coursework.archive;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 教师考试工作量: papers set and scripts marked as the archive and the grades tell them, with what was
/// recorded besides, such as invigilation and make-up exams.
@Repository
@Transactional(readOnly = true)
public class ExamWorkloads {

    /// @param id of what was typed in by hand, null for the rest
    public record Item(
            @Nullable UUID id,
            UUID accountId,
            String teacher,
            String round,
            String duty,
            String subject,
            BigDecimal quantity,
            String source) {}

    /// One teacher's sums.
    public record Sum(
            UUID accountId,
            String teacher,
            BigDecimal papers,
            BigDecimal sessions,
            BigDecimal inspections,
            BigDecimal scripts) {}

    private static final String ITEMS =
            """
            select null::uuid as id, p.setter_id as account_id, 'final' as round, 'set' as duty,
                   c.name || ' ' || case p.kind when 'paper-a' then 'A' else 'B' end as subject,
                   1::numeric as quantity, 'papers' as source, c.id as of_course, p.kind as of_kind
              from coursework.exam_paper p
              join coursework.task t on t.id = p.task_id
              join curriculum.course c on c.id = t.course_id
             where t.term_id = :term and p.ended_at is null and p.kind <> 'scripts' and p.scope_pos between :lo and :hi
            union all
            select null, t.teacher_id, 'final', 'mark', c.name || ' ' || u.name, count(*)::numeric, 'grades', null, null
              from coursework.task t
              join curriculum.course c on c.id = t.course_id and c.assessment = 'examined'
              join organisation.unit u on u.id = t.unit_id
              join coursework.grade g on g.task_id = t.id and g.attempt in ('first', 'retake')
                   and (g.total is not null or g.mark is not null)
                   and coalesce(g.mark, '') not in ('absent', 'deferred', 'exempt')
             where t.term_id = :term and t.stage = 'published' and t.scope_pos between :lo and :hi
             group by t.id, c.id, u.id
            union all
            select d.id, d.account_id, d.round, d.duty, d.subject, d.quantity, d.source, null, null
              from coursework.exam_duty d
             where d.term_id = :term and d.struck_at is null and d.scope_pos between :lo and :hi
            """;

    /// The same paper for several classes is set once.
    private static final String ONCE =
            "select distinct on (coalesce(i.of_course::text || i.of_kind || i.account_id,"
                    + " gen_random_uuid()::text)) i.* from ("
                    + ITEMS
                    + ") i";

    private final JdbcClient sql;

    ExamWorkloads(JdbcClient sql) {
        this.sql = sql;
    }

    List<Item> items(UUID term) {
        return asked(
                        "select case when k.source = 'manual' then k.id end as id, k.account_id,"
                                + " a.name as teacher, k.round, k.duty, k.subject, k.quantity, k.source"
                                + " from ("
                                + ONCE
                                + ") k join identity.account a on a.id = k.account_id"
                                + " order by a.name, k.account_id, k.round, k.duty, k.subject",
                        term)
                .query(Item.class)
                .list();
    }

    public List<Sum> sums(UUID term) {
        return asked(
                        """
                        select k.account_id, a.name as teacher,
                               coalesce(sum(k.quantity) filter (where k.duty = 'set'), 0) as papers,
                               coalesce(sum(k.quantity) filter (where k.duty = 'invigilate'), 0) as sessions,
                               coalesce(sum(k.quantity) filter (where k.duty = 'inspect'), 0) as inspections,
                               coalesce(sum(k.quantity) filter (where k.duty = 'mark'), 0) as scripts
                          from (
                        """
                                + ONCE
                                + """
                                ) k join identity.account a on a.id = k.account_id
                                 group by k.account_id, a.name order by a.name, k.account_id
                                """,
                        term)
                .query(Sum.class)
                .list();
    }

    private JdbcClient.StatementSpec asked(String statement, UUID term) {
        var scope = Acting.now().scope();
        return sql.sql(statement)
                .param("term", term)
                .param("lo", scope.lo())
                .param("hi", scope.hi());
    }
}
