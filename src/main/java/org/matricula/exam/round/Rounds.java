package org.matricula.exam.round;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 补考批次 within reach.
@Repository
@Transactional(readOnly = true)
public class Rounds {

    private static final String SELECT =
            """
            select r.id, r.institution_id, i.name as institution, i.pos, r.term_id,
                   t.year || ' ' || t.name as term, r.held_term_id, h.year || ' ' || h.name as held_term,
                   r.ends_on, r.results_due_on, r.closes_on, r.marking_place, r.state, r.kind
              from exam.round r
              join organisation.unit i on i.id = r.institution_id
              join calendar.term t on t.id = r.term_id
              join calendar.term h on h.id = r.held_term_id
             where
            """;

    private final JdbcClient sql;

    Rounds(JdbcClient sql) {
        this.sql = sql;
    }

    /// The newest first, of institutions wholly within reach.
    ///
    /// @param before the last round seen, or null
    public List<Round> page(@Nullable UUID before, int most) {
        return within(
                        """
                         i.pos between :lo and :hi
                           and (cast(:before as uuid) is null or r.id < cast(:before as uuid))
                         order by r.id desc limit :most
                        """)
                .param("before", before)
                .param("most", most)
                .query(Round.class)
                .list();
    }

    /// @throws Absent if the institution is not wholly within reach
    public Round get(UUID round) {
        return within(" i.pos between :lo and :hi and r.id = :id")
                .param("id", round)
                .query(Round.class)
                .optional()
                .orElseThrow(() -> new Absent("exam-round"));
    }

    /// A round of which a class or a department is within reach.
    public Round inSight(UUID round) {
        return within(" i.pos <= :hi and i.pos_end >= :lo and r.id = :id")
                .param("id", round)
                .query(Round.class)
                .optional()
                .orElseThrow(() -> new Absent("exam-round"));
    }

    /// The rounds under way or not long closed, for whoever reaches a part of the institution.
    public List<Round> current(LocalDate since) {
        return within(
                        " i.pos <= :hi and i.pos_end >= :lo and r.closes_on >= :since order by r.id"
                                + " desc limit 20")
                .param("since", since)
                .query(Round.class)
                .list();
    }

    public List<StepState> steps(UUID round) {
        return sql.sql(
                        """
                        select s.step, s.due_on, s.begun_at, s.doer, s.done_at from exam.round_step s
                         where s.round_id = :round order by s.step
                        """)
                .param("round", round)
                .query(StepState.class)
                .list();
    }

    private JdbcClient.StatementSpec within(String more) {
        var scope = Acting.now().scope();
        return sql.sql(SELECT + more).param("lo", scope.lo()).param("hi", scope.hi());
    }
}
