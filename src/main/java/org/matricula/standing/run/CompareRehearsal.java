package org.matricula.standing.run;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 试算对比: who would be new, who would be gone and whose level would change, against the run that
/// stands for the term.
@Repository
@Transactional(readOnly = true)
public class CompareRehearsal {

    /// @param was the level in the run that stands, null where it has not found the student
    /// @param would the level in the rehearsal, null where it does not find the student
    public record Changed(
            UUID enrolment,
            String name,
            String studentNumber,
            String unit,
            @Nullable Integer was,
            @Nullable Integer would) {}

    public record Tally(int added, int gone, int changed, int same) {}

    private static final String BOTH =
            """
            with was as (select w.enrolment_id, w.level from standing.warning w
                          where w.run_id = :standing and w.state <> 'dropped' and w.level > 0),
                 would as (select w.enrolment_id, w.level from standing.warning w
                            where w.run_id = :rehearsal and w.level > 0),
                 both_of as (select coalesce(a.enrolment_id, b.enrolment_id) as enrolment_id, a.level as was, b.level as would
                               from was a full join would b on b.enrolment_id = a.enrolment_id)
            """;

    private final JdbcClient sql;

    CompareRehearsal(JdbcClient sql) {
        this.sql = sql;
    }

    public Tally tally(UUID rehearsal, UUID standing) {
        return of(
                        rehearsal,
                        standing,
                        """
                        select count(*) filter (where b.was is null)::int as added,
                               count(*) filter (where b.would is null)::int as gone,
                               count(*) filter (where b.was <> b.would)::int as changed,
                               count(*) filter (where b.was = b.would)::int as same
                          from both_of b
                        """)
                .query(Tally.class)
                .single();
    }

    /// Those for whom anything would be different, the new ones first.
    public List<Changed> changed(UUID rehearsal, UUID standing, int limit) {
        return of(
                        rehearsal,
                        standing,
                        """
                        select b.enrolment_id as enrolment, s.name, s.student_number, u.name as unit, b.was, b.would
                          from both_of b
                          join registry.student s on s.enrolment_id = b.enrolment_id
                          join organisation.unit u on u.id = s.unit_id
                         where b.was is distinct from b.would
                         order by b.was is not null, b.would is not null, s.scope_pos, s.student_number limit :limit
                        """)
                .param("limit", limit)
                .query(Changed.class)
                .list();
    }

    private JdbcClient.StatementSpec of(UUID rehearsal, UUID standing, String select) {
        return sql.sql(BOTH + select).param("rehearsal", rehearsal).param("standing", standing);
    }
}
