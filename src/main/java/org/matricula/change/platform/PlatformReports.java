package org.matricula.change.platform;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Unit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 书面报告 of points, and the branches' that sum them up.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class PlatformReports {

    /// @param inId the branch's report that has it, null while the branch has not forwarded it
    public record Report(
            UUID id,
            UUID institutionId,
            UUID unitId,
            String unit,
            String level,
            String term,
            LocalDate coversFrom,
            LocalDate coversUntil,
            LocalDate dueOn,
            int batches,
            int students,
            String handler,
            LocalDate madeOn,
            @Nullable UUID inId) {

        public boolean late() {
            return madeOn.isAfter(dueOn);
        }
    }

    /// What a point has packed within days, and whether it has reported it.
    public record Owed(
            UUID unitId,
            String unit,
            int batches,
            int students,
            @Nullable UUID reportId,
            int reportedBatches,
            int reportedStudents) {

        boolean agrees() {
            return batches == reportedBatches && students == reportedStudents;
        }
    }

    private static final String SELECT =
            """
            select r.id, r.institution_id, r.unit_id, u.name as unit, r.level, r.term, r.covers_from, r.covers_until, r.due_on,
                   r.batches, r.students, r.handler, r.made_on, r.in_id
              from change.platform_report r join organisation.unit u on u.id = r.unit_id
            """;

    private final JdbcClient sql;
    private final Clock clock;

    PlatformReports(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    List<Report> list(Unit below) {
        return sql.sql(
                        SELECT
                                + """
                                 where r.scope_pos between :lo and :hi
                                 order by r.covers_from desc, u.pos, r.level limit 400
                                """)
                .param("lo", below.pos())
                .param("hi", below.posEnd())
                .query(Report.class)
                .list();
    }

    Optional<Report> find(UUID id) {
        return sql.sql(SELECT + " where r.id = :id").param("id", id).query(Report.class).optional();
    }

    List<Report> within(UUID branchReport) {
        return sql.sql(SELECT + " where r.in_id = :id order by u.pos")
                .param("id", branchReport)
                .query(Report.class)
                .list();
    }

    /// Every point at or below the unit that packed anything within the days.
    List<Owed> owed(Unit unit, LocalDate from, LocalDate until) {
        return sql.sql(
                        """
                        select b.unit_id, u.name as unit, count(distinct b.id)::int as batches, count(l.case_id)::int as students,
                               r.id as report_id, coalesce(r.batches, 0) as reported_batches,
                               coalesce(r.students, 0) as reported_students
                          from change.platform_batch b
                          join organisation.unit u on u.id = b.unit_id
                          join change.platform_line l on l.batch_id = b.id
                          left join change.platform_report r
                            on r.unit_id = b.unit_id and r.level = 'point' and r.covers_from = :from
                         where b.scope_pos between :lo and :hi and b.made_on >= :from and b.made_on < :until
                         group by b.unit_id, u.name, u.pos, r.id, r.batches, r.students order by u.pos
                        """)
                .param("lo", unit.pos())
                .param("hi", unit.posEnd())
                .param("from", from)
                .param("until", until)
                .query(Owed.class)
                .list();
    }

    UUID insert(Unit unit, String level, ReportPlatform.Period period, int batches, int students) {
        return sql.sql(
                        """
                        insert into change.platform_report
                          (institution_id, unit_id, scope_pos, level, term, covers_from, covers_until, due_on, batches,
                           students, handler, made_on, made_at)
                        values (:institution, :unit, :pos, :level, :term, :from, :until, :due, :batches, :students, :by,
                                :on, :at)
                        returning id
                        """)
                .param("institution", unit.institutionId())
                .param("unit", unit.id())
                .param("pos", unit.pos())
                .param("level", level)
                .param("term", period.term())
                .param("from", period.from())
                .param("until", period.until())
                .param("due", period.dueOn())
                .param("batches", batches)
                .param("students", students)
                .param("by", Acting.now().name())
                .param("on", LocalDate.now(clock))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    void forward(UUID branchReport, Unit branch, LocalDate from) {
        sql.sql(
                        """
                        update change.platform_report set in_id = :in
                         where level = 'point' and covers_from = :from and in_id is null
                           and scope_pos between :lo and :hi
                        """)
                .param("in", branchReport)
                .param("from", from)
                .param("lo", branch.pos())
                .param("hi", branch.posEnd())
                .update();
    }
}
