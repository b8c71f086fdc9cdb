package org.matricula.coursework.attendance;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 取消考试资格 within reach; a course teacher's own tasks only.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ExamBars {

    private static final String TAUGHT =
            """
             and (cast(:teacher as uuid) is null or t.teacher_id = cast(:teacher as uuid)
                  or exists (select from coursework.co_teacher o
                              where o.task_id = t.id and o.account_id = cast(:teacher as uuid)))
            """;

    /// Of courses whose grades are still entered, and whose lines nothing holds.
    private static final String CANDIDATES =
            """
            select g.id as grade, t.id as task, t.institution_id as institution, g.enrolment_id, s.name,
                   s.student_number, u.name as unit, c.name as course, a.name as teacher, b.missed, c.hours,
                   cast(ceil(c.hours * cast(:share as numeric) / 100) as int) as least
              from coursework.task t
              join organisation.unit u on u.id = t.unit_id
              join curriculum.course c on c.id = t.course_id and c.hours > 0
              join identity.account a on a.id = t.teacher_id
              join lateral (
                select b.enrolment_id,
            """
                    + MissedLessons.MISSED
                    + """
                          from coursework.absence b where b.task_id = t.id and b.struck_at is null
                         group by b.enrolment_id) b on b.missed >= ceil(c.hours * cast(:share as numeric) / 100)
                      join coursework.grade g on g.task_id = t.id and g.enrolment_id = b.enrolment_id
                                             and g.attempt in ('first', 'retake')
                      join registry.student s on s.enrolment_id = g.enrolment_id
                     where t.stage = 'entering' and t.scope_pos between :lo and :hi
                       and not exists (select from coursework.held_mark h where h.grade_id = g.id and h.lifted_at is null)
                    """;

    private static final String SELECT =
            """
            select b.id, b.grade_id, b.task_id, b.enrolment_id, b.person_id, s.name, s.student_number, u.name as unit,
                   c.code, c.name as course, a.name as teacher, b.missed, b.hours, b.share, b.state, b.proposer_id,
                   b.proposer, b.proposed_at, b.decider, b.decided_at, b.why, b.held_id, t.stage
              from coursework.exam_bar b
              join coursework.task t on t.id = b.task_id
              join organisation.unit u on u.id = t.unit_id
              join curriculum.course c on c.id = t.course_id
              join identity.account a on a.id = t.teacher_id
              join registry.student s on s.enrolment_id = b.enrolment_id
             where b.scope_pos between :lo and :hi
            """;

    private final JdbcClient sql;

    ExamBars(JdbcClient sql) {
        this.sql = sql;
    }

    /// Not yet proposed, by grade.
    List<BarCandidate> candidates(MissedLessons.Measure by, @Nullable UUID after, int most) {
        return asked(
                        CANDIDATES
                                + """
                                and not exists (select from coursework.exam_bar x
                                      where x.grade_id = g.id and x.state in ('proposed', 'barred'))
                                and (cast(:after as uuid) is null or g.id > cast(:after as uuid))
                                """
                                + TAUGHT
                                + " order by g.id limit :most")
                .param("share", by.share())
                .param("lates", by.lates())
                .param("leave", by.leave())
                .param("after", after)
                .param("most", most)
                .query(BarCandidate.class)
                .list();
    }

    /// Those of some grades that have missed so much today.
    List<BarCandidate> over(Collection<UUID> grades, MissedLessons.Measure by) {
        return asked(CANDIDATES + " and g.id = any (:grades)" + TAUGHT + " order by g.id")
                .param("share", by.share())
                .param("lates", by.lates())
                .param("leave", by.leave())
                .param("grades", grades.toArray(UUID[]::new))
                .query(BarCandidate.class)
                .list();
    }

    /// @param after the last seen, null for the newest
    List<ExamBar> page(@Nullable UUID after, int most) {
        return asked(
                        SELECT
                                + " and (cast(:after as uuid) is null or b.id < cast(:after as uuid))"
                                + TAUGHT
                                + " order by b.id desc limit :most")
                .param("after", after)
                .param("most", most)
                .query(ExamBar.class)
                .list();
    }

    private record Place(UUID enrolment, UUID unit) {}

    /// The units some students are in, by enrolment.
    Map<UUID, UUID> units(Collection<UUID> enrolments) {
        return sql
                .sql(
                        "select enrolment_id as enrolment, unit_id as unit from registry.student"
                                + " where enrolment_id = any (:enrolments)")
                .param("enrolments", enrolments.toArray(UUID[]::new))
                .query(Place.class)
                .list()
                .stream()
                .distinct()
                .collect(Collectors.toMap(Place::enrolment, Place::unit));
    }

    List<ExamBar> of(Collection<UUID> ids) {
        return asked(SELECT + " and b.id = any (:ids)" + TAUGHT + " order by b.id")
                .param("ids", ids.toArray(UUID[]::new))
                .query(ExamBar.class)
                .list();
    }

    /// In one order, so that two who decide on the same wait for each other.
    void lock(Collection<UUID> ids) {
        sql.sql("select id from coursework.exam_bar where id = any (:ids) order by id for update")
                .param("ids", ids.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    /// @return how many are new; what somebody else has proposed meanwhile stays theirs
    int propose(List<BarCandidate> them, int share, Instant at) {
        var actor = Acting.now();
        return sql.sql(
                        """
                        insert into coursework.exam_bar
                          (grade_id, task_id, enrolment_id, scope_pos, person_id, missed, hours, share, proposer_id, proposer,
                           proposed_at)
                        select g.id, g.task_id, g.enrolment_id, g.scope_pos, g.person_id, x.missed, x.hours, :share,
                               cast(:by as uuid), :name, :at
                          from unnest(cast(:grades as uuid[]), cast(:missed as int[]), cast(:hours as int[]))
                                 as x (grade_id, missed, hours)
                          join coursework.grade g on g.id = x.grade_id
                         order by g.id
                        on conflict do nothing
                        """)
                .param("grades", them.stream().map(BarCandidate::grade).toArray(UUID[]::new))
                .param("missed", them.stream().map(BarCandidate::missed).toArray(Integer[]::new))
                .param("hours", them.stream().map(BarCandidate::hours).toArray(Integer[]::new))
                .param("share", share)
                .param("by", actor.account())
                .param("name", actor.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void decided(UUID id, String state, @Nullable UUID held, @Nullable String why, Instant at) {
        sql.sql(
                        """
                        update coursework.exam_bar
                           set state = :state, decider = :by, decided_at = :at, why = cast(:why as text),
                               held_id = coalesce(cast(:held as uuid), held_id)
                         where id = :id
                        """)
                .param("state", state)
                .param("by", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("why", why)
                .param("held", held)
                .param("id", id)
                .update();
    }

    private JdbcClient.StatementSpec asked(String select) {
        var actor = Acting.now();
        return sql.sql(select)
                .param("lo", actor.scope().lo())
                .param("hi", actor.scope().hi())
                .param("teacher", actor.holds("teacher") ? actor.account() : null);
    }
}
