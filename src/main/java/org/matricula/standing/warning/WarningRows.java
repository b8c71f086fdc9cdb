package org.matricula.standing.warning;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What is written of a warning after it was found.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class WarningRows {

    /// Whom a closing concerns.
    public record Closed(UUID id, UUID personId, String state) {}

    private final JdbcClient sql;

    WarningRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// Locks warnings in one order, so that two who work on the same wait for each other.
    public void lock(Collection<UUID> ids) {
        sql.sql("select id from standing.warning where id = any (:ids) order by id for update")
                .param("ids", ids.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    /// @return how many were candidates
    int review(Collection<UUID> ids, String state, @Nullable String reason, Instant at) {
        return sql.sql(
                        """
                        update standing.warning w
                           set state = :state, review_reason = :reason, reviewer = :by, reviewed_at = :at
                          from standing.run r
                         where r.id = w.run_id and r.state = 'done' and w.id = any (:ids)
                           and w.state in ('found', 'kept', 'dropped')
                        """)
                .param("state", state)
                .param("reason", reason, java.sql.Types.VARCHAR)
                .param("by", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    /// What the review has kept is a warning from now on, or stands on the list alone.
    ///
    /// @return how many warnings
    int open(UUID run) {
        sql.sql(
                        "update standing.warning set state = 'listed' where run_id = :run and state = 'kept' and level = 0")
                .param("run", run)
                .update();
        return sql.sql(
                        "update standing.warning set state = 'open' where run_id = :run and state = 'kept'")
                .param("run", run)
                .update();
    }

    /// 随新一期结果结束: every open warning of an earlier term ends by what the run says of the same
    /// student. Who was not in school was not examined, and keeps theirs.
    List<Closed> closeBefore(UUID run, LocalDate on) {
        return sql.sql(
                        """
                        update standing.warning w
                           set state = case when n.level is null then 'lifted' when n.level > w.level then 'raised'
                                            when n.level = w.level then 'continued' else 'eased' end,
                               closed_on = :on, closer = :by, closed_by_run = r.id
                          from standing.run r
                          join calendar.term rt on rt.id = r.term_id
                          join standing.warning o on o.institution_id = r.institution_id and o.state = 'open'
                          join standing.run p on p.id = o.run_id
                          join calendar.term pt on pt.id = p.term_id and lower(pt.during) < lower(rt.during)
                          join registry.student s on s.enrolment_id = o.enrolment_id and s.status = '01'
                          left join standing.warning n on n.run_id = r.id and n.enrolment_id = o.enrolment_id
                                                      and n.state = 'open'
                         where r.id = :run and w.id = o.id
                        returning w.id, w.person_id, w.state
                        """)
                .param("run", run)
                .param("on", on)
                .param("by", Acting.now().name())
                .query(Closed.class)
                .list();
    }

    void noticed(UUID id, UUID document, LocalDate on) {
        sql.sql(
                        "update standing.warning set notice_id = :document, noticed_on = :on where id = :id")
                .param("document", document)
                .param("on", on)
                .param("id", id)
                .update();
    }

    void signed(
            UUID id,
            @Nullable LocalDate student,
            @Nullable LocalDate guardian,
            @Nullable String way) {
        sql.sql(
                        """
                        update standing.warning
                           set student_signed_on = coalesce(cast(:student as date), student_signed_on),
                               guardian_signed_on = coalesce(cast(:guardian as date), guardian_signed_on),
                               guardian_way = coalesce(cast(:way as text), guardian_way)
                         where id = :id
                        """)
                .param("student", student, java.sql.Types.DATE)
                .param("guardian", guardian, java.sql.Types.DATE)
                .param("way", way, java.sql.Types.VARCHAR)
                .param("id", id)
                .update();
    }

    void plan(UUID id, String mentor, String plan, LocalDate until) {
        sql.sql(
                        "update standing.warning set mentor = :mentor, plan = :plan, plan_until = :until where id = :id")
                .param("mentor", mentor)
                .param("plan", plan)
                .param("until", until)
                .param("id", id)
                .update();
    }

    void lift(UUID id, LocalDate on, String why) {
        sql.sql(
                        """
                        update standing.warning
                           set state = 'lifted', closed_on = :on, closed_why = :why, closer = :by where id = :id
                        """)
                .param("on", on)
                .param("why", why)
                .param("by", Acting.now().name())
                .param("id", id)
                .update();
    }

    /// Adds to the warning's record, which lies where the warning does.
    public void step(
            UUID warning,
            String kind,
            LocalDate on,
            @Nullable String note,
            @Nullable UUID file,
            @Nullable UUID document,
            Instant at) {
        var actor = Acting.now();
        sql.sql(
                        """
                        insert into standing.step
                          (warning_id, scope_pos, person_id, kind, on_day, note, file_id, document_id, recorded_by,
                           recorder, recorded_at)
                        select w.id, w.scope_pos, w.person_id, :kind, :on, :note, cast(:file as uuid),
                               cast(:document as uuid), cast(:by as uuid), :name, :at
                          from standing.warning w where w.id = :warning
                        """)
                .param("warning", warning)
                .param("kind", kind)
                .param("on", on)
                .param("note", note, java.sql.Types.VARCHAR)
                .param("file", file, java.sql.Types.OTHER)
                .param("document", document, java.sql.Types.OTHER)
                .param("by", actor.account(), java.sql.Types.OTHER)
                .param("name", actor.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
