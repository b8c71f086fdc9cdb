package org.matricula.standing.warning;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What stands behind one warning: its grounds, its courses, and what was done since.
@Repository
@Transactional(readOnly = true)
public class WarningDetails {

    /// Why a student was found.
    public record Ground(String kind, int level, BigDecimal threshold, BigDecimal figure) {}

    public record FailedCourse(
            String code,
            String course,
            String term,
            @Nullable BigDecimal credits,
            String attempt,
            @Nullable Integer total,
            @Nullable String mark) {}

    /// 办理记录.
    public record Done(
            String kind,
            LocalDate on,
            @Nullable String note,
            @Nullable UUID fileId,
            @Nullable UUID documentId,
            String recorder,
            Instant recordedAt) {}

    /// A talk about the warning, as far as its reader may see it.
    public record Talked(
            UUID id,
            LocalDate on,
            String talker,
            String theme,
            String agreement,
            @Nullable LocalDate nextOn) {}

    private final JdbcClient sql;

    WarningDetails(JdbcClient sql) {
        this.sql = sql;
    }

    public List<Ground> grounds(UUID warning) {
        return sql.sql(
                        """
                        select g.kind, g.level, g.threshold, g.figure from standing.ground g
                         where g.warning_id = :id order by g.level desc, g.kind
                        """)
                .param("id", warning)
                .query(Ground.class)
                .list();
    }

    /// The grounds of many, for a list.
    public Map<UUID, List<Ground>> grounds(Collection<UUID> warnings) {
        var all = new HashMap<UUID, List<Ground>>();
        sql.sql(
                        """
                        select g.warning_id, g.kind, g.level, g.threshold, g.figure from standing.ground g
                         where g.warning_id = any (:ids) order by g.warning_id, g.level desc, g.kind
                        """)
                .param("ids", warnings.toArray(UUID[]::new))
                .query((row, n) ->
                        all.computeIfAbsent(
                                        row.getObject("warning_id", UUID.class),
                                        it -> new ArrayList<>())
                                .add(
                                        new Ground(
                                                row.getString("kind"),
                                                row.getInt("level"),
                                                row.getBigDecimal("threshold"),
                                                row.getBigDecimal("figure"))))
                .list();
        return all;
    }

    public List<FailedCourse> courses(UUID warning) {
        return sql.sql(
                        """
                        select c.code, c.name as course, t.year || ' ' || t.name as term, f.credits, f.attempt, f.total,
                               f.mark
                          from standing.failed_course f
                          join curriculum.course c on c.id = f.course_id
                          join calendar.term t on t.id = f.term_id
                         where f.warning_id = :id order by lower(t.during), c.code
                        """)
                .param("id", warning)
                .query(FailedCourse.class)
                .list();
    }

    /// The least threshold of each kind in the warning's run: below it no warning is given.
    public List<Ground> least(UUID warning) {
        return sql.sql(
                        """
                        select distinct on (r.kind) r.kind, r.level, r.threshold, g.figure
                          from standing.ground g
                          join standing.warning w on w.id = g.warning_id
                          join standing.run_rule r on r.run_id = w.run_id and r.kind = g.kind
                         where g.warning_id = :id and g.kind <> 'in-a-row'
                         order by r.kind, r.level
                        """)
                .param("id", warning)
                .query(Ground.class)
                .list();
    }

    public List<Done> done(UUID warning) {
        return sql.sql(
                        """
                        select s.kind, s.on_day as "on", s.note, s.file_id, s.document_id, s.recorder, s.recorded_at
                          from standing.step s where s.warning_id = :id order by s.recorded_at, s.id
                        """)
                .param("id", warning)
                .query(Done.class)
                .list();
    }

    /// Whether anybody has talked with the student about it.
    boolean talked(UUID warning) {
        return sql.sql("select exists (select from standing.talk t where t.warning_id = :id)")
                .param("id", warning)
                .query(Boolean.class)
                .single();
    }

    /// Of what only the talker or those of the class may read, others are not told.
    public List<Talked> talks(UUID warning) {
        var actor = Acting.now();
        return sql.sql(
                        """
                        select t.id, t.talked_on as "on", t.talker, t.theme, t.agreement, t.next_on
                          from standing.talk t
                         where t.warning_id = :id
                           and (t.circle = 'office' or t.talker_id = cast(:me as uuid)
                                or t.circle = 'class' and :role in ('class-teacher', 'counsellor'))
                         order by t.talked_on, t.id
                        """)
                .param("id", warning)
                .param("me", actor.account(), java.sql.Types.OTHER)
                .param("role", actor.role())
                .query(Talked.class)
                .list();
    }
}
