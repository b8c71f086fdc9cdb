package org.matricula.report.round;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Unit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Rounds that open again by themselves.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class RepetitionRows {

    private static final String LIVE =
            """
            select p.id, p.unit_id, p.round_id, p.rhythm, p.first_on, p.opened, p.next_on, p.due_days, p.forms, p.units,
                   p.owner_id, p.owner, p.role
              from report.repetition p where p.stopped_at is null
            """;

    private final JdbcClient sql;

    RepetitionRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// Of the round opened last.
    Optional<Repetition> of(UUID round) {
        return sql.sql(LIVE + " and p.round_id = :round")
                .param("round", round)
                .query(RepetitionRows::repetition)
                .optional();
    }

    Optional<Repetition> held(UUID round) {
        return sql.sql(LIVE + " and p.round_id = :round for update")
                .param("round", round)
                .query(RepetitionRows::repetition)
                .optional();
    }

    /// One that is due, locked for whoever takes it; another server takes another.
    Optional<Repetition> due(LocalDate today) {
        return sql.sql(
                        LIVE
                                + """
                                 and p.next_on <= :today order by p.next_on, p.id limit 1 for update skip locked
                                """)
                .param("today", today)
                .query(RepetitionRows::repetition)
                .optional();
    }

    void add(UUID round, NewRound it, Unit unit, String rhythm, int dueDays, Instant at) {
        var actor = Acting.now();
        var first = Objects.requireNonNull(it.asOf());
        sql.sql(
                        """
                        insert into report.repetition (scope_pos, unit_id, round_id, rhythm, first_on, next_on, due_days, forms,
                               units, owner_id, owner, role, made_at)
                        values (:pos, :unit, :round, :rhythm, :first, :next, :due, :forms, :units, cast(:by as uuid), :owner,
                                :role, :at)
                        """)
                .param("pos", unit.pos())
                .param("unit", unit.id())
                .param("round", round)
                .param("rhythm", rhythm)
                .param("first", first)
                .param("next", Repetition.day(first, rhythm, 1))
                .param("due", dueDays)
                .param("forms", it.forms().toArray(String[]::new))
                .param("units", it.units().toArray(UUID[]::new))
                .param("by", actor.account())
                .param("owner", actor.name())
                .param("role", actor.role())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// @param round that was opened now; null where none was
    void again(Repetition it, @Nullable UUID round, int periods) {
        sql.sql(
                        """
                        update report.repetition set round_id = coalesce(cast(:round as uuid), round_id), opened = :opened,
                               next_on = :next where id = :id
                        """)
                .param("round", round)
                .param("opened", periods + 1)
                .param("next", Repetition.day(it.firstOn(), it.rhythm(), periods + 1))
                .param("id", it.id())
                .update();
    }

    void stop(UUID id, @Nullable String why, Instant at) {
        sql.sql(
                        """
                        update report.repetition set stopped_at = :at, stopper = :who, reason = :why where id = :id
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("who", Acting.now().name())
                .param("why", why)
                .param("id", id)
                .update();
    }

    private static Repetition repetition(ResultSet row, int i) throws SQLException {
        return new Repetition(
                row.getObject("id", UUID.class),
                row.getObject("unit_id", UUID.class),
                row.getObject("round_id", UUID.class),
                row.getString("rhythm"),
                row.getObject("first_on", LocalDate.class),
                row.getInt("opened"),
                row.getObject("next_on", LocalDate.class),
                row.getInt("due_days"),
                List.of((String[]) row.getArray("forms").getArray()),
                List.of((UUID[]) row.getArray("units").getArray()),
                row.getObject("owner_id", UUID.class),
                row.getString("owner"),
                row.getString("role"));
    }
}
