package org.matricula.standing.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The lists by run and department. A school without departments hands in one of its own.
@Repository
@Transactional(readOnly = true)
public class FailedLists {

    /// A list that was handed in.
    record HandedIn(
            UUID id,
            UUID runId,
            UUID unitId,
            String unit,
            UUID fileId,
            boolean received,
            @Nullable UUID handedBy) {}

    private static final String DEPARTMENTS =
            """
            with department as (
              select u.id, u.name, u.pos, u.pos_end from organisation.unit u
               where u.institution_id = :institution and u.kind = 'department'
              union all
              select i.id, i.name, i.pos, i.pos_end from organisation.unit i
               where i.id = :institution and not exists (select from organisation.unit d
                       where d.institution_id = :institution and d.kind = 'department'))
            """;

    private final JdbcClient sql;

    FailedLists(JdbcClient sql) {
        this.sql = sql;
    }

    /// One line a department within reach that has or had anybody on the run's list.
    public List<FailedList> of(UUID run, UUID institution, int from) {
        var scope = Acting.now().scope();
        return sql.sql(
                        DEPARTMENTS
                                + """
                                select d.id as unit_id, d.name as unit, coalesce(p.students, c.students, 0) as students,
                                       coalesce(c.unreviewed, 0) as unreviewed, p.id, p.hander, p.handed_at, p.receiver,
                                       p.received_at
                                  from department d
                                  left join lateral (
                                    select count(*) filter (where w.failed_courses >= :from and w.state <> 'dropped')::int
                                             as students,
                                           count(*) filter (where w.state = 'found')::int as unreviewed,
                                           count(*) as every
                                      from standing.warning w
                                     where w.run_id = :run and w.scope_pos between d.pos and d.pos_end) c on true
                                  left join standing.report p on p.run_id = :run and p.unit_id = d.id
                                 where d.pos between :lo and :hi and (p.id is not null or c.every > 0)
                                 order by d.pos
                                """)
                .param("run", run)
                .param("institution", institution)
                .param("from", from)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .query(FailedList.class)
                .list();
    }

    /// Whether the list of whoever stands at a position has been received.
    public boolean received(UUID run, long pos) {
        return sql.sql(
                        """
                        select exists (select from standing.report p join organisation.unit u on u.id = p.unit_id
                                        where p.run_id = :run and :pos between u.pos and u.pos_end
                                          and p.received_at is not null)
                        """)
                .param("run", run)
                .param("pos", pos)
                .query(Boolean.class)
                .single();
    }

    /// @throws Absent if there is none of the run within reach
    HandedIn get(UUID run, UUID id) {
        return sql.sql(
                        """
                        select p.id, p.run_id, p.unit_id, u.name as unit, p.file_id, p.received_at is not null as received,
                               p.handed_by
                          from standing.report p join organisation.unit u on u.id = p.unit_id
                         where p.id = :id and p.run_id = :run
                        """)
                .param("id", id)
                .param("run", run)
                .query(HandedIn.class)
                .optional()
                .orElseThrow(() -> new Absent("report"));
    }

    /// @return empty where the department has handed in before
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<UUID> add(UUID run, UUID unit, long pos, int students, UUID file, Instant at) {
        return sql.sql(
                        """
                        insert into standing.report
                          (run_id, unit_id, scope_pos, students, file_id, handed_by, hander, handed_at)
                        values (:run, :unit, :pos, :students, :file, cast(:by as uuid), :name, :at)
                        on conflict (run_id, unit_id) do nothing returning id
                        """)
                .param("run", run)
                .param("unit", unit)
                .param("pos", pos)
                .param("students", students)
                .param("file", file)
                .param("by", Acting.now().account(), java.sql.Types.OTHER)
                .param("name", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional();
    }

    /// @return whether it had not been received before
    @Transactional(propagation = Propagation.MANDATORY)
    boolean receive(UUID id, Instant at) {
        return sql.sql(
                                """
                                update standing.report
                                   set received_by = cast(:by as uuid), receiver = :name, received_at = :at
                                 where id = :id and received_at is null
                                """)
                        .param("by", Acting.now().account(), java.sql.Types.OTHER)
                        .param("name", Acting.now().name())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .update()
                == 1;
    }
}
