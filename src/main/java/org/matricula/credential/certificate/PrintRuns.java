package org.matricula.credential.certificate;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Print runs, and how far each printer is off.
@Repository
@Transactional(readOnly = true)
public class PrintRuns {

    public record Run(
            UUID id,
            UUID institutionId,
            long scopePos,
            String unit,
            String form,
            String printer,
            int certificates,
            Instant madeAt,
            String maker,
            @Nullable Instant takenAt,
            @Nullable String taker,
            @Nullable String retaker,
            @Nullable String retakeReason) {}

    /// 套打偏移, in millimetres.
    public record Offset(
            UUID institutionId,
            String form,
            String printer,
            BigDecimal rightMm,
            BigDecimal downMm) {}

    private static final String SELECT =
            """
            select r.id, r.institution_id, r.scope_pos, u.name as unit, r.form, r.printer, r.certificates, r.made_at,
                   r.maker, r.taken_at, r.taker, r.retaker, r.retake_reason
              from credential.print_run r join organisation.unit u on u.id = r.unit_id
            """;

    private final JdbcClient sql;

    PrintRuns(JdbcClient sql) {
        this.sql = sql;
    }

    /// @throws Absent if there is none within reach
    Run get(UUID id) {
        return sql.sql(SELECT + " where r.id = :id")
                .param("id", id)
                .query(Run.class)
                .optional()
                .orElseThrow(() -> new Absent("print run"));
    }

    /// The newest first: those whose sheets lie there still, or those that were taken.
    Slice<Run> page(boolean taken, @Nullable UUID after, int limit) {
        var scope = Acting.now().scope();
        var rows =
                sql.sql(
                                SELECT
                                        + """
                                         where r.scope_pos between :lo and :hi and (r.taken_at is not null) = :taken
                                           and (cast(:after as uuid) is null or r.id < cast(:after as uuid))
                                         order by r.id desc limit :limit
                                        """)
                        .param("lo", scope.lo())
                        .param("hi", scope.hi())
                        .param("taken", taken)
                        .param("after", after, java.sql.Types.OTHER)
                        .param("limit", limit + 1)
                        .query(Run.class)
                        .list();
        return Slice.of(rows, limit, it -> it.id().toString());
    }

    List<Offset> offsets(UUID institution) {
        return sql.sql(
                        """
                        select institution_id, form, printer, right_mm, down_mm from credential.form_offset
                         where institution_id = :institution order by form, printer
                        """)
                .param("institution", institution)
                .query(Offset.class)
                .list();
    }

    /// Nought where none was set.
    Offset offset(UUID institution, String form, String printer) {
        return offsets(institution).stream()
                .filter(it -> it.form().equals(form) && it.printer().equals(printer))
                .findFirst()
                .orElse(new Offset(institution, form, printer, BigDecimal.ZERO, BigDecimal.ZERO));
    }

    /// @return whether somebody else had taken its sheets before
    @Transactional(propagation = Propagation.MANDATORY)
    boolean retake(UUID run, String reason, Instant at) {
        return sql.sql(
                                """
                                update credential.print_run
                                   set retaken_at = :at, retaker = :by, retake_reason = :reason, taker_id = cast(:account as uuid)
                                 where id = :id and taken_at is not null
                                   and taker_id is distinct from cast(:account as uuid)
                                   and coalesce(retaker, taker) <> :by
                                """)
                        .param("at", at.atOffset(java.time.ZoneOffset.UTC))
                        .param("by", Acting.now().name())
                        .param("reason", reason)
                        .param("account", Acting.now().account(), java.sql.Types.OTHER)
                        .param("id", run)
                        .update()
                == 1;
    }

    @Transactional
    void set(Offset it, Instant at) {
        sql.sql(
                        """
                        insert into credential.form_offset (institution_id, form, printer, right_mm, down_mm, setter, set_at)
                        values (:institution, :form, :printer, :right, :down, :by, :at)
                        on conflict (institution_id, form, printer) do update
                           set right_mm = excluded.right_mm, down_mm = excluded.down_mm, setter = excluded.setter,
                               set_at = excluded.set_at
                        """)
                .param("institution", it.institutionId())
                .param("form", it.form())
                .param("printer", it.printer())
                .param("right", it.rightMm())
                .param("down", it.downMm())
                .param("by", Acting.now().name())
                .param("at", at.atOffset(java.time.ZoneOffset.UTC))
                .update();
    }
}
