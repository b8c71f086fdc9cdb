package org.matricula.coursework;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 考试工作量登记: the door by which whoever runs exams reports what teachers did there, to be counted
/// with what is computed from papers and grades.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class ExamDuties {

    private final JdbcClient sql;
    private final Clock clock;

    ExamDuties(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// @return how many were written or written anew
    public int record(List<ExamDuty> some) {
        return sql.sql(
                        """
                        insert into coursework.exam_duty
                          (institution_id, scope_pos, term_id, account_id, round, duty, subject, quantity, source, recorder, recorded_at)
                        select u.institution_id, u.pos, d.term, d.account, d.round, d.duty, d.subject, d.quantity, d.source,
                               :recorder, :at
                          from unnest(cast(:units as uuid[]), cast(:terms as uuid[]), cast(:accounts as uuid[]),
                                      cast(:rounds as text[]), cast(:duties as text[]), cast(:subjects as text[]),
                                      cast(:quantities as numeric[]), cast(:sources as text[]))
                                 as d (unit, term, account, round, duty, subject, quantity, source)
                          join organisation.unit u on u.id = d.unit
                        on conflict (source, account_id, duty) where source <> 'manual' and struck_at is null do update
                           set quantity = excluded.quantity, subject = excluded.subject, recorder = excluded.recorder,
                               recorded_at = excluded.recorded_at
                        """)
                .param("recorder", Acting.now().name())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("units", some.stream().map(ExamDuty::unit).toArray(UUID[]::new))
                .param("terms", some.stream().map(ExamDuty::term).toArray(UUID[]::new))
                .param("accounts", some.stream().map(ExamDuty::account).toArray(UUID[]::new))
                .param("rounds", some.stream().map(ExamDuty::round).toArray(String[]::new))
                .param("duties", some.stream().map(ExamDuty::duty).toArray(String[]::new))
                .param("subjects", some.stream().map(ExamDuty::subject).toArray(String[]::new))
                .param(
                        "quantities",
                        some.stream().map(ExamDuty::quantity).toArray(java.math.BigDecimal[]::new))
                .param("sources", some.stream().map(ExamDuty::source).toArray(String[]::new))
                .update();
    }

    /// What a source has told counts no longer; it stays, and says why.
    ///
    /// @return how many counted until now
    public int strike(String source, String why) {
        return sql.sql(
                        """
                        update coursework.exam_duty set struck_at = :at, struck_why = :why
                         where source = :source and source <> 'manual' and struck_at is null
                        """)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("why", why)
                .param("source", source)
                .update();
    }

    /// One that was typed in by hand, within reach.
    ///
    /// @return whether it counted until now
    public boolean strike(UUID duty, String why) {
        var scope = Acting.now().scope();
        return sql.sql(
                                """
                                update coursework.exam_duty set struck_at = :at, struck_why = :why
                                 where id = :id and source = 'manual' and struck_at is null
                                   and scope_pos between :lo and :hi
                                """)
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("why", why)
                        .param("id", duty)
                        .param("lo", scope.lo())
                        .param("hi", scope.hi())
                        .update()
                == 1;
    }
}
